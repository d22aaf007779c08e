using Cms.Model.Articles;
using Cms.Model.Reading;
using Cms.Model.Series;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Search;

/// <summary>
/// Makes the index of words anew where pieces are missing in it or were put in by another analysis, the newest first. It may be ended and
/// begun again at any time, and others may write meanwhile.
/// </summary>
public static class SearchRebuild
{
    // Few enough that whoever waits for their turn to write hardly notices.
    private const int Batch = 100;

    /// <summary>How many public pieces are to be put in.</summary>
    public static async Task<int> CountAsync(CmsDbContext db, CancellationToken ct) =>
        (int)
            (
                await db.QueryAsync(
                    new Statement($"SELECT COUNT(*) FROM {Missing}", [TextAnalysis.Version]),
                    row => row.GetInt64(0),
                    ct
                )
            )[0];

    /// <summary>Puts them in.</summary>
    /// <param name="db">Where.</param>
    /// <param name="done">Is told the size of each batch once it is stored.</param>
    /// <param name="ct">Stops between two batches.</param>
    public static async Task RunAsync(CmsDbContext db, Action<int> done, CancellationToken ct)
    {
        var database = db.CmsDatabase;
        await NamesAsync(db, ct);
        var before = DateTime.MaxValue;
        var last = Guid.Empty;
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var first = last == Guid.Empty;
            var missing = await db.QueryAsync(
                new Statement(
                    $"""
                    SELECT a.id, a.published_at FROM {Missing}{(first ? "" : " AND (a.published_at, a.id) < (@p1, @p2)")}
                    ORDER BY a.published_at DESC, a.id DESC LIMIT {Batch}
                    """,
                    first ? [TextAnalysis.Version] : [TextAnalysis.Version, database.Value(before), database.Value(last)]
                ),
                row => (Id: database.GetId(row, 0), At: database.GetInstant(row, 1)),
                ct
            );
            if (missing.Count == 0)
                break;
            (last, before) = missing[^1];
            await database.WriteAsync(db, token => PutAsync(db, [.. missing.Select(m => m.Id)], token), ct);
            db.ChangeTracker.Clear();
            done(missing.Count);
        }

        await database.Search.TidyAsync(db, ct);
    }

    private static string Missing =>
        $"""
        articles a LEFT JOIN search_pieces p ON p.article_id = a.id
        WHERE {ArticleQueries.VisibleToReaders("a")} AND (p.number IS NULL OR p.analysis <> @p0)
        """;

    // What is held stays public until it is in.
    private static async Task PutAsync(CmsDbContext db, IReadOnlyCollection<Guid> pieces, CancellationToken ct)
    {
        var database = db.CmsDatabase;
        await db.QueryAsync(
            new Statement(
                $"SELECT id FROM articles WHERE id IN ({database.IdsOf("@p0")}) ORDER BY id{database.ForUpdate}",
                [database.Value(pieces)]
            ),
            row => database.GetId(row, 0),
            ct
        );
        await new SearchUpkeep(db).PutAgainAsync(pieces, ct);
    }

    private static async Task NamesAsync(CmsDbContext db, CancellationToken ct)
    {
        await AllAsync<Authors.Author>(ThingKind.Author);
        await AllAsync<ArticleSeries>(ThingKind.Series);
        await AllAsync<Topics.Topic>(ThingKind.Topic);

        async Task AllAsync<T>(ThingKind kind)
            where T : NamedThing
        {
            for (Guid? last = Guid.Empty; last is { } after; )
                last = await db.CmsDatabase.WriteAsync(db, token => BatchAsync<T>(kind, after, token), ct);
        }

        async Task<Guid?> BatchAsync<T>(ThingKind kind, Guid after, CancellationToken token)
            where T : NamedThing
        {
            var things = await db.Set<T>()
                .FromSqlRaw(
                    $"SELECT * FROM {Kinds.Of(kind).Table} WHERE id > @p0 ORDER BY id LIMIT {Batch}{db.CmsDatabase.ForUpdate}",
                    db.CmsDatabase.Value(after)
                )
                .AsNoTracking()
                .ToListAsync(token);
            await new SearchUpkeep(db).PutNamesAsync(kind, things, token);
            return things.Count == 0 ? null : things.Max(t => t.Id);
        }
    }
}
