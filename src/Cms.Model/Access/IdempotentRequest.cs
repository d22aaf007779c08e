using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Access;

/// <summary>A request that may be sent twice and is done once.</summary>
/// <param name="scope">Who sent it, with the method and path.</param>
/// <param name="key">The key the caller chose.</param>
/// <param name="bodyHash">SHA-256 of its body.</param>
/// <param name="describe">The answer as it goes out, from what the save answers.</param>
public sealed class IdempotentRequest(
    string scope,
    string key,
    byte[] bodyHash,
    Func<object?, (int Status, string? Location, string? ETag, byte[] Body)> describe
)
{
    private IdempotentAnswer? _row;

    /// <summary>The same for requests that are to be answered alike, and for no others.</summary>
    public string Name => $"{scope}\n{key}";

    /// <summary>The answer given before, if there is one that still counts.</summary>
    public Task<IdempotentAnswer?> FindAsync(CmsDbContext db, DateTime now, CancellationToken ct)
    {
        var since = now - IdempotentAnswer.Kept;
        return db.IdempotentAnswers.AsNoTracking().FirstOrDefaultAsync(a => a.Scope == scope && a.Key == key && a.At > since, ct);
    }

    /// <summary>Whether an answer was to this very body.</summary>
    public bool IsTo(IdempotentAnswer answer) => answer.BodyHash.AsSpan().SequenceEqual(bodyHash);

    internal async Task ClaimAsync(CmsDbContext db, DateTime now, CancellationToken ct)
    {
        var until = now - IdempotentAnswer.Kept;
        await db.IdempotentAnswers.Where(a => a.Scope == scope && a.Key == key && a.At <= until).ExecuteDeleteAsync(ct);
        // A statement of its own, that waits for another's claim of the same key and then finds it taken.
        try
        {
            var claimed = await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO idempotent_answers (scope, key, body_hash, at, status, body) VALUES (@p0, @p1, @p2, @p3, 0, @p2)
                ON CONFLICT DO NOTHING
                """,
                [scope, key, bodyHash, db.CmsDatabase.Sql.Value(now)],
                ct
            );
            if (claimed == 0)
                throw new AnsweredBeforeException();
        }
        catch (Exception e) when (db.CmsDatabase.Judge(e) == DatabaseFault.Busy)
        {
            // Another node has claimed the same and is not done: nobody else holds a row like this one.
            throw new AnsweredBeforeException();
        }

        _row = new IdempotentAnswer(scope, key, bodyHash, now);
    }

    internal async Task KeepAsync(CmsDbContext db, object? answer, long? sequence, CancellationToken ct)
    {
        var (status, location, etag, body) = describe(answer);
        _row!.Take(status, location, etag, sequence, body);
        db.Update(_row);
        await db.SaveChangesAsync(ct);
        db.Entry(_row).State = EntityState.Detached;
    }
}
