using Cms.Api.Background;
using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Changes;
using Cms.Testing;
using Cms.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;

namespace Cms.Api.Tests.Background;

/// <summary>Ready answers are made behind readers' backs, on a database that nothing else works on.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class AnswerMakingTests(string provider)
{
    private TestDatabase _test = null!;
    private CmsDatabase _database = null!;
    private ChangeFollower _follower = null!;
    private ServiceProvider _services = null!;

    [SetUp]
    public async Task Open()
    {
        _test = await TestDatabase.CreateAsync(provider);
        _database = _test.Open();
        _follower = new ChangeFollower(_database);
        _services = new ServiceCollection().AddScoped(_ => _database.NewContext()).BuildServiceProvider();
    }

    [TearDown]
    public async Task Close()
    {
        await _services.DisposeAsync();
        _follower.Dispose();
        await _database.DisposeAsync();
        await _test.DisposeAsync();
    }

    [Test]
    public async Task What_is_published_and_what_changes_has_its_answer_at_the_next_look()
    {
        var author = An.Author("Ada Quill");
        var (first, second) = (An.Article(An.Content("First", author)), An.Article(An.Content("Second", author)));
        var works = Works(new Settings());
        await SaveAsync(author, first);
        await works.LookAsync();
        Assert.That(await VersionsAsync(works.Shape), Is.EqualTo(new[] { (first.Id, 1) }), "What was there before the first look.");

        await SaveAsync(second);
        await ChangeAsync(first.Id, a => a.Correct(CorrectionKind.Correction, "It was Tuesday.", a.Live!, An.Hour));
        await works.LookAsync();

        Assert.That(await VersionsAsync(works.Shape), Is.EquivalentTo(new[] { (first.Id, 2), (second.Id, 1) }));
    }

    [Test]
    public async Task After_a_change_of_shape_all_are_made_anew_and_what_is_not_public_has_none()
    {
        var author = An.Author("Ada Quill");
        var pieces = Enumerable.Range(0, 45).Select(i => An.Article(An.Content($"Piece {i}", author), An.Hour.AddMinutes(i))).ToList();
        var gone = An.Article(An.Content("Gone", author));
        gone.Unpublish(An.Hour.AddDays(1));
        await SaveAsync([author, .. pieces, gone]);
        await Works(new Settings()).LookAsync();

        var works = Works(new Settings { PublicUrl = "https://api.elsewhere.example" });
        await works.LookAsync();

        Assert.That(await VersionsAsync(works.Shape), Is.EquivalentTo(pieces.Select(p => (p.Id, 1))));
    }

    private Looking Works(Settings settings) => new(this, settings);

    private Task SaveAsync(params Thing[] things) =>
        DeskAsync(db =>
        {
            db.AddRange(things);
            return db.SaveAsync(CancellationToken.None);
        });

    private Task ChangeAsync(Guid id, Action<Article> verb) =>
        DeskAsync(async db =>
        {
            verb((await db.Articles.FindAsync(id))!);
            return await db.SaveAsync(CancellationToken.None);
        });

    private async Task DeskAsync(Func<CmsDbContext, Task<long?>> save)
    {
        await using var db = _database.NewContext();
        await save(db);
    }

    private async Task<List<(Guid, int)>> VersionsAsync(long shape)
    {
        await using var db = _database.NewContext();
        var kept = await db.ArticleDocuments.Where(d => d.Shape == shape).Select(d => new { d.ArticleId, d.Version }).ToListAsync();
        return kept.ConvertAll(d => (d.ArticleId, d.Version));
    }

    private sealed class Looking
    {
        private readonly AnswerMakingTests _test;
        private readonly DocumentStore _store;
        private readonly AnswerMaking _making;

        public Looking(AnswerMakingTests test, Settings settings)
        {
            _test = test;
            var (database, clock) = (test._database, TimeProvider.System);
            var addresses = new Addresses(settings);
            var reserve = new TakedownReserve(database, clock, NullLogger<TakedownReserve>.Instance);
            _store = new DocumentStore(
                test._services.GetRequiredService<IServiceScopeFactory>(),
                database,
                reserve,
                NullLogger<DocumentStore>.Instance
            );
            var articles = new ArticleReader(database, addresses, _store);
            _making = new AnswerMaking(database, articles, addresses, test._follower, clock, NullLogger<AnswerMaking>.Instance);
            Shape = addresses.StoredShape;
        }

        public long Shape { get; }

        public async Task LookAsync()
        {
            await _test._follower.CatchUpAsync(CancellationToken.None);
            await _making.TickAsync(CancellationToken.None);
            await _store.TickAsync(CancellationToken.None);
        }
    }
}
