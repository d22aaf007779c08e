using System.Net;
using System.Text.Json;
using Cms.Api.Http.Caching;
using Cms.Api.Http.Problems;
using Cms.Api.Live;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Cms.Api.Tests.Live;

/// <summary>Changes as they come, for readers: by waiting, and as a stream of events.</summary>
public sealed class LiveChangesTests(string provider) : OnEveryDatabase(provider)
{
    private readonly Author _author = An.Author("Ines Okafor");

    protected override async Task PrepareAsync() => await SaveAsync(_author, An.Article(An.Content("The first", _author)));

    [Test]
    public async Task Whoever_waits_is_answered_when_readers_have_something_to_see_and_not_before()
    {
        var cursor = await LatestAsync();
        var waiting = GetAsync($"/v1/changes?wait=25&cursor={cursor}");
        await Host.UntilWaitingAsync(1);

        var embargoed = An.Draft(An.Content("Not yet", _author));
        embargoed.Embargo(An.Hour.AddYears(1), An.Hour);
        await SaveAsync(embargoed, An.Draft(An.Content("A draft", _author)));
        var article = await PublishAsync("It comes");

        Assert.That((await waiting).Ids(), Is.EqualTo(new[] { article.Id }));
    }

    [Test]
    public async Task The_latest_is_what_it_was_when_the_wait_began()
    {
        var waiting = GetAsync("/v1/changes?wait=25&cursor=latest");
        await Host.UntilWaitingAsync(1);

        var article = await PublishAsync("After the latest");
        var first = await waiting;
        using var later = await Client.GetAsync("/v1/changes?wait=0&cursor=latest");

        Assert.That(first.Ids(), Is.EqualTo(new[] { article.Id }));
        Assert.That(JsonDocument.Parse(await later.Content.ReadAsStringAsync()).RootElement.Ids(), Is.Empty);
    }

    [Test]
    public async Task An_empty_wait_ends_with_an_empty_page_that_nobody_keeps()
    {
        var cursor = await LatestAsync();

        using var answer = await Client.GetAsync($"/v1/changes?wait=1&cursor={cursor}");
        var page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        Assert.That((page.Ids().Count, page.Text("meta/nextCursor"), answer.Headers.CacheControl!.NoStore), Is.EqualTo((0, cursor, true)));
        await Host.UntilWaitingAsync(0);
    }

    [Test]
    public async Task Many_who_wait_for_the_same_cost_one_look()
    {
        var cursor = await LatestAsync();
        var cache = Host.Services.GetRequiredService<ResponseCache>();
        var loads = cache.Loads;
        var waiting = Enumerable.Range(0, 40).Select(_ => GetAsync($"/v1/changes?wait=25&cursor={cursor}")).ToList();
        await Host.UntilWaitingAsync(40);

        var article = await PublishAsync("For forty");
        var pages = await Task.WhenAll(waiting);

        Assert.That(pages.Select(p => p.Ids()), Has.All.EqualTo(new[] { article.Id }));
        // Whoever comes to it while another's look is over but not yet kept looks again.
        Assert.That(cache.Loads - loads, Is.LessThan(8));
    }

    [Test]
    public async Task Rows_come_as_events_that_say_what_the_list_says()
    {
        var cursor = await LatestAsync();
        await using var listener = await Listener.ToAsync(Host, "/v1/changes?cursor=latest");
        var article = await PublishAsync("Heard at once");
        await ChangeAsync<Article>(article.Id, a => a.MoveTo("heard-elsewhere", An.Hour));
        await SaveAsync(An.Draft(An.Content("Not heard of", _author)));
        await ChangeAsync<Article>(article.Id, a => a.Unpublish(An.Hour));

        List<string> heard = [];
        for (var i = 0; i < 3; i++)
            heard.Add((await listener.NextAsync()).ToString());

        var listed = (await GetAsync($"/v1/changes?cursor={cursor}")).At("data").EnumerateArray().Select(r => r.ToString());
        Assert.That(heard, Is.EqualTo(listed));
        Assert.That(
            (
                listener.Answer.Content.Headers.ContentType!.MediaType,
                listener.Answer.Headers.CacheControl!.NoStore,
                listener.Answer.Header("Vary"),
                listener.Answer.Header("X-Accel-Buffering")
            ),
            Is.EqualTo(("text/event-stream", true, "Accept, Accept-Encoding", "no"))
        );
    }

    [Test]
    public async Task Whoever_was_cut_off_goes_on_after_the_last_id_and_misses_nothing()
    {
        string last;
        var first = await PublishAsync("Heard before");
        await using (var listener = await Listener.ToAsync(Host, "/v1/changes"))
        {
            while ((await listener.NextAsync()).At("id").GetGuid() != first.Id) { }
            last = listener.LastId;
        }

        var (second, third) = (await PublishAsync("Missed"), await PublishAsync("Missed too"));
        // The address says the latest, as a page does that listens; what it heard stands before that.
        await using var again = await Listener.ToAsync(Host, "/v1/changes?cursor=latest", last);

        Assert.That(
            new[] { (await again.NextAsync()).At("id").GetGuid(), (await again.NextAsync()).At("id").GetGuid() },
            Is.EqualTo(new[] { second.Id, third.Id })
        );
        Assert.That((await GetAsync($"/v1/changes?cursor={again.LastId}")).Ids(), Is.Empty, "An id is a cursor.");
    }

    [Test]
    public async Task A_stream_says_at_once_where_it_begins()
    {
        var latest = await LatestAsync();
        await using var listener = await Listener.ToAsync(Host, "/v1/changes?cursor=latest");
        using var text = new StreamReader(await listener.Answer.Content.ReadAsStreamAsync());

        Assert.That(await text.ReadLineAsync(), Does.StartWith("retry: "));
        Assert.That(await text.ReadLineAsync(), Is.Empty);
        Assert.That(await text.ReadLineAsync(), Is.EqualTo($"id: {latest}"));
    }

    [Test]
    public async Task A_stream_from_the_beginning_tells_of_everything_once()
    {
        for (var i = 0; i < 3; i++)
            await SaveAsync([.. Enumerable.Range(0, 70).Select(n => An.Article(An.Content($"Of many {i} {n}", _author)))]);
        var all = (await Client.WalkAsync("/v1/changes?limit=100")).Select(r => r.At("sequence").GetInt64()).ToList();

        await using var listener = await Listener.ToAsync(Host, "/v1/changes");
        List<long> heard = [];
        while (heard.Count < all.Count)
            heard.Add((await listener.NextAsync()).At("sequence").GetInt64());

        Assert.That(heard, Is.EqualTo(all));
    }

    [Test]
    public async Task Many_who_listen_are_told_from_one_look()
    {
        List<Listener> listeners = [];
        for (var i = 0; i < 30; i++)
            listeners.Add(await Listener.ToAsync(Host, "/v1/changes?cursor=latest"));
        await Host.UntilWaitingAsync(30);

        var article = await PublishAsync("For thirty");
        foreach (var listener in listeners)
        {
            Assert.That((await listener.NextAsync()).At("id").GetGuid(), Is.EqualTo(article.Id));
            await listener.DisposeAsync();
        }

        await Host.UntilWaitingAsync(0);
    }

    [TestCase("/v1/changes?limit=5", null, 400, "invalid-parameter")]
    [TestCase("/v1/changes?include=articles", null, 400, "invalid-parameter")]
    [TestCase("/v1/changes?wait=5", null, 400, "invalid-parameter")]
    [TestCase("/v1/changes?cursor=nonsense", null, 400, "cursor-malformed")]
    [TestCase("/v1/changes", "nonsense", 400, "cursor-malformed")]
    [TestCase("/v1/articles", null, 406, "not-acceptable")]
    public async Task What_cannot_be_listened_to_is_refused_in_a_word(string path, string? lastId, int status, string code)
    {
        (string, string)[] headers = lastId is null
            ? [("Accept", "text/event-stream")]
            : [("Accept", "text/event-stream"), ("Last-Event-ID", lastId)];

        using var answer = await Client.GetAsync(path, headers);

        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.That(((int)answer.StatusCode, problem.Text("code")), Is.EqualTo((status, code)));
    }

    [Test]
    public async Task Whoever_takes_JSON_too_is_given_the_list_kept_or_not()
    {
        for (var i = 0; i < 2; i++)
        {
            using var answer = await Client.GetAsync("/v1/changes", ("Accept", "text/event-stream, application/json;q=0.5"));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/json"));
            Assert.That(answer.Header("Vary"), Is.EqualTo("Accept, Accept-Encoding"));
        }

        await using var listener = await Listener.ToAsync(Host, "/v1/changes");
        Assert.That(
            listener.Answer.Content.Headers.ContentType!.MediaType,
            Is.EqualTo("text/event-stream"),
            "What is kept is not JSON for all."
        );
    }

    [Test]
    public async Task A_stream_ends_when_the_server_goes()
    {
        var host = await Cms.Testing.Hosts.CmsHost.StartAsync(Host.Database.Provider);
        await using var listener = await Listener.ToAsync(host, "/v1/changes?cursor=latest");

        await Task.WhenAll(host.DisposeAsync().AsTask(), Task.Run(async () => Assert.That(await listener.EndsAsync())));
    }

    [Test]
    public void No_address_takes_all_the_seats()
    {
        using var room = new WaitingRoom();
        var (greedy, other) = (IPAddress.Parse("192.0.2.1"), IPAddress.Parse("192.0.2.2"));
        var seats = Enumerable.Range(0, WaitingRoom.MostOfAddress).Select(_ => room.Enter(new DefaultHttpContext(), greedy)).ToList();

        Assert.That(
            () => room.Enter(new DefaultHttpContext(), greedy),
            Throws.TypeOf<ProblemException>().With.Property("Code").EqualTo("rate-limited")
        );
        room.Enter(new DefaultHttpContext(), other).Dispose();
        seats[0].Dispose();
        room.Enter(new DefaultHttpContext(), greedy).Dispose();
        Assert.That(room.Waiting, Is.EqualTo(seats.Count - 1));
    }

    private async Task<Article> PublishAsync(string title)
    {
        var article = An.Article(An.Content(title, _author));
        await SaveAsync(article);
        return article;
    }

    private async Task<string> LatestAsync() => (await GetAsync("/v1/changes?cursor=latest")).Text("meta/nextCursor")!;
}
