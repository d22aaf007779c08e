using System.Text.Json;
using Cms.Model.Pages;
using Cms.Testing;
using Cms.Testing.Contract;
using Cms.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery;

/// <summary>
/// Walks every operation of the contract over the demo magazine, whose drafts and other unseen things all carry the word
/// "unseen" in every text and slug, and looks for that word and for their ids.
/// </summary>
public sealed class LeakTests(string provider) : OnEveryDatabase(provider)
{
    private static readonly string[] Paths = [.. PublicAddress.All.Select(address => address.Path)];

    private Unseen _unseen = null!;

    protected override Holding Holding => Holding.Demo;

    protected override async Task PrepareAsync() => _unseen = await Unseen.OfAsync(Host);

    [Test]
    public async Task Nothing_unseen_is_in_any_answer()
    {
        Assert.That(_unseen.Ids, Has.Count.GreaterThan(20), "There is something to find.");
        var read = 0;

        foreach (var path in Paths.Where(p => !p.Contains('{') && p != "/oembed"))
            read += await WalkAsync(path, await PublicIdsAsync());

        Assert.That(read, Is.GreaterThan(200));
    }

    [Test]
    public async Task Nothing_unseen_is_in_any_feed_sitemap_or_card()
    {
        var read = 0;
        foreach (var kind in new[] { "authors", "series", "sources", "topics" })
        {
            foreach (var slug in (await Client.WalkAsync($"/v1/{kind}?limit=100")).Select(t => t.Text("slug")))
            {
                foreach (var format in new[] { "rss", "atom", "json" })
                    await PagesAsync($"/feeds/{kind}/{slug}.{format}");
            }
        }

        foreach (var format in new[] { "rss", "atom", "json" })
            await PagesAsync($"/feeds/articles.{format}");
        using var index = await Client.GetAsync("/sitemap.xml");
        foreach (
            var map in System
                .Xml.Linq.XDocument.Parse(await index.Content.ReadAsStringAsync())
                .Descendants()
                .Where(e => e.Name.LocalName == "loc")
                .Select(e => e.Value)
                .Append("http://localhost/sitemaps/news.xml")
        )
            await LookAsync(Calls.PathOf(map));
        foreach (var slug in await PublicIdsAsync())
            await LookAsync($"/oembed?url={Uri.EscapeDataString($"http://localhost:3000/articles/{slug}")}");
        foreach (var address in _unseen.Ids.Select(id => id.ToString()).Concat(_unseen.Slugs))
            Assert.That(
                (await Client.GetAsync($"/oembed?url={Uri.EscapeDataString($"http://localhost:3000/articles/{address}")}")).StatusCode,
                Is.EqualTo(System.Net.HttpStatusCode.NotFound)
            );

        Assert.That(read, Is.GreaterThan(100));

        async Task PagesAsync(string feed)
        {
            for (var next = feed; next is not null; read++)
            {
                await LookAsync(next);
                next = (await Feeds.ReadFeed.FromAsync(Client, next)).Next is { } link ? Calls.PathOf(link) : null;
            }
        }
    }

    [Test]
    public async Task What_may_not_be_known_of_answers_as_if_it_were_not_there()
    {
        var unknown = Guid.CreateVersion7().ToString();
        foreach (var path in Paths.Where(p => p.Contains("{id}") && !p.StartsWith("/media", StringComparison.Ordinal)))
        {
            var nothing = await AnswerAsync(path.Replace("{id}", unknown));
            Assert.That(nothing.Status, Is.EqualTo(404));
            foreach (var address in _unseen.Ids.Select(id => id.ToString()).Concat(_unseen.Slugs))
            {
                var hidden = await AnswerAsync(path.Replace("{id}", address));

                Assert.That((hidden.Status, hidden.Body), Is.EqualTo((nothing.Status, nothing.Body)), path + " " + address);
            }
        }
    }

    [Test]
    public async Task Filters_by_what_may_not_be_known_of_find_nothing_and_count_nothing()
    {
        foreach (
            var (filter, address) in from filter in new[] { "author", "series", "source", "topic", "id", "topic[all]" }
            // Paths are slugs of pages alone.
            from address in _unseen.Ids.Select(id => id.ToString()).Concat(_unseen.Slugs.Where(s => !s.Contains('/')))
            select (filter, address)
        )
        {
            var list = await GetAsync($"/v1/articles?{Uri.EscapeDataString(filter)}={address}&count=true");

            Assert.That(
                (list.GetProperty("data").GetArrayLength(), list.GetProperty("meta").GetProperty("total").GetInt32()),
                Is.EqualTo((0, 0)),
                $"{filter}={address}"
            );
        }
    }

    [Test]
    public async Task Counts_are_of_what_is_shown()
    {
        foreach (
            var path in PublicAddress
                .All.Where(address =>
                    address.Parameters.Contains("count") && !address.Parameters.Contains("q") && !address.Path.Contains('{')
                )
                .Select(address => address.Path)
        )
        {
            var total = (await GetAsync(path + "?count=true&limit=1")).GetProperty("meta").GetProperty("total").GetInt32();

            var shown = 0;
            for (var next = path + "?limit=100"; next is not null; )
            {
                var page = await GetAsync(next);
                shown += page.GetProperty("data").GetArrayLength();
                next = page.GetProperty("links").GetProperty("next").GetString() is { } link ? new Uri(link).PathAndQuery : null;
            }

            Assert.That(shown, Is.EqualTo(total), path);
        }
    }

    [Test]
    public async Task A_further_draft_changes_no_answer_and_no_ETag()
    {
        string[] paths =
        [
            "/v1/home",
            "/v1/articles?count=true",
            "/v1/authors?count=true",
            "/v1/topics",
            "/v1/pages?count=true",
            "/v1/changes?limit=100",
            "/v1/snapshot?limit=100",
            "/feeds/articles.rss",
            "/feeds/articles.atom",
            "/feeds/articles.json",
            "/sitemap.xml",
            "/sitemaps/articles-1.xml",
            "/sitemaps/authors-1.xml",
            "/sitemaps/news.xml",
        ];
        var before = await Task.WhenAll(paths.Select(TagAsync));

        var author = An.Author("Unseen Author of a further draft");
        await SaveAsync(author, An.Draft(An.Content("Unseen: a further draft", author)));
        await SaveAsync(new Page("about/unseen-further", An.PageContent("Unseen: a further page"), An.Hour));

        Assert.That(await Task.WhenAll(paths.Select(TagAsync)), Is.EqualTo(before));
    }

    private async Task<string> TagAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{path}: {await answer.Content.ReadAsStringAsync()}");
        return answer.Headers.ETag!.Tag + answer.Headers.GetValues("Content-Sequence").Single();
    }

    private async Task<List<string>> PublicIdsAsync() =>
        await Host.DeskAsync(async db => (await db.Articles.Where(a => a.WasPublic).Select(a => a.Slug).ToListAsync()));

    private async Task<int> WalkAsync(string path, List<string> slugs)
    {
        var read = 0;
        var paged = Paths.Contains(path + "/{id}") || path is "/v1/redirects" or "/v1/withdrawals" or "/v1/snapshot" or "/v1/changes";
        var query = path switch
        {
            "/v1/articles" => "?limit=100&include=authors,series,sources,illustrations,topics&count=true",
            "/v1/home" => "?include=authors,series,sources,illustrations,topics",
            "/v1/snapshot" => "?limit=50&formats=html,markdown,text,blocks",
            "/v1/changes" => "?limit=100&include=articles",
            _ => paged ? "?limit=100" : "",
        };
        for (var next = path + query; next is not null; )
        {
            var (_, body) = await LookAsync(next);
            read++;
            if (body is not { } json || !json.TryGetProperty("meta", out var meta) || !meta.GetProperty("hasMore").GetBoolean())
                next = null;
            else
                next = new Uri(json.GetProperty("links").GetProperty("next").GetString()!).PathAndQuery;
            if (body is not { } page || !page.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
                continue;
            foreach (var one in data.EnumerateArray().Where(d => d.TryGetProperty("slug", out _) && Paths.Contains(path + "/{id}")))
            {
                foreach (var sub in Paths.Where(p => p.StartsWith(path + "/{id}", StringComparison.Ordinal)))
                {
                    await LookAsync(sub.Replace("{id}", one.GetProperty("slug").GetString()));
                    read++;
                }
            }
        }

        if (path == "/v1/articles")
        {
            // Those that were taken down answer too, and say nothing they should not.
            foreach (var slug in slugs)
                await LookAsync("/v1/articles/" + slug);
        }

        return read;
    }

    private async Task<(int Status, JsonElement? Body)> LookAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(_unseen.In(answer, text), Is.Null, path);
        return ((int)answer.StatusCode, text.Length > 0 && text[0] == '{' ? JsonDocument.Parse(text).RootElement : null);
    }

    private async Task<(int Status, string Body)> AnswerAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return (
            (int)answer.StatusCode,
            string.Join('\n', body.EnumerateObject().Where(m => m.Name != "requestId").Select(m => m.ToString()))
        );
    }
}
