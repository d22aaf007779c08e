using Cms.Model;
using Cms.Model.Authors;
using Cms.Model.Series;
using Cms.Model.Sources;
using Cms.Model.Topics;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery;

/// <summary>Every list, walked by cursor while the newsroom goes on working, gives each standing thing exactly once.</summary>
public sealed class WalkTests(string provider) : OnEveryDatabase(provider)
{
    private const int Many = 14;

    // A walk towards what is new would otherwise never end.
    private const int MostMeanwhile = 4;

    private Stock _stock = null!;

    protected override async Task PrepareAsync()
    {
        _stock = await Stock.StoreAsync(Host, 40);
        // Two names for all of them, so that only the id tells most apart.
        await SaveAsync(
            Listed(i => An.Author(Name(i)), i => An.Topic(Name(i)), i => An.Source(Name(i)), i => An.Series(SeriesKind.Collection, Name(i)))
        );
        await Host.DeskAsync(async db =>
        {
            // One save gives all redirects one instant.
            foreach (
                var thing in db
                    .Authors.AsEnumerable()
                    .Cast<NamedThing>()
                    .Concat(db.Topics)
                    .Concat(db.Sources)
                    .ToList()
                    .Where(t => t.IsPublic)
            )
                thing.MoveTo($"{thing.Slug}-moved", An.Hour.AddDays(4));
            await db.SaveAsync(CancellationToken.None);
        });
    }

    [TestCase("/v1/articles?limit=3")]
    [TestCase("/v1/articles?limit=3&sort=publishedAt")]
    [TestCase("/v1/articles?limit=3&sort=title")]
    [TestCase("/v1/articles?limit=3&sort=-title,publishedAt")]
    [TestCase("/v1/articles?limit=3&sort=-modifiedAt")]
    [TestCase("/v1/articles?limit=3&language=en,es")]
    [TestCase("/v1/articles?limit=2&author={author}")]
    [TestCase("/v1/articles?limit=2&topic={topic}&sort=title,-modifiedAt")]
    [TestCase("/v1/articles?limit=2&topic[not]={topic}")]
    [TestCase("/v1/authors/{author}/articles?limit=2")]
    [TestCase("/v1/snapshot?limit=4")]
    [TestCase("/v1/authors?limit=3")]
    [TestCase("/v1/authors?limit=3&sort=-modifiedAt,name")]
    [TestCase("/v1/series?limit=3")]
    [TestCase("/v1/series?limit=3&sort=-title")]
    [TestCase("/v1/sources?limit=3")]
    [TestCase("/v1/sources?limit=3&sort=modifiedAt")]
    [TestCase("/v1/topics?limit=3")]
    [TestCase("/v1/topics?limit=3&sort=-name,-modifiedAt")]
    [TestCase("/v1/redirects?limit=3")]
    public async Task A_walk_gives_each_standing_thing_exactly_once_while_others_come(string list)
    {
        list = list.Replace("{author}", _stock.Authors[2].Id.ToString(), StringComparison.Ordinal)
            .Replace("{topic}", _stock.Topics[2].Id.ToString(), StringComparison.Ordinal);
        var standing = (await Client.WalkAsync(list)).ConvertAll(Told);

        var pages = 0;
        var walked = (
            await Client.WalkAsync(list, () => ++pages <= MostMeanwhile ? PublishSomethingAsync() : Task.CompletedTask)
        ).ConvertAll(Told);

        Assert.That(standing, Has.Count.GreaterThan(5).And.All.Not.Empty);
        Assert.That(walked, Is.Unique);
        Assert.That(walked.Where(standing.Contains), Is.EqualTo(standing), "each of them, once, in order");
    }

    [Test]
    public async Task A_walk_of_the_changes_gives_every_row_once_in_order_and_then_what_came_meanwhile()
    {
        var head = (await GetAsync("/v1/changes?cursor=latest")).Text("meta/nextCursor");
        var pages = 0;
        var before = (await Client.WalkAsync("/v1/changes?limit=100")).ConvertAll(r => r.At("sequence").GetInt64());

        var walked = (await Client.WalkAsync("/v1/changes?limit=9", PublishOneAsync)).ConvertAll(r => r.At("sequence").GetInt64());
        var since = (await Client.WalkAsync($"/v1/changes?limit=100&cursor={head}")).ConvertAll(r => r.At("sequence").GetInt64());

        Assert.That(walked, Is.Ordered.And.Unique);
        Assert.That(walked, Is.EqualTo(before.Concat(since)));
        Assert.That(since, Is.Not.Empty);

        Task PublishOneAsync() => pages++ < 5 ? SaveAsync(_stock.Article()) : Task.CompletedTask;
    }

    [Test]
    public async Task The_snapshot_and_the_changes_after_it_miss_nothing_that_came_while_it_was_taken()
    {
        var first = await GetAsync("/v1/snapshot?limit=4");
        var pages = 0;
        var taken = await Client.WalkIdsAsync("/v1/snapshot?limit=4", () =>
            ++pages <= MostMeanwhile ? PublishSomethingAsync() : Task.CompletedTask
        );

        var changed = (await Client.WalkAsync($"/v1/changes?limit=100&cursor={first.Text("meta/changesCursor")}"))
            .Where(r => r.Text("type") == "article")
            .Select(r => r.At("id").GetGuid());

        await _stock.LearnAsync(Host);
        Assert.That(taken.Union(changed), Is.SupersetOf(_stock.Pieces.Select(p => p.Id)));
    }

    // Every kind of thing at once, so that whatever list is walked grows meanwhile, before and after where the walk stands.
    private async Task PublishSomethingAsync()
    {
        var moving = An.Topic(Name(0));
        moving.List(true);
        await SaveAsync([
            moving,
            _stock.Article(),
            _stock.Article(),
            .. Listed(
                i => An.Author(Name(i)),
                i => An.Topic(Name(i)),
                i => An.Source(Name(i)),
                i => An.Series(SeriesKind.Collection, Name(i)),
                count: 1
            ),
        ]);
        await ChangeAsync<Topic>(moving.Id, t => t.MoveTo($"{t.Slug}-moved", An.Hour.AddDays(5)));
    }

    private static string Told(System.Text.Json.JsonElement thing) =>
        thing.TryGetProperty("fromSlug", out var slug) ? $"{thing.Text("type")} {slug}" : thing.Text("id")!;

    private static string Name(int i) => i % 2 == 0 ? "Same Name" : "Öther Name";

    private static Thing[] Listed(
        Func<int, Author> author,
        Func<int, Topic> topic,
        Func<int, SyndicationSource> source,
        Func<int, ArticleSeries> series,
        int count = Many
    )
    {
        var things = Enumerable.Range(0, count).SelectMany(i => new ShownThing[] { author(i), topic(i), source(i), series(i) }).ToArray();
        foreach (var thing in things)
            thing.List(true);
        return things;
    }
}
