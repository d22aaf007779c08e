using System.Globalization;
using System.Text.Json;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Articles;

/// <summary>Every filter and every sort of the list of articles against a truth worked out here.</summary>
public sealed class ArticleListTests(string provider) : OnEveryDatabase(provider)
{
    private static readonly string[] Filters =
    [
        "author",
        "series",
        "source",
        "topic",
        "topic[all]",
        "topic[not]",
        "relation",
        "language",
        "genre",
        "id",
        "publishedAt[gte]",
        "publishedAt[gt]",
        "publishedAt[lte]",
        "publishedAt[lt]",
        "modifiedAt[gte]",
        "modifiedAt[gt]",
        "modifiedAt[lte]",
        "modifiedAt[lt]",
    ];

    private static readonly string[] Sorts =
    [
        "publishedAt",
        "-publishedAt",
        "modifiedAt",
        "-modifiedAt",
        "title",
        "-title",
        "-publishedAt,title",
        "publishedAt,-title",
        "title,-modifiedAt",
        "-title,-publishedAt",
        "modifiedAt,publishedAt",
        "-modifiedAt,title",
    ];

    private readonly Dictionary<Guid, string> _formerSlugs = [];
    private Stock _stock = null!;

    protected override async Task PrepareAsync()
    {
        _stock = await Stock.StoreAsync(Host, 80);
        // One of each kind moves, so that a former slug is a filter's value like any other.
        foreach (
            var thing in new NamedThing[]
            {
                _stock.Authors[0],
                _stock.Topics[0],
                _stock.Sources[0],
                _stock.Series[1],
                _stock.Pieces[0].Article,
            }
        )
            await MoveAsync(thing);
        await _stock.LearnAsync(Host);
    }

    [TestCaseSource(nameof(Filters))]
    public async Task A_filter_gives_exactly_what_matches(string name)
    {
        for (var i = 0; i < 4; i++)
        {
            var clause = Clause(name);

            var found = await Client.WalkIdsAsync($"/v1/articles?limit=100&{clause.Query}");

            Assert.That(found, Is.EqualTo(Expected([clause], "-publishedAt")), clause.Query);
        }
    }

    [TestCaseSource(nameof(Sorts))]
    public async Task A_sort_gives_its_order_and_the_id_breaks_ties(string sort)
    {
        var found = await Client.WalkIdsAsync($"/v1/articles?limit=7&sort={sort}");

        Assert.That(found, Is.EqualTo(Expected([], sort)));
    }

    [Test]
    public async Task Filters_narrow_together_in_every_order_whichever_way_the_pages_are_asked_for()
    {
        for (var i = 0; i < 30; i++)
        {
            var clauses = _stock.Some(Filters, 1 + _stock.Number(4)).ConvertAll(Clause);
            var isOneSeries = clauses.Exists(c => c.Name == "series" && !c.Value.Contains(',', StringComparison.Ordinal));
            var sort = isOneSeries && i % 2 == 0 ? _stock.One(["part", "-part", "part,-title"]) : _stock.One(Sorts);
            var limit = 2 + _stock.Number(12);
            var list = $"/v1/articles?limit={limit}&sort={sort}&{string.Join('&', clauses.Select(c => c.Query))}";
            var expected = Expected(clauses, sort);

            var byCursor = await Client.WalkIdsAsync(list);
            var byPage = new List<Guid>();
            for (var page = 1; page <= (expected.Count / limit) + 1; page++)
                byPage.AddRange((await GetAsync($"{list}&page={page}")).Ids());
            var total = (await GetAsync($"{list}&count=true")).At("meta/total").GetInt32();

            Assert.Multiple(() =>
            {
                Assert.That(byCursor, Is.EqualTo(expected), list);
                Assert.That(byPage, Is.EqualTo(expected), list);
                Assert.That(total, Is.EqualTo(expected.Count), list);
            });
        }
    }

    [Test]
    public async Task Every_filter_narrows_a_series_in_every_order([ValueSource(nameof(Filters))] string name)
    {
        var series = new Where("series", _stock.Series[0].Id.ToString(), p => p.Places.ContainsKey(_stock.Series[0].Id));
        foreach (var sort in (string[])["part", "-part", "part,-title", .. Sorts])
        {
            Where[] clauses = name == series.Name ? [series] : [series, Clause(name)];

            var found = await Client.WalkIdsAsync($"/v1/articles?limit=3&sort={sort}&{string.Join('&', clauses.Select(c => c.Query))}");

            Assert.That(found, Is.EqualTo(Expected(clauses, sort)), $"{sort} {clauses[^1].Query}");
        }
    }

    [TestCase("part")]
    [TestCase("-part")]
    [TestCase("part,-title")]
    public async Task Chosen_pieces_of_a_series_come_in_its_order(string sort)
    {
        var series = $"series={_stock.Series[0].Id}";
        var parts = await Client.WalkIdsAsync($"/v1/articles?limit=100&sort={sort}&{series}");
        var chosen = parts.Where((_, i) => i % 2 == 0).ToList();
        var another = _stock.Pieces.First(p => !parts.Contains(p.Article.Id)).Article.Id;

        var found = await Client.WalkIdsAsync(
            $"/v1/articles?limit=2&sort={sort}&{series}&id={string.Join(',', chosen.Order().Append(another))}"
        );

        Assert.That(found, Is.EqualTo(chosen).And.Count.GreaterThan(2));
    }

    [TestCase("author=nobody-of-that-name")]
    [TestCase("topic=no-such-topic,nor-this-one")]
    [TestCase("topic[all]=no-such-topic")]
    [TestCase("series=00000000-0000-7000-8000-000000000000")]
    [TestCase("id=no-such-piece")]
    [TestCase("language=xx")]
    [TestCase("publishedAt[gt]=9999-12-31T23:59:59.999Z")]
    public async Task What_nothing_matches_is_an_empty_list(string query)
    {
        var list = await GetAsync($"/v1/articles?count=true&{query}");

        Assert.Multiple(() =>
        {
            Assert.That(list.Ids(), Is.Empty);
            Assert.That(list.At("meta/total").GetInt32(), Is.Zero);
            Assert.That(list.At("meta/nextCursor").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(list.At("links/next").ValueKind, Is.EqualTo(JsonValueKind.Null));
        });
    }

    [Test]
    public async Task A_hidden_piece_is_found_by_no_filter()
    {
        var hidden = _stock.Hidden.Select(a => a.Id).ToList();

        var found = await Client.WalkIdsAsync(
            $"/v1/articles?id={string.Join(',', hidden)},{string.Join(',', _stock.Hidden.Select(a => a.Slug))}"
        );

        Assert.That(found, Is.Empty);
    }

    [Test]
    public async Task Values_may_be_parted_by_commas_or_sent_one_by_one_bare_or_encoded()
    {
        var (one, other) = (_stock.Topics[1].Slug, _stock.Topics[2].Slug);
        var expected = (await GetAsync($"/v1/articles?limit=100&topic={one},{other}")).Ids();

        Assert.That(expected, Is.Not.Empty);
        Assert.That((await GetAsync($"/v1/articles?limit=100&topic={one}&topic={other}")).Ids(), Is.EqualTo(expected));
        Assert.That((await GetAsync($"/v1/articles?limit=100&topic={one}%2C{other}")).Ids(), Is.EqualTo(expected));
        Assert.That(
            (await GetAsync($"/v1/articles?limit=100&topic%5Ball%5D={one}")).Ids(),
            Is.EqualTo((await GetAsync($"/v1/articles?limit=100&topic={one}")).Ids())
        );
    }

    [Test]
    public async Task The_instants_of_a_filter_may_be_said_in_every_form_that_means_the_same()
    {
        string[] forms = ["2026-11-01T15:00:00Z", "2026-11-01T15:00:00.000Z", "2026-11-01T16:00:00%2B01:00", "2026-11-01T10:30:00.0-04:30"];

        var answers = new List<List<Guid>>();
        foreach (var form in forms)
            answers.Add((await GetAsync($"/v1/articles?limit=100&publishedAt[lt]={form}")).Ids());
        var byDay = (await GetAsync("/v1/articles?limit=100&publishedAt[gte]=2026-11-02")).Ids();

        Assert.Multiple(() =>
        {
            Assert.That(answers, Is.All.EqualTo(answers[0]).And.All.Not.Empty);
            Assert.That(answers[0], Is.EquivalentTo(_stock.Pieces.Where(p => p.PublishedAt < An.Hour.AddHours(3)).Select(p => p.Id)));
            Assert.That(byDay, Is.EquivalentTo(_stock.Pieces.Where(p => p.PublishedAt >= An.Hour.AddHours(12)).Select(p => p.Id)));
        });
    }

    [TestCase("")]
    [TestCase("&series=parts-1,shelf-2")]
    [TestCase("&topic=topic-0")]
    public async Task Part_is_an_order_within_one_series_only(string filter)
    {
        var refusal = await GetAsync($"/v1/articles?sort=part{filter}", 400);

        Assert.That(refusal.Text("errors/0/message"), Does.Contain("one series"));
    }

    [Test]
    public async Task The_lists_of_one_thing_are_the_list_of_articles_filtered_by_it()
    {
        foreach (
            var (path, thing, filter) in new (string, NamedThing, string)[]
            {
                ("authors", _stock.Authors[1], "author"),
                ("sources", _stock.Sources[1], "source"),
                ("topics", _stock.Topics[1], "topic"),
            }
        )
        {
            var expected = await Client.WalkIdsAsync($"/v1/articles?{filter}={thing.Id}");

            Assert.That(await Client.WalkIdsAsync($"/v1/{path}/{thing.Slug}/articles?limit=3"), Is.EqualTo(expected).And.Not.Empty, path);
            Assert.That(await Client.WalkIdsAsync($"/v1/{path}/{thing.Id}/articles?limit=3&sort=title"), Is.EquivalentTo(expected), path);
        }

        foreach (var series in _stock.Series)
        {
            var inOrder = _stock.Pieces.Where(p => p.Places.ContainsKey(series.Id)).OrderBy(p => p.Places[series.Id]).Select(p => p.Id);

            Assert.That(await Client.WalkIdsAsync($"/v1/series/{series.Id}/articles?limit=4"), Is.EqualTo(inOrder));
        }
    }

    [Test]
    public async Task An_unpublished_piece_is_in_no_list_of_any_thing()
    {
        var hidden = _stock.Hidden.Select(a => a.Id).ToHashSet();

        foreach (var thing in _stock.Authors.Cast<NamedThing>().Concat(_stock.Topics).Concat(_stock.Sources).Concat(_stock.Series))
        {
            var kind = thing.Kind == ThingKind.Series ? "series" : $"{thing.Kind}s".ToLowerInvariant();
            Assert.That((await Client.WalkIdsAsync($"/v1/{kind}/{thing.Id}/articles?limit=100")).Where(hidden.Contains), Is.Empty);
        }
    }

    private async Task MoveAsync(NamedThing thing)
    {
        _formerSlugs[thing.Id] = thing.Slug;
        await Host.DeskAsync(async db =>
        {
            var stored = (NamedThing)(await db.FindAsync(thing.GetType(), thing.Id))!;
            stored.MoveTo(thing.Slug + "-moved", An.Hour.AddDays(3));
            await db.SaveAsync(CancellationToken.None);
        });
    }

    private Where Clause(string name)
    {
        switch (name)
        {
            case "author":
                return Any(name, _stock.Authors, (p, ids) => p.Authors.Any(ids.Contains));
            case "source":
                return Any(name, _stock.Sources, (p, ids) => p.Sources.Any(ids.Contains));
            case "series":
                return Any(name, _stock.Series, (p, ids) => p.Places.Keys.Any(ids.Contains));
            case "topic":
                return Any(name, _stock.Topics, (p, ids) => p.Content.TopicIds.Any(ids.Contains));
            case "topic[all]":
                return Any(name, _stock.Topics, (p, ids) => ids.All(p.Content.TopicIds.Contains));
            case "topic[not]":
                return Any(name, _stock.Topics, (p, ids) => !p.Content.TopicIds.Any(ids.Contains));
            case "id":
                var articles = _stock.Some(_stock.Pieces, 1 + _stock.Number(6)).ConvertAll(p => p.Article);
                return Any(name, articles, (p, ids) => ids.Contains(p.Id), articles.Count);
            case "relation":
                var relations = _stock.Some(Enum.GetValues<AttributionRelation>(), 1 + _stock.Number(2));
                return new Where(name, Words(relations), p => p.Content.Attributions.Any(a => relations.Contains(a.Relation)));
            case "genre":
                var genres = _stock.Some([Genre.Article, Genre.Essay, Genre.PhotoEssay, Genre.Poem], 1 + _stock.Number(2));
                return new Where(name, Words(genres), p => genres.Contains(p.Content.Genre));
            case "language":
                var languages = _stock.Some(["en", "es", "pt-BR"], 1 + _stock.Number(2));
                return new Where(name, string.Join(',', languages), p => languages.Contains(p.Content.Language));
            default:
                var isPublished = name.StartsWith("published", StringComparison.Ordinal);
                var bound = isPublished ? _stock.One(_stock.Pieces).PublishedAt : _stock.One(_stock.Pieces).Article.ModifiedAt;
                return new Where(name, bound.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), p =>
                {
                    var at = isPublished ? p.PublishedAt : p.Article.ModifiedAt;
                    return name[(name.IndexOf('[', StringComparison.Ordinal) + 1)..^1] switch
                    {
                        "gte" => at >= bound,
                        "gt" => at > bound,
                        "lte" => at <= bound,
                        _ => at < bound,
                    };
                });
        }
    }

    private static string Words<T>(IEnumerable<T> values)
        where T : struct, Enum => string.Join(',', values.Select(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString())));

    // Each value is said by id, by slug or by a slug the thing had before.
    private Where Any<T>(string name, IReadOnlyList<T> from, Func<Piece, HashSet<Guid>, bool> holds, int? count = null)
        where T : NamedThing
    {
        var things = _stock.Some(from, count ?? (1 + _stock.Number(3)));
        var ids = things.Select(t => t.Id).ToHashSet();
        return new Where(name, string.Join(',', things.Select(Said)), p => holds(p, ids));

        string Said(T thing) =>
            _stock.Number(2) == 0 ? thing.Id.ToString()
            : !_formerSlugs.TryGetValue(thing.Id, out var former) ? thing.Slug
            : _stock.Number(2) == 0 ? former
            : former + "-moved";
    }

    private List<Guid> Expected(IReadOnlyList<Where> clauses, string sort)
    {
        var keys = sort.Split(',');
        var series = sort.Contains("part", StringComparison.Ordinal) ? SeriesOf(clauses.Single(c => c.Name == "series").Value) : Guid.Empty;
        var matching = _stock.Pieces.Where(p => clauses.All(c => c.Holds(p))).ToList();
        matching.Sort(
            (one, other) =>
            {
                foreach (var key in keys)
                {
                    var order = key.TrimStart('-') switch
                    {
                        "publishedAt" => one.PublishedAt.CompareTo(other.PublishedAt),
                        "modifiedAt" => one.Article.ModifiedAt.CompareTo(other.Article.ModifiedAt),
                        "part" => one.Places[series].CompareTo(other.Places[series]),
                        _ => string.CompareOrdinal(Model.SortKey.Of(one.Content.Title), Model.SortKey.Of(other.Content.Title)),
                    };
                    if (order != 0)
                        return key[0] == '-' ? -order : order;
                }

                var byId = one.Id.CompareTo(other.Id);
                return keys[^1][0] == '-' ? -byId : byId;
            }
        );
        return matching.ConvertAll(p => p.Id);
    }

    private Guid SeriesOf(string value) =>
        Guid.TryParse(value, out var id)
            ? id
            : _stock
                .Series.Single(s =>
                    s.Slug == value
                    || (_formerSlugs.TryGetValue(s.Id, out var former) && value.StartsWith(former, StringComparison.Ordinal))
                )
                .Id;

    private sealed record Where(string Name, string Value, Func<Piece, bool> Holds)
    {
        public string Query => $"{Uri.EscapeDataString(Name)}={Uri.EscapeDataString(Value)}";
    }
}
