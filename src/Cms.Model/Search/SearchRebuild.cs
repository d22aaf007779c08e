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

    private const int Step = 1_000;

    /// <summary>How many public pieces are to be put in.</summary>
    public static async Task<int> CountAsync(CmsDbContext db, CancellationToken ct) =>
        (int)
            (
                await db.QueryAsync(
                    new Statement(
                        $"""
                        SELECT (SELECT COUNT(*) FROM articles a WHERE {ArticleQueries.VisibleToReaders("a")})
                        - (SELECT COUNT(*) FROM search_pieces p WHERE p.analysis = @p0)
                        """,
                        [TextAnalysis.Version]
                    ),
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
        for (var looked = await LookAsync(db, null, ct); looked.Count > 0; looked = await LookAsync(db, looked[^1], ct))
        {
            foreach (var missing in looked.Where(piece => !piece.IsIn).Chunk(Batch))
            {
                ct.ThrowIfCancellationRequested();
                await database.WriteAsync(db, token => PutAsync(db, [.. missing.Select(m => m.Id)], token), ct);
                db.ChangeTracker.Clear();
                done(missing.Length);
            }
        }

        await database.Search.TidyAsync(db, ct);
    }

    // A walk along all that is public, step by step: where few are missing, no statement has to look through everything for them.
    private static Task<List<(Guid Id, DateTime At, bool IsIn)>> LookAsync(
        CmsDbContext db,
        (Guid Id, DateTime At, bool IsIn)? after,
        CancellationToken ct
    )
    {
        var database = db.CmsDatabase;
        var beyond = after is null ? "" : " AND (a.published_at, a.id) < (@p1, @p2)";
        return db.QueryAsync(
            new Statement(
                $"""
                SELECT w.id, w.published_at, CASE WHEN p.analysis = @p0 THEN 1 ELSE 0 END FROM (
                SELECT a.id, a.published_at FROM articles a WHERE {ArticleQueries.VisibleToReaders("a")}{beyond}
                ORDER BY a.published_at DESC, a.id DESC LIMIT {Step}
                ) w LEFT JOIN search_pieces p ON p.article_id = w.id ORDER BY w.published_at DESC, w.id DESC
                """,
                after is { } last
                    ? [TextAnalysis.Version, database.Sql.Value(last.At), database.Sql.Value(last.Id)]
                    : [TextAnalysis.Version]
            ),
            row => (database.Sql.GetId(row, 0), database.Sql.GetInstant(row, 1), row.GetInt32(2) == 1),
            ct
        );
    }

    // What is held stays public until it is in.
    private static async Task PutAsync(CmsDbContext db, IReadOnlyCollection<Guid> pieces, CancellationToken ct)
    {
        var database = db.CmsDatabase;
        await db.QueryAsync(
            new Statement(
                $"SELECT id FROM articles WHERE id IN ({database.Sql.IdsOf("@p0")}) ORDER BY id{database.Sql.ForUpdate}",
                [database.Sql.Value(pieces)]
            ),
            row => database.Sql.GetId(row, 0),
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
                    $"SELECT * FROM {Kinds.Of(kind).Table} WHERE id > @p0 ORDER BY id LIMIT {Batch}{db.CmsDatabase.Sql.ForUpdate}",
                    db.CmsDatabase.Sql.Value(after)
                )
                .AsNoTracking()
                .ToListAsync(token);
            await new SearchUpkeep(db).PutNamesAsync(kind, things, token);
            return things.Count == 0 ? null : things.Max(t => t.Id);
        }
    }
}
