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
    [Test]
    public async Task What_is_published_and_what_changes_has_its_answer_at_the_next_look()
    {
        var author = An.Author("Ada Quill");
        var (first, second) = (An.Article(An.Content("First", author)), An.Article(An.Content("Second", author)));
        await using var bench = await Bench.OpenAsync(provider);
        using var works = new Looking(bench, new Settings());
        await bench.SaveAsync(author, first);
        await works.LookAsync();
        Assert.That(await bench.VersionsAsync(works.Shape), Is.EqualTo(new[] { (first.Id, 1) }), "What was there before the first look.");

        await bench.SaveAsync(second);
        await bench.ChangeAsync(first.Id, a => a.Correct(CorrectionKind.Correction, "It was Tuesday.", a.Live!, An.Hour));
        await works.LookAsync();

        Assert.That(await bench.VersionsAsync(works.Shape), Is.EquivalentTo(new[] { (first.Id, 2), (second.Id, 1) }));
    }

    [Test]
    public async Task After_a_change_of_shape_all_are_made_anew_and_what_is_not_public_has_none()
    {
        var author = An.Author("Ada Quill");
        var pieces = Enumerable.Range(0, 45).Select(i => An.Article(An.Content($"Piece {i}", author), An.Hour.AddMinutes(i))).ToList();
        var gone = An.Article(An.Content("Gone", author));
        gone.Unpublish(An.Hour.AddDays(1));
        await using var bench = await Bench.OpenAsync(provider);
        await bench.SaveAsync([author, .. pieces, gone]);
        using (var before = new Looking(bench, new Settings()))
            await before.LookAsync();

        using var works = new Looking(bench, new Settings { PublicUrl = "https://api.elsewhere.example" });
        await works.LookAsync();

        Assert.That(await bench.VersionsAsync(works.Shape), Is.EquivalentTo(pieces.Select(p => (p.Id, 1))));
    }

    /// <summary>A database that nothing works on but what the test has work on it.</summary>
    private sealed class Bench : IAsyncDisposable
    {
        private readonly TestDatabase _test;

        private Bench(TestDatabase test)
        {
            _test = test;
            Database = test.Open();
            Follower = new ChangeFollower(Database);
            Services = new ServiceCollection().AddScoped(_ => Database.NewContext()).BuildServiceProvider();
        }

        public CmsDatabase Database { get; }

        public ChangeFollower Follower { get; }

        public ServiceProvider Services { get; }

        public static async Task<Bench> OpenAsync(string provider) => new(await TestDatabase.CreateAsync(provider));

        public Task SaveAsync(params Thing[] things) =>
            DeskAsync(db =>
            {
                db.AddRange(things);
                return db.SaveAsync(CancellationToken.None);
            });

        public Task ChangeAsync(Guid id, Action<Article> verb) =>
            DeskAsync(async db =>
            {
                verb((await db.Articles.FindAsync(id))!);
                return await db.SaveAsync(CancellationToken.None);
            });

        public async Task<List<(Guid, int)>> VersionsAsync(long shape)
        {
            await using var db = Database.NewContext();
            var kept = await db.ArticleDocuments.Where(d => d.Shape == shape).Select(d => new { d.ArticleId, d.Version }).ToListAsync();
            return kept.ConvertAll(d => (d.ArticleId, d.Version));
        }

        public async ValueTask DisposeAsync()
        {
            await Services.DisposeAsync();
            Follower.Dispose();
            await Database.DisposeAsync();
            await _test.DisposeAsync();
        }

        private async Task DeskAsync(Func<CmsDbContext, Task<long?>> save)
        {
            await using var db = Database.NewContext();
            await save(db);
        }
    }

    /// <summary>The workers that make answers and keep them, told when to look.</summary>
    private sealed class Looking : IDisposable
    {
        private readonly Bench _bench;
        private readonly TakedownReserve _reserve;
        private readonly DocumentStore _store;
        private readonly AnswerMaking _making;

        public Looking(Bench bench, Settings settings)
        {
            _bench = bench;
            var (database, clock) = (bench.Database, TimeProvider.System);
            var addresses = new Addresses(settings);
            _reserve = new TakedownReserve(database, clock, NullLogger<TakedownReserve>.Instance);
            _store = new DocumentStore(
                bench.Services.GetRequiredService<IServiceScopeFactory>(),
                database,
                _reserve,
                NullLogger<DocumentStore>.Instance
            );
            var articles = new ArticleReader(database, addresses, _store);
            _making = new AnswerMaking(database, articles, addresses, bench.Follower, clock, NullLogger<AnswerMaking>.Instance);
            Shape = addresses.StoredShape;
        }

        public long Shape { get; }

        public async Task LookAsync()
        {
            await _bench.Follower.CatchUpAsync(CancellationToken.None);
            await _making.TickAsync(CancellationToken.None);
            await _store.TickAsync(CancellationToken.None);
        }

        public void Dispose()
        {
            _making.Dispose();
            _store.Dispose();
            _reserve.Dispose();
        }
    }
}
