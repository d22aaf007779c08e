using Cms.Model;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Background;

/// <summary>
/// Thins the change log once a day, from its beginning up to the first row that is not older than 400 days: the newest of
/// each thing and every withdrawal are kept for ever, the others go; for each partner too.
/// </summary>
internal sealed class LogThinning(IServiceScopeFactory scopes, CmsDatabase database, TimeProvider clock, ILogger<LogThinning> log)
    : LookingWorker(database, clock, log)
{
    /// <summary>How long every row is kept.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(400);

    // Rows per turn, so that a long backlog never holds the database for long.
    private const int Batch = 1_000;

    /// <summary>Thins what is due now.</summary>
    public static async Task ThinAsync(CmsDbContext db, DateTime now, CancellationToken ct)
    {
        while (await db.CmsDatabase.WriteAsync(db, token => ThinBatchAsync(db, now, token), ct)) { }
    }

    private static async Task<bool> ThinBatchAsync(CmsDbContext db, DateTime now, CancellationToken ct)
    {
        var before = db.CmsDatabase.Sql.Value(now - Kept);
        // Up to the first row that is not old. A row has the date of its node's clock, so an old date behind a young one may be a
        // wrong one, and would make every cursor before it end.
        var last = await db
            .Database.SqlQueryRaw<long>(
                $"""
                SELECT COALESCE(MAX(r.sequence), 0) AS "Value" FROM (SELECT b.sequence, MAX(b.at) OVER (ORDER BY b.sequence) AS latest
                FROM (SELECT sequence, at FROM changes WHERE sequence > (SELECT thinned_to FROM change_heads WHERE id = 1)
                ORDER BY sequence LIMIT {Batch}) b) r
                WHERE r.latest < @p0
                """,
                before
            )
            .SingleAsync(ct);
        if (last == 0)
            return false;
        // What was kept before as the newest of its thing goes too, once a newer one is as old. Rows of things that
        // did not change since are not looked at.
        await db.Database.ExecuteSqlRawAsync(
            """
            DELETE FROM changes WHERE sequence <= @p0 AND reason <> 'Withdrawn'
            AND thing_id IN (SELECT d.thing_id FROM changes d, change_heads h WHERE h.id = 1 AND d.sequence > h.thinned_to
            AND d.sequence <= @p0)
            AND EXISTS (SELECT 1 FROM changes n WHERE n.thing_id = changes.thing_id AND n.sequence > changes.sequence)
            AND NOT EXISTS (SELECT 1 FROM partner_changes p WHERE p.sequence = changes.sequence
            AND NOT EXISTS (SELECT 1 FROM partner_changes q WHERE q.partner_id = p.partner_id AND q.article_id = p.article_id
            AND q.sequence > p.sequence))
            """,
            [last],
            ct
        );
        // A partner's rows have the numbers of the log's, and go with them.
        await db.Database.ExecuteSqlRawAsync(
            """
            DELETE FROM partner_changes WHERE sequence <= @p0 AND NOT EXISTS (SELECT 1 FROM changes c
            WHERE c.sequence = partner_changes.sequence)
            """,
            [last],
            ct
        );
        // Marked in the same transaction: a cursor that stopped before a hole is told to begin again. Another node
        // that thins at this moment may have gone further.
        await db.Database.ExecuteSqlRawAsync("UPDATE change_heads SET thinned_to = @p0 WHERE id = 1 AND thinned_to < @p0", [last], ct);
        return true;
    }

    protected override TimeSpan Every => TimeSpan.FromDays(1);

    protected override string Work => "Thinning the change log";

    protected override async Task LookAsync(CancellationToken ct)
    {
        // Where the first row that is left is young, nothing is due.
        var first = new Statement(
            """
            SELECT 1 FROM changes WHERE at < @p0 AND sequence =
            (SELECT MIN(sequence) FROM changes WHERE sequence > (SELECT thinned_to FROM change_heads WHERE id = 1))
            """,
            [Database.Sql.Value(Clock.Now() - Kept)]
        );
        if (await Database.FindsAsync(first, ct))
            await scopes.WithDbAsync(db => ThinAsync(db, Clock.Now(), ct));
    }
}
