using System.Text.Json;
using Cms.Model.Articles;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Search;

/// <summary>A search as a list: filters, counts, facets and pages, held against what was written.</summary>
public sealed class SearchListTests(string provider) : OnEveryDatabase(provider)
{
    private Stock _stock = null!;

    protected override async Task PrepareAsync() => _stock = await Stock.StoreAsync(Host, 120);

    [Test]
    public async Task Every_page_by_cursor_gives_each_piece_once_and_in_order()
    {
        foreach (var list in new[] { "/v1/search?q=paragraph", "/v1/search?q=echoes", "/v1/search?q=paragraph&sort=-publishedAt" })
        {
            var whole = await Client.WalkIdsAsync($"{list}&limit=100");

            foreach (var limit in new[] { 1, 7, 20 })
                Assert.That(await Client.WalkIdsAsync($"{list}&limit={limit}"), Is.EqualTo(whole), $"{list} by {limit}");
            Assert.That(whole, Is.Unique.And.Count.GreaterThan(10));
        }
    }

    [Test]
    public async Task Pages_by_number_are_those_by_cursor()
    {
        var whole = await Client.WalkIdsAsync("/v1/search?q=paragraph&limit=100");

        var third = await GetAsync("/v1/search?q=paragraph&limit=10&page=3&count=true");

        Assert.That(third.Ids(), Is.EqualTo(whole.Skip(20).Take(10)));
        Assert.That(third.At("meta/page").GetInt32(), Is.EqualTo(3));
        Assert.That(third.At("meta/total").GetInt32(), Is.EqualTo(whole.Count).And.EqualTo(_stock.Pieces.Count));
    }

    [Test]
    public async Task By_date_the_order_is_that_of_the_list_of_articles()
    {
        var found = await Client.WalkAsync("/v1/search?q=paragraph&sort=-publishedAt&limit=50");

        Assert.That(found.ConvertAll(d => d.At("publishedAt").GetDateTime()), Is.Ordered.Descending);
        Assert.That(found.Select(d => d.At("id").GetGuid()), Is.EquivalentTo(_stock.Pieces.Select(p => p.Id)));
    }

    [Test]
    public async Task Filters_narrow_a_search_as_they_narrow_a_list()
    {
        var (author, other) = (_stock.Authors[1], _stock.Authors[2]);
        var (topic, second) = (_stock.Topics[0], _stock.Topics[3]);
        foreach (
            var filter in new[]
            {
                $"author={author.Slug}",
                $"author={author.Id},{other.Slug}",
                $"series={_stock.Series[1].Slug}",
                $"series={_stock.Series[0].Slug},{_stock.Series[2].Slug}",
                $"source={_stock.Sources[0].Slug}",
                $"topic={topic.Slug}",
                $"topic[all]={topic.Slug},{second.Slug}",
                $"topic[not]={topic.Slug}",
                "relation=partOf",
                "language=es",
                "genre=article",
                "genre=essay",
                $"id={_stock.Pieces[3].Id},{_stock.Pieces[4].Id}",
                "publishedAt[gte]=2026-11-01T14:00:00Z",
                "publishedAt[lt]=2026-11-01T14:00:00Z&language=en",
                "modifiedAt[gt]=2026-11-01",
                $"author={author.Slug}&topic={topic.Slug}",
                "author=nobody-at-all",
            }
        )
        {
            var listed = await Client.WalkIdsAsync($"/v1/articles?{filter}&limit=100");

            var found = await GetAsync($"/v1/search?q=paragraph&{filter}&limit=100&count=true");

            var walked = await Client.WalkIdsAsync($"/v1/search?q=paragraph&{filter}&limit=15");
            Assert.That(walked, Is.EquivalentTo(listed), filter);
            Assert.That(walked.Take(100), Is.EqualTo(found.Ids()), filter);
            Assert.That(found.At("meta/total").GetInt32(), Is.EqualTo(listed.Count), filter);
        }

        Assert.That(
            (await GetAsync("/v1/search?q=paragraph&author=nobody-at-all")).At("meta/unknown").EnumerateArray().Select(u => u.GetString()),
            Is.EqualTo(new[] { "author=nobody-at-all" })
        );
    }

    [Test]
    public async Task Facets_count_what_a_filter_by_each_value_would_find()
    {
        var facets = (await GetAsync("/v1/search?q=paragraph&facets=author,series,source,topic,language,genre,year")).At("facets");

        foreach (
            var (facet, filter) in new[]
            {
                ("authors", "author"),
                ("series", "series"),
                ("sources", "source"),
                ("topics", "topic"),
                ("languages", "language"),
                ("genres", "genre"),
            }
        )
        {
            var values = facets.At(facet).EnumerateArray().ToList();
            Assert.That(values, Is.Not.Empty, facet);
            Assert.That(values.ConvertAll(v => v.At("count").GetInt32()), Is.Ordered.Descending, facet);
            foreach (var value in values)
                Assert.That(
                    (await GetAsync($"/v1/search?q=paragraph&count=true&limit=1&{filter}={value.Text("value")}"))
                        .At("meta/total")
                        .GetInt32(),
                    Is.EqualTo(value.At("count").GetInt32()),
                    $"{filter}={value.Text("value")}"
                );
        }

        Assert.That(
            facets.At("years").EnumerateArray().Select(y => (y.Text("value"), y.At("count").GetInt32())),
            Is.EqualTo(new[] { ("2026", _stock.Pieces.Count) })
        );
        Assert.That((await GetAsync("/v1/search?q=paragraph")).At("facets/authors").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Facets_and_counts_are_of_what_the_filters_leave()
    {
        var topic = _stock.Topics[1];

        var found = await GetAsync($"/v1/search?q=paragraph&topic={topic.Slug}&facets=topic,author&count=true");

        var total = found.At("meta/total").GetInt32();
        Assert.That(
            found.At("facets/topics").EnumerateArray().Single(t => t.Text("value") == topic.Slug).At("count").GetInt32(),
            Is.EqualTo(total)
        );
        Assert.That(found.At("facets/authors").EnumerateArray().Select(a => a.At("count").GetInt32()), Is.All.LessThanOrEqualTo(total));
    }

    [Test]
    public async Task What_the_found_refer_to_comes_along_when_asked_for()
    {
        var found = await GetAsync("/v1/search?q=paragraph&include=authors,topics&limit=5");

        var named = found
            .At("data")
            .EnumerateArray()
            .SelectMany(d => d.At("contributions").EnumerateArray())
            .Select(c => c.At("author"))
            .Where(a => a.ValueKind != JsonValueKind.Null)
            .Select(a => a.Text("id"))
            .Distinct();
        Assert.That(named, Is.Not.Empty.And.SubsetOf(found.At("included/authors").Names()));
    }

    [Test]
    public async Task A_search_is_one_to_keep_until_something_is_published()
    {
        const string Search = "/v1/search?q=keepsake";
        using var before = await Client.GetAsync(Search);
        using var again = await Client.GetAsync(Search, ("If-None-Match", before.Header("ETag")!));
        var piece = An.Article(An.Content("A Keepsake", _stock.Authors[0]));
        await SaveAsync(piece);
        using var after = await Client.GetAsync(Search, ("If-None-Match", before.Header("ETag")!));

        Assert.That((int)again.StatusCode, Is.EqualTo(304));
        Assert.That((int)after.StatusCode, Is.EqualTo(200));
        Assert.That((await after.JsonAsync()).Ids(), Is.EqualTo(new[] { piece.Id }));
        Assert.That(after.Header("Surrogate-Key"), Does.Contain("articles").And.Contain(piece.Id.ToString()));
        await ChangeAsync<Article>(piece.Id, a => a.Unpublish(An.Hour.AddDays(9)));
    }
}
