using Cms.Api.Commands;
using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Demo;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Changes;
using Cms.Model.Reading;
using Cms.Model.Search;
using Cms.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Demo;

/// <summary>What is loaded in bulk must not be told from what an editor saved.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class DemoBulkTests(string provider) : IAsyncDisposable
{
    private const int FirstRun = 2_300;
    private const int SecondRun = 150;

    private readonly Settings _settings = new();
    private TestDatabase _place = null!;
    private CmsDatabase _database = null!;
    private CmsDbContext _db = null!;
    private ReadConnection _read = null!;
    private List<Guid> _before = [];
    private List<Article> _bulk = [];
    private Dictionary<Guid, DateTime?> _ran = [];

    [OneTimeSetUp]
    public async Task Fill()
    {
        _place = await TestDatabase.CreateAsync(provider, Holding.Demo);
        _database = _place.Open();
        _db = _database.NewContext();
        _before = await _db.Articles.Select(a => a.Id).ToListAsync();
        var done = 0;

        await DemoBulk.FillAsync(
            _db,
            DemoAnswers.With(_db, _settings),
            FirstRun,
            words: 150,
            n => done += n,
            TimeProvider.System,
            CancellationToken.None
        );
        await DemoBulk.FillAsync(
            _db,
            DemoAnswers.With(_db, _settings),
            SecondRun,
            words: 150,
            n => done += n,
            TimeProvider.System,
            CancellationToken.None
        );

        Assert.That(done, Is.EqualTo(FirstRun + SecondRun));
        _read = await _database.OpenReadAsync(CancellationToken.None);
        _bulk = await _read.Db.Articles.Where(a => !_before.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync();
        _ran = _bulk.ToDictionary(a => a.Id, a => a.PublishedAt);
    }

    public async ValueTask DisposeAsync()
    {
        if (_read is not null)
            await _read.DisposeAsync();
        if (_db is not null)
            await _db.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        if (_place is not null)
            await _place.DisposeAsync();
    }

    [Test]
    public async Task Both_runs_are_there_and_public()
    {
        Assert.That(_bulk, Has.Count.EqualTo(FirstRun + SecondRun));
        Assert.That(_bulk, Has.All.Matches<Article>(a => a is { IsPublic: true, Status: ArticleStatus.Published, Version: 1 }));
        Assert.That(
            await _read.Db.Slugs.CountAsync(s => s.Kind == ThingKind.Article && s.IsCurrent),
            Is.EqualTo(await _read.Db.Articles.CountAsync())
        );
    }

    [Test]
    public async Task The_ready_answers_are_those_that_would_be_made_from_what_is_stored()
    {
        var chosen = Spread(40);
        // Those in a series, of which a tenth are.
        chosen.AddRange(
            await _read
                .Db.SeriesMembers.Where(m => !_before.Contains(m.ArticleId))
                .OrderBy(m => m.ArticleId)
                .Take(5)
                .Join(_read.Db.Articles, m => m.ArticleId, a => a.Id, (m, a) => a)
                .ToListAsync()
        );
        var material = await ArticleMaterial.ReadAsync(_read, chosen, CancellationToken.None);
        var maker = new ArticleDocumentMaker(new Addresses(_settings));
        foreach (var article in chosen)
        {
            var stored = await _read.Db.ArticleDocuments.SingleAsync(d => d.ArticleId == article.Id);

            var made = maker.Make(article, material);

            Assert.That(Facts(stored), Is.EqualTo(Facts(made)), article.Slug);
        }

        static object[] Facts(ArticleDocument d) => [d.Version, d.Shape, d.Tags, Text(d.Summary), Text(d.Details), Text(d.Html)];

        static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);
    }

    [Test]
    public async Task Saving_the_same_piece_makes_the_same_rows()
    {
        foreach (var loaded in Spread(20))
        {
            var saved = new Article($"{loaded.Slug}-again", loaded.Live!, loaded.CreatedAt);
            saved.Publish(loaded.PublishedAt!.Value);
            _db.Add(saved);

            await _db.SaveAsync(CancellationToken.None);
            _db.ChangeTracker.Clear();

            var again = await _db.Articles.AsNoTracking().SingleAsync(a => a.Id == saved.Id);
            Assert.That(Facts(loaded), Is.EqualTo(Facts(again)));
            Assert.That(await LinksAsync(loaded), Is.EqualTo(await LinksAsync(again)));
            Assert.That(await RowsAsync(loaded), Is.EqualTo(await RowsAsync(again)));
            Assert.That((await LastRevisionAsync(loaded)).Number, Is.EqualTo((await LastRevisionAsync(again)).Number));
            foreach (var tables in new[] { SearchTables.Public, SearchTables.Desk })
            {
                var found = await FoundAsync(tables, loaded);
                Assert.That(found, Has.Count.EqualTo(1), loaded.Slug);
                Assert.That(found, Is.EqualTo(await FoundAsync(tables, again)), loaded.Slug);
            }
        }

        static object?[] Facts(Article a) =>
            [
                a.Status,
                a.Version,
                a.EditVersion,
                a.IsPublic,
                a.WasPublic,
                a.PublishedAt,
                a.UpdatedAt,
                a.ModifiedAt,
                a.CreatedAt,
                a.SortTitle,
                a.Language,
                a.Working is null,
                a.Corrections.Count,
            ];

        async Task<object> LinksAsync(Article a) =>
            await _db
                .ArticleLinks.AsNoTracking()
                .Where(l => l.ArticleId == a.Id)
                .OrderBy(l => l.Position)
                .Select(l => new
                {
                    l.Copy,
                    l.Kind,
                    l.TargetId,
                    l.Role,
                    l.Position,
                    l.Published,
                })
                .ToListAsync();

        async Task<object> RowsAsync(Article a) =>
            (await _db.Changes.AsNoTracking().Where(c => c.ThingId == a.Id).ToListAsync()).ConvertAll(c => new
            {
                c.Op,
                c.Kind,
                c.Version,
                c.Reason,
                c.Changed,
                c.IsPublic,
                c.PreviousSlug,
                c.CausedById,
                Tags = string.Join(' ', c.Tags.Split(' ').Where(t => !t.StartsWith("series:", StringComparison.Ordinal))),
            });

        // By the words of its title in a row and by every term that it has.
        Task<List<(string, bool, int, int)>> FoundAsync(SearchTables tables, Article a)
        {
            var (index, terms) = (_database.Search, SearchDocument.Of(a.Live!, new HashSet<Guid>()).Terms);
            var title = TextAnalysis.Of(a.Language).In(a.Live!.Title).Select(w => SearchZone.Title.Term(w.Stem)).ToList();
            var all = terms.Select(term => (SearchExpression)new SearchExpression.Sequence([term]));
            return _db.QueryAsync(
                new Statement(
                    $"""
                    SELECT p.language, p.has_credits, p.analysis, (SELECT COUNT(*) FROM search_keys k WHERE k.thing_id = p.article_id)
                    FROM {tables.Pieces} p WHERE p.article_id = @p0
                    AND p.number IN (SELECT {index.Number} FROM {index.Matching(tables, "@p1")})
                    """,
                    [_database.Sql.Value(a.Id), index.Value(new SearchExpression.All([new SearchExpression.Sequence(title), .. all]))]
                ),
                row => (row.GetString(0), row.GetBoolean(1), row.GetInt32(2), row.GetInt32(3)),
                CancellationToken.None
            );
        }

        Task<Revision> LastRevisionAsync(Article a) =>
            _db.Revisions.AsNoTracking().Where(r => r.ArticleId == a.Id).OrderByDescending(r => r.Number).FirstAsync();
    }

    [Test]
    public async Task What_the_pieces_show_is_public_and_in_the_log()
    {
        var ids = _bulk.ConvertAll(a => a.Id);
        var shown = await _read
            .Db.ArticleLinks.Where(l => ids.Contains(l.ArticleId) && l.Kind != LinkKind.Relation)
            .Select(l => l.TargetId)
            .Distinct()
            .ToListAsync();
        var series = await _read.Db.SeriesMembers.Where(m => ids.Contains(m.ArticleId)).ToListAsync();
        shown.AddRange(series.Select(m => m.SeriesId).Distinct());

        var published = await _read
            .Db.Changes.Where(c => c.Reason == ChangeReason.Published && c.IsPublic)
            .Select(c => c.ThingId)
            .ToListAsync();
        var standing = (await _read.Db.Authors.Where(a => a.IsPublic).Select(a => a.Id).ToListAsync())
            .Concat(await _read.Db.Topics.Where(a => a.IsPublic).Select(a => a.Id).ToListAsync())
            .Concat(await _read.Db.Sources.Where(a => a.IsPublic).Select(a => a.Id).ToListAsync())
            .Concat(await _read.Db.Series.Where(a => a.IsPublic).Select(a => a.Id).ToListAsync())
            .Concat(await _read.Db.Illustrations.Where(a => a.IsPublic).Select(a => a.Id).ToListAsync());

        Assert.That(shown.Except(standing), Is.Empty);
        Assert.That(shown.Concat(ids).Except(published), Is.Empty);
        Assert.That(series, Is.Not.Empty);
        Assert.That(series, Has.All.Matches<Model.Series.SeriesMember>(m => m!.Published == _ran[m.ArticleId]));
    }

    [Test]
    public async Task The_log_has_no_hole()
    {
        var head = await _db.ChangeHeads.AsNoTracking().SingleAsync();
        var numbers = await _db.Changes.AsNoTracking().OrderBy(c => c.Sequence).Select(c => c.Sequence).ToListAsync();

        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, (int)head.Sequence).Select(n => (long)n)));
    }

    private List<Article> Spread(int count) => [.. Enumerable.Range(0, count).Select(i => _bulk[i * _bulk.Count / count])];
}
