using System.Net;
using System.Net.Sockets;
using System.Text;
using Cms.Api.Background;
using Cms.Api.Delivery;
using Cms.Api.Outbound;
using Cms.Api.WebSub;
using Cms.Model;
using Cms.Model.Authors;
using Cms.Model.WebSub;
using Cms.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;

namespace Cms.Api.Tests.WebSub;

/// <summary>What strangers may do to the hub, who need no key, and what those who have said yes notice of it: nothing.</summary>
public sealed class HubUnderAttackTests(string provider) : OnEveryDatabase(provider)
{
    private const string Proxy = "127.0.0.1";

    private readonly StillClock _clock = new(An.Hour);
    private readonly Author _author = An.Author();
    private Subscriber _honest = null!;
    private TcpListener _hanging = null!;
    private FeedHub _hub = null!;

    protected override TimeProvider Clock => _clock;

    protected override (string Name, string Value)[] Settings =>
        [("Cms:Outbound:AllowPrivateAddresses", "true"), ("Cms:TrustedProxies", $"{Proxy},::1")];

    private string Topic => $"/feeds/authors/{_author.Slug}.atom";

    protected override Task PrepareAsync() => SaveAsync(_author, An.Article(An.Content("The first of all", _author)));

    [SetUp]
    public async Task StartSubscribers()
    {
        // Every test has an hour of its own.
        _clock.Now += TimeSpan.FromHours(2);
        _honest = await Subscriber.StartAsync();
        // It takes connections and never says anything.
        _hanging = NewListener();
        _hanging.Start(1_000);
        var services = Host.Services;
        var unproven = services.GetRequiredService<UnprovenCallbacks>();
        var sender = new HubSender(
            services.GetRequiredService<IServiceScopeFactory>(),
            services.GetRequiredService<CmsDatabase>(),
            services.GetRequiredService<FeedTopics>(),
            unproven,
            services.GetRequiredService<OutboundClient>(),
            services.GetRequiredService<Addresses>(),
            _clock
        );
        _hub = NewHub(sender, unproven, services.GetRequiredService<CmsDatabase>());
    }

    [TearDown]
    public async Task StopSubscribers()
    {
        _hanging.Dispose();
        await _hub.DoneAsync();
        _hub.Dispose();
        await Host.DeskAsync(db => db.FeedSubscriptions.ExecuteDeleteAsync());
        await Host.DeskAsync(db => db.Leases.ExecuteDeleteAsync());
        await _honest.DisposeAsync();
    }

    [Test]
    public async Task Hundreds_of_callbacks_that_hang_when_asked_keep_no_feed_from_those_who_said_yes()
    {
        await StoreAsync(_honest.Callback, isConfirmed: true);
        await StoreAsync(Hanging(300), isConfirmed: false);
        await LookAsync();
        await PublishAsync();

        await LookAsync();
        await _hub.SentAsync();

        Assert.That(_honest.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Hundreds_that_hang_when_they_are_sent_a_feed_keep_it_from_nobody_who_came_before_them()
    {
        await StoreAsync(_honest.Callback, isConfirmed: true);
        await StoreAsync(Hanging(300), isConfirmed: true, lease: FeedSubscription.ShortestLease);
        await PublishAsync();

        await LookAsync();

        Assert.That(await SentAsync(1), Is.True);
    }

    [Test]
    public async Task A_host_that_hangs_has_few_turns_at_once()
    {
        await StoreAsync(Hanging(150, sameHost: true), isConfirmed: true);
        await StoreAsync(_honest.Callback, isConfirmed: true);
        await PublishAsync();

        await LookAsync();

        Assert.That(await SentAsync(1), Is.True, "It came last, and its host is another.");
    }

    [Test]
    public async Task Those_who_did_not_take_it_the_last_time_leave_room_for_the_others()
    {
        await StoreAsync(Hanging(200), isConfirmed: true);
        await Host.DeskAsync(db => db.FeedSubscriptions.ExecuteUpdateAsync(s => s.SetProperty(x => x.Tries, 1)));
        await PublishAsync();
        await LookAsync();
        await StoreAsync(_honest.Callback, isConfirmed: true, position: 0);

        await LookAsync();

        Assert.That(await SentAsync(1), Is.True);
    }

    [Test]
    public async Task One_address_has_only_so_many_asked_and_what_it_did_keeps_nobody_else_out()
    {
        var statuses = new List<int>();
        for (var i = 0; i < UnprovenCallbacks.MostOfAddress + 5; i++)
            statuses.Add(await AskAsync($"http://victim-{i}.invalid/hook", from: $"2001:db8:5:5::{i:x}"));

        Assert.That(
            statuses,
            Is.EqualTo([.. Enumerable.Repeat(202, UnprovenCallbacks.MostOfAddress), .. Enumerable.Repeat(429, 5)]),
            "Its network counts as one."
        );
        Assert.That(await AskAsync(_honest.Callback, from: "2001:db8:5:6::1"), Is.EqualTo(202));
        Assert.That(await Host.DeskAsync(db => db.FeedSubscriptions.CountAsync()), Is.EqualTo(UnprovenCallbacks.MostOfAddress + 1));
    }

    [Test]
    public async Task A_host_that_never_asked_for_it_is_asked_once_a_second_and_so_often_an_hour()
    {
        _honest.AnswerWith(404, "");
        var refused = 0;
        for (var second = 0; second < 40; second++)
        {
            // Every second from somebody else, and each time another address of the same host.
            for (var i = 0; i < 2; i++)
                refused += await AskAsync($"{_honest.Callback}&{second}-{i}", from: $"198.51.100.{second + 1}") == 429 ? 1 : 0;
            await LookAsync();
            await LookAsync();
            await _hub.DoneAsync();
            Assert.That(_honest.Asked, Has.Count.LessThanOrEqualTo(second + 1));
            _clock.Now += TimeSpan.FromSeconds(1);
        }

        Assert.That(_honest.Asked, Has.Count.EqualTo(UnprovenCallbacks.MostOfHost), "Refusals count on, though nothing is stored of them.");
        Assert.That(refused, Is.EqualTo(80 - UnprovenCallbacks.MostOfHost));
        _clock.Now += UnprovenCallbacks.Remembered;
        Assert.That(await AskAsync(_honest.Callback, from: "203.0.113.200"), Is.EqualTo(202), "After an hour it may be asked again.");
    }

    [Test]
    public async Task Asking_again_and_again_for_one_that_waits_has_it_asked_no_more_often()
    {
        var dead = $"http://127.0.0.1:{((IPEndPoint)_hanging.LocalEndpoint).Port}/dead";
        _hanging.Stop();
        for (var n = 0; n < 5; n++)
        {
            Assert.That(await AskAsync(dead, from: "203.0.113.9"), Is.EqualTo(202));
            await LookAsync();
            await _hub.DoneAsync();
            _clock.Now += TimeSpan.FromSeconds(1);
        }

        Assert.That(
            await Host.DeskAsync(db => db.FeedSubscriptions.Select(s => s.Asked).SingleAsync()),
            Is.EqualTo(1),
            "The next time is after five seconds and more."
        );
    }

    [Test]
    public async Task Who_has_said_yes_goes_on_though_others_filled_the_hub_for_its_host_and_its_address()
    {
        await StoreAsync(_honest.Callback, isConfirmed: true);
        for (var i = 0; i < UnprovenCallbacks.MostOfHost; i++)
            Assert.That(await AskAsync($"http://127.0.0.1:1/{i}", from: "203.0.113.10"), Is.EqualTo(202));
        Assert.That(await AskAsync("http://127.0.0.1:1/more", from: "203.0.113.11"), Is.EqualTo(429));

        Assert.That(await AskAsync(_honest.Callback, from: "203.0.113.10"), Is.EqualTo(202));
    }

    [Test]
    public async Task What_is_full_refuses_whoever_is_new_and_says_when_to_come_again()
    {
        await StoreAsync(
            [.. Enumerable.Range(0, SubscribeToFeed.MostPending).Select(i => $"http://waiting-{i}.invalid/")],
            isConfirmed: false
        );

        using var refused = await PostAsync(_honest.Callback, "203.0.113.12");

        Assert.That(((int)refused.StatusCode, refused.Header("Retry-After")), Is.EqualTo((503, "60")));
    }

    private string[] Hanging(int count, bool sameHost = false)
    {
        var port = ((IPEndPoint)_hanging.LocalEndpoint).Port;
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => $"http://127.1.{(sameHost ? 0 : i / 250)}.{(sameHost ? 1 : (i % 250) + 1)}:{port}/{i}"),
        ];
    }

    private Task LookAsync() => _hub.TickAsync(CancellationToken.None);

    /// <summary>Ends when so many feeds have arrived, whatever else is still being sent.</summary>
    private Task<bool> SentAsync(int count) => _honest.SentAsync(count, Patience.Limit);

    private static TcpListener NewListener() => new(IPAddress.Any, 0);

    private FeedHub NewHub(HubSender sender, UnprovenCallbacks unproven, CmsDatabase database) =>
        new(sender, unproven, database, _clock, NullLogger<FeedHub>.Instance);

    private Task<long?> PublishAsync() => SaveAsync(An.Article(An.Content("One more", _author)));

    private Task StoreAsync(string callback, bool isConfirmed, long? position = null) => StoreAsync([callback], isConfirmed, position);

    private Task StoreAsync(string[] callbacks, bool isConfirmed, long? position = null, TimeSpan? lease = null) =>
        Host.DeskAsync(async db =>
        {
            var head = position ?? (await db.ChangeHeads.SingleAsync()).Sequence;
            // Ids are told apart by the millisecond they were made in.
            _clock.Now += TimeSpan.FromMilliseconds(1);
            foreach (var callback in callbacks)
            {
                var subscription = new FeedSubscription(Topic, callback, _clock.Now);
                subscription.Ask(SubscriptionWish.Subscribe, null, lease ?? FeedSubscription.DefaultLease, _clock.Now);
                if (isConfirmed)
                    subscription.Confirm(head, "", _clock.Now);
                db.Add(subscription);
            }

            await db.SaveAsync(CancellationToken.None);
        });

    private async Task<int> AskAsync(string callback, string from)
    {
        using var answer = await PostAsync(callback, from);
        return (int)answer.StatusCode;
    }

    private async Task<HttpResponseMessage> PostAsync(string callback, string from)
    {
        var topic = Uri.EscapeDataString("http://localhost:5000" + Topic);
        var form = $"hub.mode=subscribe&hub.topic={topic}&hub.callback={Uri.EscapeDataString(callback)}";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/websub")
        {
            Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", from);
        return await Client.SendAsync(request);
    }
}
