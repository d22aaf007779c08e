using System.Text.Json;
using Cms.Api.Delivery.Articles;
using Cms.Testing.Databases;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery;

/// <summary>
/// What an answer costs in a magazine of 1,000 pieces and in one of 8,000, by counting: on SQLite the steps of its virtual machine, on
/// PostgreSQL the rows that its plan touched.
/// </summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class GrowthTests(string provider)
{
    private const double MostGrowth = 1.3;

    // Below it a page more or less of an index is a large part.
    private const int Noise = 600;

    // What one piece costs that is looked at, at most.
    private const int PerPiece = 40;

    private CountedMagazine _small = null!;
    private CountedMagazine _large = null!;

    [OneTimeSetUp]
    public async Task Fill()
    {
        _small = await CountedMagazine.MakeAsync(provider, 1_000);
        _large = await CountedMagazine.MakeAsync(provider, 8_000);
    }

    [OneTimeTearDown]
    public async Task Remove()
    {
        foreach (var magazine in new[] { _small, _large }.Where(m => m is not null))
            await magazine.DisposeAsync();
    }

    [Test]
    public async Task What_readers_ask_for_most_costs_the_same_in_a_larger_magazine()
    {
        string[] paths =
        [
            "/v1/home",
            "/v1/articles/{article}",
            "/v1/articles/{slug}?include=authors,topics",
            "/v1/articles/{article}/related",
            "/v1/articles/{article}/jsonld",
            "/v1/articles/nobody",
            "/v1/articles?limit=20",
            "/v1/articles?limit=20&sort=title",
            "/v1/articles?limit=20&sort=-modifiedAt",
            "/v1/articles?limit=20&sort=-publishedAt,title",
            "/v1/authors?limit=5",
            "/v1/authors/{author}",
            "/v1/authors/{author}/articles",
            "/v1/topics/{topic}/articles",
            "/v1/sources/{source}/articles",
            "/v1/series/{series}/articles",
            "/v1/changes?limit=100",
            "/v1/snapshot?limit=20",
            "/v1/redirects",
            "/v1/withdrawals",
            "/feeds/articles.rss",
            "/feeds/topics/{topic}.json",
            "/v1/search?q=nothingofthekind",
        ];

        await HoldAsync(paths, isBounded: false);
    }

    [Test]
    public async Task What_a_partner_asks_for_costs_the_same_in_a_larger_magazine_or_is_bounded()
    {
        string[] paths =
        [
            "/v1/partner/me",
            "/v1/partner/articles?limit=20",
            "/v1/partner/articles?limit=20&topic={topic}",
            "/v1/partner/articles?limit=20&author={author}",
            "/v1/partner/articles/{article}",
            "/v1/partner/articles/{article}/ninjs/1.3",
            "/v1/partner/articles/{article}/ninjs/2.2",
            "/v1/partner/articles/{article}/ninjs/3.1",
            "/v1/partner/articles/{article}/html",
            "/v1/partner/articles/{article}/text",
            "/v1/partner/articles/{article}/kit",
            "/v1/partner/articles/{article}/kit.zip",
            "/v1/partner/changes?limit=100",
            "/v1/partner/snapshot?limit=20",
            "/v1/partner/withdrawals?limit=20",
            "/v1/partner/feeds/articles.rss",
            "/v1/partner/feeds/topics/{topic}.json",
        ];

        await HoldAsync(paths, isBounded: false);
        await HoldAsync(
            ["/v1/partner/articles?limit=20&sort=-modifiedAt", "/v1/partner/articles?q=harbour", "/v1/partner/articles?q=nothingofthekind"],
            isBounded: true
        );
    }

    [Test]
    public async Task What_the_desk_asks_for_costs_the_same_in_a_larger_magazine_or_is_bounded()
    {
        const string Pieces = "/v1/admin/articles?limit=20";
        string[] paths =
        [
            Pieces,
            $"{Pieces}&sort=title",
            $"{Pieces}&sort=-editedAt,title",
            $"{Pieces}&sort=title,-editedAt",
            $"{Pieces}&status=published",
            $"{Pieces}&status=draft",
            $"{Pieces}&status=withdrawn",
            $"{Pieces}&status=draft,withdrawn&sort=title",
            $"{Pieces}&trashed=true",
            $"{Pieces}&trashed=true&sort=title",
            $"{Pieces}&createdBy=nobody",
            $"{Pieces}&createdBy=nobody&sort=title",
            $"{Pieces}&author={{rareAuthor}}",
            $"{Pieces}&author=nobody",
            $"{Pieces}&topic={{rareTopic}}",
            $"{Pieces}&topic={{rareTopic}}&author={{author}}",
            $"{Pieces}&topic={{rareTopic}}&sort=title",
            $"{Pieces}&source=nobody",
            $"{Pieces}&series={{series}}",
            $"{Pieces}&series=nobody",
            $"{Pieces}&editedAt[gte]=2001-01-01",
            $"{Pieces}&editedAt[gte]=2999-01-01",
            $"{Pieces}&editedAt[gte]=2999-01-01&sort=title",
            "/v1/admin/articles/{article}",
            "/v1/admin/articles/{article}/receipts",
            "/v1/admin/articles/{article}/revisions",
            "/v1/admin/articles/{article}/previews",
            "/v1/admin/audit?limit=20",
            "/v1/admin/audit?limit=20&thing={article}",
            "/v1/admin/audit?limit=20&actor=nobody",
            "/v1/admin/audit?limit=20&at[lt]=2001-01-01",
            "/v1/admin/authors?limit=20",
            "/v1/admin/authors?limit=20&sort=-modifiedAt",
            "/v1/admin/authors?limit=20&id=nobody,{author}",
            "/v1/admin/authors/{authorId}",
            "/v1/admin/illustrations?limit=20",
            "/v1/admin/illustrations?limit=20&sort=-modifiedAt",
            "/v1/admin/topics/{topicId}/usage",
            "/v1/admin/home",
            "/v1/admin/site",
        ];

        await HoldAsync(paths, isBounded: false);
        await HoldAsync(
            [
                $"{Pieces}&author={{author}}",
                $"{Pieces}&topic={{topic}}",
                $"{Pieces}&topic={{topic}},{{rareTopic}}",
                $"{Pieces}&topic={{topic}}&status=draft",
                $"{Pieces}&source={{source}}&sort=title",
                $"{Pieces}&status=draft,published",
                $"{Pieces}&status=draft,published&sort=title",
                $"{Pieces}&status=published&sort=title",
                $"{Pieces}&q=harbour",
                "/v1/admin/authors/{authorId}/usage",
            ],
            isBounded: true
        );
    }

    [Test]
    public async Task A_search_looks_at_so_many_matches_and_no_more()
    {
        await HoldAsync(
            [
                "/v1/search/suggestions?q=mea",
                "/v1/search?q=harbour",
                "/v1/search?q=harbour&sort=-publishedAt",
                "/v1/search?q=harbour+-library&topic={topic}",
                "/v1/search?q=\"the+harbour\"&language=en",
            ],
            isBounded: true
        );
    }

    [Test]
    public async Task Every_filter_alone_costs_the_same_whether_it_matches_many_few_or_none()
    {
        var paths = Filters.SelectMany(f => f.Values.Select(v => $"/v1/articles?limit=20&{f.Name}={v}"));

        await HoldAsync(paths, isBounded: false);
    }

    [Test]
    public async Task Two_filters_together_or_another_order_look_at_so_many_pieces_and_no_more()
    {
        var pairs =
            from one in Filters
            from other in Filters
            where string.CompareOrdinal(one.Name, other.Name) < 0
            select $"/v1/articles?limit=20&{one.Name}={one.Values[0]}&{other.Name}={other.Values[^1]}";
        var sorted =
            from one in Filters
            from sort in new[] { "title", "-modifiedAt" }
            select $"/v1/articles?limit=20&{one.Name}={one.Values[0]}&sort={sort}";

        await HoldAsync(
            [
                .. pairs,
                .. sorted,
                "/v1/articles?limit=20&topic[all]={topic},{rareTopic}",
                "/v1/articles?limit=20&topic[not]={topics}",
                "/v1/articles?limit=20&modifiedAt[gte]=2999-01-01",
                "/v1/articles?limit=20&series={series}&id={article},{slug}&sort=part",
            ],
            isBounded: true
        );
    }

    [TestCase("/v1/articles?limit=20&", 5, 2)]
    [TestCase("/v1/articles?limit=20&sort=-publishedAt,title&", 28, 3)]
    [TestCase("/v1/topics/{topic}/articles?limit=20&", 12, 30)]
    public async Task What_comes_before_a_page_of_a_number_is_passed_over_in_the_index(string list, int steps, int rows)
    {
        const int Page = 60;

        var (first, _) = await _large.CostAsync($"{list}page=1");
        var (deep, costliest) = await _large.CostAsync($"{list}page={Page}");

        var perPiece = provider == "sqlite" ? steps : rows;
        Assert.That(deep - first, Is.LessThan((long)perPiece * (Page - 1) * 20), costliest);
    }

    [Test]
    public async Task A_total_looks_once_at_each_piece_that_it_counts()
    {
        string[] lists = ["/v1/articles?", "/v1/articles?topic={topic}&", "/v1/articles?language=en&genre=essay&", "/v1/search?q=harbour&"];
        foreach (var list in lists)
        {
            var total = (await _large.TotalAsync(list)) + 100;

            var (counted, costliest) = await _large.CostAsync($"{list}limit=1&count=true");
            var (uncounted, _) = await _large.CostAsync($"{list}limit=1");

            Assert.That(counted - uncounted, Is.LessThan((long)PerPiece * total), $"{list}\n{costliest}");
        }
    }

    [Test]
    public async Task A_page_that_looked_at_all_it_may_goes_on_after_the_last_of_them()
    {
        var all = new List<string>();
        // Of the pieces under one topic none that is under it: every piece is looked at.
        var path = "/v1/articles?limit=20&topic[not]={topics}";
        for (string? next = _large.Filled(path); next is not null; )
        {
            using var answer = await _large.Host.Client.GetAsync(next);
            var page = await answer.JsonAsync();
            all.AddRange(page.Ids().Select(id => id.ToString()));
            next = page.At("links/next").ValueKind == JsonValueKind.Null ? null : Calls.PathOf(page.Text("links/next")!);
            Assert.That(all, Is.Unique);
        }

        Assert.That(all, Is.EquivalentTo(await _large.UnderNoTopicAsync()));
    }

    // Many first, none last.
    private static (string Name, string[] Values)[] Filters { get; } =
    [
        ("author", ["{author}", "{author},{rareAuthor}", "nobody,nobody-too", "nobody"]),
        ("genre", ["essay", "essay,poem", "photoEssay"]),
        ("id", ["{article},{slug}", "nobody,nobody-too"]),
        ("language", ["en", "en,es", "fr,de", "xx"]),
        ("publishedAt[gte]", ["2001-01-01", "2999-01-01"]),
        ("publishedAt[lt]", ["2999-01-01", "1970-01-01"]),
        ("relation", ["partOf", "partOf,republishedFrom"]),
        ("series", ["{series}", "{series},nope", "nope,nope-too"]),
        ("source", ["{source}", "{source},nobody", "nobody"]),
        ("topic", ["{topic}", "{topic},{rareTopic}", "nobody,nobody-too", "nobody"]),
        ("topic[all]", ["{topic}", "nobody"]),
    ];

    private async Task HoldAsync(IEnumerable<string> paths, bool isBounded)
    {
        var faults = new List<string>();
        foreach (var path in paths)
        {
            var ((small, _), (large, costliest)) = (await _small.CostAsync(path), await _large.CostAsync(path));
            var most = Math.Max(small * MostGrowth, Noise);
            if (isBounded)
                most = Math.Max(most, (double)PerPiece * ArticleWalk.MostLookedAt);
            if (large > most)
                faults.Add($"{path}: {small} → {large}\n  {costliest.ReplaceLineEndings(" ")}");
        }

        Assert.That(faults, Is.Empty, string.Join('\n', faults));
    }
}
