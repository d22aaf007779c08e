using Cms.Model.Articles;
using Cms.Model.Reading;
using Cms.Model.Series;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Search;

/// <summary>
/// Makes the indexes of words anew where pieces are missing in them or were put in by another analysis: readers' first, the newest before
/// the rest, then the desk's. It may be ended and begun again at any time, and others may write meanwhile.
/// </summary>
public static class SearchRebuild
{
    // Few enough that whoever waits for their turn to write hardly notices.
    private const int Batch = 100;

    private const int Step = 1_000;

    /// <summary>How many pieces are to be put in; what is public, in either index.</summary>
    public static async Task<int> CountAsync(CmsDatabase database, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        return (int)
            (
                await read.QueryAsync(
                    new Statement(
                        $"""
                        SELECT (SELECT COUNT(*) FROM articles a WHERE {ArticleQueries.VisibleToReaders("a")})
                        - (SELECT COUNT(*) FROM search_pieces p WHERE p.analysis = @p0)
                        + (SELECT COUNT(*) FROM articles) - (SELECT COUNT(*) FROM desk_pieces d WHERE d.analysis = @p0)
                        """,
                        [TextAnalysis.Version]
                    ),
                    row => row.GetInt64(0),
                    ct
                )
            )[0];
    }

    /// <summary>Puts them in.</summary>
    /// <param name="db">Where.</param>
    /// <param name="done">Is told the size of each batch once it is stored.</param>
    /// <param name="ct">Stops between two batches.</param>
    public static async Task RunAsync(CmsDbContext db, Action<int> done, CancellationToken ct)
    {
        await NamesAsync(db, ct);
        for (var looked = await LookAsync(db, null, ct); looked.Count > 0; looked = await LookAsync(db, looked[^1], ct))
            await PutAllAsync([.. looked.Where(piece => !piece.IsIn).Select(piece => piece.Id)], new SearchUpkeep(db).PutAgainAsync);
        for (
            var looked = await LookAtDeskAsync(db, Guid.Empty, ct);
            looked.Count > 0;
            looked = await LookAtDeskAsync(db, looked[^1].Id, ct)
        )
            await PutAllAsync([.. looked.Where(piece => !piece.IsIn).Select(piece => piece.Id)], new DeskUpkeep(db).PutAgainAsync);
        await db.CmsDatabase.Search.TidyAsync(db, ct);

        async Task PutAllAsync(IReadOnlyList<Guid> missing, Func<IReadOnlyCollection<Guid>, CancellationToken, Task> putAsync)
        {
            foreach (var some in missing.Chunk(Batch))
            {
                ct.ThrowIfCancellationRequested();
                await db.CmsDatabase.WriteAsync(db, token => PutAsync(db, some, putAsync, token), ct);
                db.ChangeTracker.Clear();
                done(some.Length);
            }
        }
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
            row => (row.GetId(0), row.GetInstant(1), row.GetInt32(2) == 1),
            ct
        );
    }

    private static Task<List<(Guid Id, bool IsIn)>> LookAtDeskAsync(CmsDbContext db, Guid after, CancellationToken ct) =>
        db.QueryAsync(
            new Statement(
                $"""
                SELECT w.id, CASE WHEN p.analysis = @p0 THEN 1 ELSE 0 END FROM (
                SELECT a.id FROM articles a WHERE a.id > @p1 ORDER BY a.id LIMIT {Step}
                ) w LEFT JOIN desk_pieces p ON p.article_id = w.id ORDER BY w.id
                """,
                [TextAnalysis.Version, db.CmsDatabase.Sql.Value(after)]
            ),
            row => (row.GetId(0), row.GetInt32(1) == 1),
            ct
        );

    // What is held stays as it is until it is in.
    private static async Task PutAsync(
        CmsDbContext db,
        IReadOnlyCollection<Guid> pieces,
        Func<IReadOnlyCollection<Guid>, CancellationToken, Task> putAsync,
        CancellationToken ct
    )
    {
        var database = db.CmsDatabase;
        await db.QueryAsync(
            new Statement(
                $"SELECT id FROM articles WHERE id IN ({database.Sql.IdsOf("@p0")}) ORDER BY id{database.Sql.ForUpdate}",
                [database.Sql.Value(pieces)]
            ),
            row => row.GetId(0),
            ct
        );
        await putAsync(pieces, ct);
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
