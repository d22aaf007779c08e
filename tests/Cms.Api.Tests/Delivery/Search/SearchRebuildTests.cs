using Cms.Demo;
using Cms.Model;
using Cms.Model.Search;
using Cms.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Search;

/// <summary>The index of words made anew, as after an upgrade or the restore of an older backup.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class SearchRebuildTests(string provider)
{
    private TestDatabase _database = null!;

    [OneTimeSetUp]
    public async Task Create() => _database = await TestDatabase.CreateAsync(provider, Holding.Demo);

    [OneTimeTearDown]
    public async Task Drop() => await _database.DisposeAsync();

    [Test]
    public async Task An_index_that_is_gone_or_by_another_analysis_is_made_anew_just_as_saving_made_it()
    {
        await using var database = _database.Open();
        await using var db = database.NewContext();
        var before = await AllAsync(db);
        Assert.That(await SearchRebuild.CountAsync(db.CmsDatabase, CancellationToken.None), Is.Zero);

        await database.WriteAsync(
            db,
            async ct =>
            {
                // Some by another analysis, some gone, and all names gone.
                await db.Database.ExecuteSqlRawAsync("UPDATE search_pieces SET analysis = 0 WHERE number % 2 = 0", ct);
                var gone = $"SELECT number FROM search_pieces WHERE number % 2 = 1";
                await db.Database.ExecuteSqlRawAsync($"DELETE FROM search_index WHERE {database.Search.Number} IN ({gone})", ct);
                await db.Database.ExecuteSqlRawAsync("DELETE FROM search_pieces WHERE number % 2 = 1", ct);
                await db.Database.ExecuteSqlRawAsync("DELETE FROM search_keys", ct);
                // At the desk the same, as in a database that had no index for the desk.
                await db.Database.ExecuteSqlRawAsync("UPDATE desk_pieces SET analysis = 0 WHERE number % 2 = 0", ct);
                await db.Database.ExecuteSqlRawAsync(
                    $"DELETE FROM desk_index WHERE {database.Search.Number} IN (SELECT number FROM desk_pieces WHERE number % 2 = 1)",
                    ct
                );
                await db.Database.ExecuteSqlRawAsync("DELETE FROM desk_pieces WHERE number % 2 = 1", ct);
            },
            CancellationToken.None
        );
        var missing = await SearchRebuild.CountAsync(db.CmsDatabase, CancellationToken.None);
        var done = 0;
        await SearchRebuild.RunAsync(db, more => done += more, CancellationToken.None);

        Assert.That(missing, Is.GreaterThan(10).And.EqualTo(done));
        Assert.That(await SearchRebuild.CountAsync(db.CmsDatabase, CancellationToken.None), Is.Zero);
        Assert.That(await AllAsync(db), Is.EqualTo(before));
    }

    [Test]
    public async Task Pieces_stored_many_at_once_are_indexed_as_those_that_are_saved()
    {
        await using var own = await TestDatabase.CreateAsync(provider, Holding.Demo);
        await using var database = own.Open();
        await using var db = database.NewContext();
        await DemoBulk.FillAsync(
            db,
            Cms.Api.Commands.DemoAnswers.With(db, new Settings()),
            60,
            words: 150,
            _ => { },
            TimeProvider.System,
            CancellationToken.None
        );
        var bulk = await AllAsync(db);

        await database.WriteAsync(
            db,
            async ct =>
            {
                await db.Database.ExecuteSqlRawAsync("UPDATE search_pieces SET analysis = 0", ct);
                await db.Database.ExecuteSqlRawAsync("UPDATE desk_pieces SET analysis = 0", ct);
                await db.Database.ExecuteSqlRawAsync("DELETE FROM search_keys", ct);
            },
            CancellationToken.None
        );
        await SearchRebuild.RunAsync(db, _ => { }, CancellationToken.None);

        Assert.That(await AllAsync(db), Is.EqualTo(bulk));
    }

    // What is found by each of some words, and every key that completes something.
    private static async Task<List<string>> AllAsync(CmsDbContext db)
    {
        var index = db.CmsDatabase.Search;
        var all = new List<string>();
        foreach (var word in new[] { "xferri", "xladder", "aladder", "bwater", "cwater", "x図書", "xagu", "xthe" })
        {
            foreach (var tables in new[] { SearchTables.Public, SearchTables.Desk })
            {
                // By their pieces: at the desk the number is that of the last save, and a publication is one that changes no word.
                var pieces = await db.QueryAsync(
                    new Model.Reading.Statement(
                        $"""
                        SELECT p.article_id FROM {tables.Pieces} p WHERE p.number IN (
                        SELECT {index.Number} FROM {index.Matching(tables, "@p0")}) ORDER BY p.article_id
                        """,
                        [index.Value(new SearchExpression.Sequence([word]))]
                    ),
                    row => row.GetId(0),
                    CancellationToken.None
                );
                all.Add($"{tables.Index} {word} {string.Join(' ', pieces)}");
            }
        }

        all.AddRange(
            await db.QueryAsync(
                new Model.Reading.Statement(
                    "SELECT article_id, language, CASE WHEN has_credits THEN 1 ELSE 0 END, analysis FROM desk_pieces ORDER BY article_id",
                    []
                ),
                row => $"{row.GetId(0)} {row.GetString(1)} {row.GetInt32(2)} {row.GetInt32(3)}",
                CancellationToken.None
            )
        );

        all.AddRange(
            await db.SearchKeys.OrderBy(k => k.Key).ThenBy(k => k.ThingId).Select(k => $"{k.Kind} {k.Key} {k.ThingId}").ToListAsync()
        );
        all.AddRange(
            (await db.SearchPieces.AsNoTracking().OrderBy(p => p.Number).ToListAsync()).Select(p =>
                $"{p.Number} {p.ArticleId} {p.Language} {p.Genre} {p.Year} {p.HasCredits} {p.Analysis}"
            )
        );
        return all;
    }
}
