using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Cms.Api.Background;
using Cms.Api.Outbound;
using Cms.Api.Tests.Delivery.Feeds;
using Cms.Api.WebSub;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.WebSub;
using Cms.Testing;
using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;

namespace Cms.Api.Tests.WebSub;

/// <summary>The hub, with a subscriber of its own on a socket, by a clock that stands still between the steps of a test.</summary>
public sealed class HubTests(string provider) : OnEveryDatabase(provider)
{
    private readonly StillClock _clock = new(An.Hour);
    private readonly Author _author = An.Author("Tove Lindqvist");
    private Subscriber _subscriber = null!;

    protected override TimeProvider Clock => _clock;

    protected override (string Name, string Value)[] Settings => [("Cms:Outbound:AllowPrivateAddresses", "true")];

    protected override Task PrepareAsync() => SaveAsync(_author, An.Article(An.Content("The first of all", _author)));

    [SetUp]
    public async Task StartSubscriber()
    {
        _clock.Now = An.Hour;
        _subscriber = await Subscriber.StartAsync();
    }

    [TearDown]
    public async Task StopSubscriber()
    {
        await Host.DeskAsync(db => db.FeedSubscriptions.ExecuteDeleteAsync());
        await Host.DeskAsync(db => db.Leases.ExecuteDeleteAsync());
        await _subscriber.DisposeAsync();
    }

    [TestCase("rss")]
    [TestCase("atom")]
    [TestCase("json")]
    public async Task Who_subscribes_is_asked_first_and_sent_the_feed_whenever_it_changes(string format)
    {
        var topic = await TopicAsync(format);
        using var accepted = await AskAsync("subscribe", topic, secret: "between us", more: ("hub.lease_seconds", "7200"));
        Assert.That((int)accepted.StatusCode, Is.EqualTo(202));

        await WorkAsync();
        var asked = _subscriber.Asked.Single();
        Assert.That(
            (asked["hub.mode"], asked["hub.topic"], asked["hub.lease_seconds"], asked["mine"]),
            Is.EqualTo(("subscribe", topic, "7200", "kept"))
        );
        Assert.That(asked["hub.challenge"], Has.Length.AtLeast(32));
        Assert.That(_subscriber.Sent, Is.Empty, "It has what there is.");

        var piece = await PublishedAsync();
        await WorkAsync();
        var sent = _subscriber.Sent.Single();
        using var feed = await Client.GetAsync(new Uri(topic).AbsolutePath);
        var body = await feed.Content.ReadAsByteArrayAsync();
        Assert.Multiple(() =>
        {
            Assert.That(sent.Body, Is.EqualTo(body), "The feed whole, as anybody reads it.");
            Assert.That(Encoding.UTF8.GetString(sent.Body), Does.Contain(piece.Id.ToString()));
            Assert.That(sent.Type, Is.EqualTo(feed.Content.Headers.ContentType!.ToString()));
            Assert.That(sent.Link, Does.Contain($"<{topic}>; rel=\"self\"").And.Contain("/websub>; rel=\"hub\""));
            Assert.That(sent.Signature, Is.EqualTo("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("between us"u8, body))));
        });

        await WorkAsync();
        Assert.That(_subscriber.Sent, Has.Count.EqualTo(1), "Once.");
    }

    [TestCase("rss")]
    [TestCase("atom")]
    [TestCase("json")]
    public async Task Every_feed_names_the_hub(string format)
    {
        using var answer = await Client.GetAsync($"/feeds/articles.{format}");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.That(answer.Header("Link"), Does.Contain("http://localhost:5000/websub>; rel=\"hub\"").And.Contain("rel=\"self\""));
        Assert.That(text, Does.Contain("http://localhost:5000/websub"));
    }

    [Test]
    public async Task Nothing_holds_unless_the_address_itself_says_so()
    {
        var topic = await TopicAsync();
        foreach (var answer in new (int Status, string? Body)[] { (200, "something else"), (404, null), (302, null), (200, "") })
        {
            _subscriber.AnswerWith(answer.Status, answer.Body ?? "challenge");
            using var asked = await AskAsync("subscribe", topic);
            await WorkAsync();
        }

        await PublishedAsync();
        await WorkAsync();

        Assert.That(_subscriber.Asked, Has.Count.EqualTo(4));
        Assert.That(_subscriber.Sent, Is.Empty);
        Assert.That(await CountAsync(), Is.Zero);
    }

    [Test]
    public async Task An_address_that_does_not_answer_is_asked_again_and_then_forgotten()
    {
        var topic = await TopicAsync();
        var gone = _subscriber.Callback;
        await _subscriber.DisposeAsync();
        using var asked = await AskAsync("subscribe", topic, gone);

        for (var n = 0; n < FeedSubscription.MostAsked; n++)
        {
            Assert.That(await CountAsync(), Is.EqualTo(1));
            await WorkAsync();
            _clock.Now += TimeSpan.FromHours(1);
        }

        await WorkAsync();
        Assert.That(await CountAsync(), Is.Zero);
        _subscriber = await Subscriber.StartAsync();
    }

    [Test]
    public async Task Nobody_else_ends_a_subscription_and_its_own_address_does()
    {
        var topic = await SubscribedAsync();
        _subscriber.AnswerWith(404, "");
        using var foreign = await AskAsync("unsubscribe", topic);
        await WorkAsync();
        _subscriber.AnswerWith(200, null);
        await PublishedAsync();
        await WorkAsync();
        Assert.That(_subscriber.Sent, Has.Count.EqualTo(1));

        using var own = await AskAsync("unsubscribe", topic);
        await WorkAsync();
        await PublishedAsync();
        await WorkAsync();

        Assert.That(_subscriber.Asked.Select(a => a["hub.mode"]), Is.EqualTo(new[] { "subscribe", "unsubscribe", "unsubscribe" }));
        Assert.That(_subscriber.Sent, Has.Count.EqualTo(1));
        Assert.That(await CountAsync(), Is.Zero);
    }

    [Test]
    public async Task It_ends_with_its_lease_and_goes_on_if_it_is_asked_for_again()
    {
        var topic = await SubscribedAsync(secret: "the first");
        _clock.Now += TimeSpan.FromDays(9);
        using var again = await AskAsync("subscribe", topic, secret: "the second");
        await PublishedAsync();
        // Until the address has answered, the first secret signs.
        await WorkAsync();
        _clock.Now += TimeSpan.FromDays(9);
        await PublishedAsync();
        await WorkAsync();
        Assert.That(_subscriber.Sent, Has.Count.EqualTo(2));
        Assert.That(
            _subscriber.Sent[^1].Signature,
            Is.EqualTo("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("the second"u8, _subscriber.Sent[^1].Body)))
        );

        _clock.Now += TimeSpan.FromDays(2);
        await PublishedAsync();
        await WorkAsync();

        Assert.That(_subscriber.Sent, Has.Count.EqualTo(2));
        Assert.That(await CountAsync(), Is.Zero);
    }

    [Test]
    public async Task What_does_not_arrive_is_tried_again_as_it_is_then_and_given_up_until_the_next_change()
    {
        await SubscribedAsync(lease: 30);
        _subscriber.AnswerWith(500, "");
        await PublishedAsync();
        await WorkAsync();
        await PublishedAsync();
        await WorkAsync();
        Assert.That(_subscriber.Sent, Has.Count.EqualTo(1), "It waits.");
        var last = await PublishedAsync();
        _clock.Now += TimeSpan.FromSeconds(6);
        _subscriber.AnswerWith(200, null);
        await WorkAsync();
        Assert.That(_subscriber.Sent, Has.Count.EqualTo(2));
        Assert.That(Encoding.UTF8.GetString(_subscriber.Sent[^1].Body), Does.Contain(last.Id.ToString()), "Three changes, one feed.");

        _subscriber.AnswerWith(500, "");
        await PublishedAsync();
        for (var n = 0; n < 12; n++)
        {
            await WorkAsync();
            _clock.Now += TimeSpan.FromHours(27);
        }

        Assert.That(_subscriber.Sent, Has.Count.EqualTo(2 + 10));
        _subscriber.AnswerWith(200, null);
        await PublishedAsync();
        await WorkAsync();
        Assert.That(_subscriber.Sent, Has.Count.EqualTo(2 + 10 + 1), "The subscription goes on until its lease ends.");
    }

    [Test]
    public async Task An_address_that_answers_gone_is_sent_nothing_more()
    {
        await SubscribedAsync();
        _subscriber.AnswerWith(410, "");
        await PublishedAsync();

        await WorkAsync();

        Assert.That(await CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_change_that_is_not_in_the_feed_sends_nothing()
    {
        await SubscribedAsync();
        var other = An.Author();
        await SaveAsync(other, An.Article(An.Content("By somebody else", other)));

        await WorkAsync();

        Assert.That(_subscriber.Sent, Is.Empty);
        var (position, head) = await Host.DeskAsync(async db =>
            (await db.FeedSubscriptions.Select(s => s.Position).SingleAsync(), await db.ChangeHeads.Select(h => h.Sequence).SingleAsync())
        );
        Assert.That(position, Is.EqualTo(head), "It is not looked at again.");
    }

    [Test]
    public async Task A_feed_that_stands_elsewhere_by_now_is_not_sent_and_not_looked_at_again_and_again()
    {
        var moving = An.Author();
        await SaveAsync(moving, An.Article(An.Content("By somebody who moves", moving)));
        await SubscribedAsync(author: moving);

        await ChangeAsync<Author>(moving.Id, a => a.MoveTo(a.Slug + "-moved", An.Hour));
        await WorkAsync();

        Assert.That(_subscriber.Sent, Is.Empty);
        Assert.That(await Sender().FindAsync(CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task What_a_withdrawal_changed_goes_first()
    {
        var quiet = An.Author();
        await SaveAsync(quiet, An.Article(An.Content("By the quiet one", quiet)));
        var piece = await PublishedAsync();
        await SubscribedAsync(author: quiet);
        await SubscribedAsync();
        await SaveAsync(An.Article(An.Content("Another by the quiet one", quiet)));
        await ChangeAsync<Article>(piece.Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Legal, "It is gone.", false, null, null, default), An.Hour)
        );

        var work = await Sender().FindAsync(CancellationToken.None);

        Assert.That(
            work.Select(w => w.Topic),
            Is.EqualTo(new[] { $"/feeds/authors/{_author.Slug}.atom", $"/feeds/authors/{quiet.Slug}.atom" })
        );
        await WorkAsync();
        Assert.That(_subscriber.Sent.Select(s => Encoding.UTF8.GetString(s.Body)), Has.Some.Contains("It is gone."));
    }

    [Test]
    public async Task Two_nodes_send_once()
    {
        await SubscribedAsync();
        await PublishedAsync();
        var work = (await Sender().FindAsync(CancellationToken.None)).Single();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Sender().WorkAsync(work))));

        Assert.That(_subscriber.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_feed_is_read_once_for_all_who_are_sent_it()
    {
        var topic = await SubscribedAsync();
        using var second = await AskAsync("subscribe", topic, _subscriber.Callback + "&second");
        await WorkAsync();
        await PublishedAsync();

        var work = await Sender().FindAsync(CancellationToken.None);
        await WorkAsync();

        Assert.That((work.Count, work.Select(w => w.Feed).Distinct().Count()), Is.EqualTo((2, 1)));
        Assert.That(_subscriber.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Who_read_the_feed_before_another_node_sent_it_sends_nothing_older()
    {
        await SubscribedAsync();
        await PublishedAsync();
        var early = (await Sender().FindAsync(CancellationToken.None)).Single();
        await early.Feed.Value;
        var last = await PublishedAsync();
        await WorkAsync();

        await Sender().WorkAsync(early);

        Assert.That(Encoding.UTF8.GetString(_subscriber.Sent.Single().Body), Does.Contain(last.Id.ToString()));
    }

    [Test]
    public async Task A_try_that_failed_is_not_made_again_at_once_by_another_node()
    {
        await SubscribedAsync();
        await PublishedAsync();
        _subscriber.AnswerWith(500, "");
        var work = (await Sender().FindAsync(CancellationToken.None)).Single();

        await Sender().WorkAsync(work);
        await Sender().WorkAsync(work);

        Assert.That(_subscriber.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Nobody_is_called_who_is_not_on_the_public_internet()
    {
        // By the same still clock, or its own hub would be at it too.
        await using var strict = CmsHost.On(await TestDatabase.CreateAsync(Host.Database.Provider, Holding.Nothing), _clock);
        await strict.DeskAsync(async db =>
        {
            db.AddRange(_author, An.Article(An.Content("The first of all", _author)));
            await db.SaveAsync(CancellationToken.None);
        });
        using var asked = await strict.Client.PostAsync(
            "/websub",
            Form("subscribe", $"http://localhost:5000/feeds/authors/{_author.Slug}.atom", _subscriber.Callback)
        );
        Assert.That((int)asked.StatusCode, Is.EqualTo(400));
        // An address may come to lead elsewhere after it was registered.
        await strict.DeskAsync(async db =>
        {
            var subscription = new FeedSubscription($"/feeds/authors/{_author.Slug}.atom", _subscriber.Callback, _clock.Now);
            subscription.Ask(SubscriptionWish.Subscribe, null, FeedSubscription.DefaultLease, _clock.Now);
            db.Add(subscription);
            await db.SaveAsync(CancellationToken.None);
        });

        using var hub = Hub(strict);
        await hub.TickAsync(CancellationToken.None);
        await hub.DoneAsync();
        await hub.TickAsync(CancellationToken.None);

        Assert.That(_subscriber.Asked, Is.Empty);
        Assert.That(await strict.DeskAsync(db => db.FeedSubscriptions.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task What_the_hub_does_not_take_is_said_with_the_parameter()
    {
        var topic = await TopicAsync();
        var hidden = An.Author();
        await SaveAsync(hidden);
        var here = _subscriber.Callback;
        foreach (
            var (parameter, form) in new (string, (string, string)[])[]
            {
                ("hub.mode", [("hub.topic", topic), ("hub.callback", here)]),
                ("hub.mode", [("hub.mode", "publish"), ("hub.topic", topic), ("hub.callback", here)]),
                ("hub.topic", [("hub.mode", "subscribe"), ("hub.callback", here)]),
                (
                    "hub.topic",
                    [("hub.mode", "subscribe"), ("hub.callback", here), ("hub.topic", "https://elsewhere.example/feeds/articles.atom")]
                ),
                ("hub.topic", [("hub.mode", "subscribe"), ("hub.callback", here), ("hub.topic", "http://localhost:5000/v1/articles")]),
                (
                    "hub.topic",
                    [("hub.mode", "subscribe"), ("hub.callback", here), ("hub.topic", "http://localhost:5000/feeds/articles.atom?cursor=x")]
                ),
                (
                    "hub.topic",
                    [
                        ("hub.mode", "subscribe"),
                        ("hub.callback", here),
                        ("hub.topic", $"http://localhost:5000/feeds/authors/{hidden.Slug}.atom"),
                    ]
                ),
                (
                    "hub.topic",
                    [
                        ("hub.mode", "subscribe"),
                        ("hub.callback", here),
                        ("hub.topic", "http://localhost:5000/feeds/authors/nobody-at-all.atom"),
                    ]
                ),
                ("hub.topic", [("hub.mode", "subscribe"), ("hub.callback", here), ("hub.topic", topic), ("hub.topic", topic)]),
                ("hub.callback", [("hub.mode", "subscribe"), ("hub.topic", topic)]),
                ("hub.callback", [("hub.mode", "subscribe"), ("hub.topic", topic), ("hub.callback", "ftp://subscriber.example/")]),
                ("hub.callback", [("hub.mode", "subscribe"), ("hub.topic", topic), ("hub.callback", "/relative")]),
                (
                    "hub.callback",
                    [("hub.mode", "subscribe"), ("hub.topic", topic), ("hub.callback", "https://me:secret@subscriber.example/")]
                ),
                (
                    "hub.callback",
                    [("hub.mode", "subscribe"), ("hub.topic", topic), ("hub.callback", "https://subscriber.example/\r\nX-Evil: 1")]
                ),
                (
                    "hub.callback",
                    [
                        ("hub.mode", "subscribe"),
                        ("hub.topic", topic),
                        ("hub.callback", "https://subscriber.example/" + new string('a', 1_000)),
                    ]
                ),
                (
                    "hub.secret",
                    [("hub.mode", "subscribe"), ("hub.topic", topic), ("hub.callback", here), ("hub.secret", new string('é', 150))]
                ),
                (
                    "hub.lease_seconds",
                    [("hub.mode", "subscribe"), ("hub.topic", topic), ("hub.callback", here), ("hub.lease_seconds", "-1")]
                ),
            }
        )
        {
            using var content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
            using var answer = await Client.PostAsync("/websub", content);
            var problem = await answer.JsonAsync();
            Assert.That(((int)answer.StatusCode, problem.Text("errors/0/parameter")), Is.EqualTo((400, parameter)), string.Join('&', form));
        }

        using var json = await Client.PostAsync("/websub", new StringContent("{}", new MediaTypeHeaderValue("application/json")));
        Assert.That((int)json.StatusCode, Is.EqualTo(415));
        using var large = new HttpRequestMessage(HttpMethod.Post, "/websub")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("hub.mode", new string('x', 20_000))]),
            Headers = { ExpectContinue = true },
        };
        using var refused = await Client.SendAsync(large);
        Assert.That((int)refused.StatusCode, Is.EqualTo(413));
        Assert.That(await CountAsync(), Is.Zero);
    }

    private static FormUrlEncodedContent Form(
        string mode,
        string topic,
        string callback,
        string? secret = null,
        params (string Name, string Value)[] more
    ) =>
        new(
            new (string Name, string Value)[]
            {
                ("hub.mode", mode),
                ("hub.topic", topic),
                ("hub.callback", callback),
                ("hub.unheard_of", "passed over"),
            }
                .Concat(secret is null ? [] : [("hub.secret", secret)])
                .Concat(more)
                .Select(f => KeyValuePair.Create(f.Item1, f.Item2))
        );

    private static FeedHub Hub(CmsHost host) =>
        new(
            SenderOf(host, host.Services.GetRequiredService<TimeProvider>()),
            host.Services.GetRequiredService<UnprovenCallbacks>(),
            host.Services.GetRequiredService<CmsDatabase>(),
            host.Services.GetRequiredService<TimeProvider>(),
            NullLogger<FeedHub>.Instance
        );

    private static HubSender SenderOf(CmsHost host, TimeProvider clock) =>
        new(
            host.Services.GetRequiredService<IServiceScopeFactory>(),
            host.Services.GetRequiredService<CmsDatabase>(),
            host.Services.GetRequiredService<FeedTopics>(),
            host.Services.GetRequiredService<UnprovenCallbacks>(),
            host.Services.GetRequiredService<OutboundClient>(),
            host.Services.GetRequiredService<Cms.Api.Delivery.Addresses>(),
            clock
        );

    private HubSender Sender() => SenderOf(Host, _clock);

    /// <summary>Looks, and looks again, until what is due by the clock is done.</summary>
    private async Task WorkAsync()
    {
        using var hub = Hub(Host);
        for (var n = 0; n < 3; n++)
        {
            await hub.TickAsync(CancellationToken.None);
            await hub.DoneAsync();
        }
    }

    private Task<int> CountAsync() => Host.DeskAsync(db => db.FeedSubscriptions.CountAsync());

    private Task<HttpResponseMessage> AskAsync(
        string mode,
        string topic,
        string? callback = null,
        string? secret = null,
        params (string Name, string Value)[] more
    ) => Client.PostAsync("/websub", Form(mode, topic, callback ?? _subscriber.Callback, secret, more));

    private async Task<string> TopicAsync(string format = "atom", Author? author = null) =>
        (await ReadFeed.FromAsync(Client, $"/feeds/authors/{(author ?? _author).Slug}.{format}")).Self!;

    private async Task<string> SubscribedAsync(string? secret = null, Author? author = null, int lease = 10)
    {
        var topic = await TopicAsync(author: author);
        using var accepted = await AskAsync(
            "subscribe",
            topic,
            secret: secret,
            more: ("hub.lease_seconds", (lease * 86_400).ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.That((int)accepted.StatusCode, Is.EqualTo(202));
        await WorkAsync();
        return topic;
    }

    private async Task<Article> PublishedAsync()
    {
        var piece = An.Article(An.Content("One more", _author));
        await SaveAsync(piece);
        return piece;
    }
}
