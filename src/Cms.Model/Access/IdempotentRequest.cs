using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Model.Access;

/// <summary>An answer as it was first given, to be given again to whoever sends the same request.</summary>
public sealed class IdempotentAnswer
{
    /// <summary>How long an answer is kept.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromHours(24);

    /// <summary>Deletes those that count no more, so many at a time.</summary>
    /// <returns>How many there were.</returns>
    public static Task<int> ThinAsync(CmsDbContext db, DateTime now, int most, CancellationToken ct) => db.CmsDatabase.WriteAsync(
        db,
        token => db.Database.ExecuteSqlRawAsync(
            "DELETE FROM idempotent_answers WHERE (scope, key) IN (SELECT scope, key FROM idempotent_answers WHERE at <= @p0 ORDER BY at LIMIT @p1)", [db.CmsDatabase.Value(now - Kept), most], token),
        ct);

    /// <summary>Longest key a caller may choose.</summary>
    public const int MaxKeyLength = 200;

    private IdempotentAnswer()
    {
    }

    internal IdempotentAnswer(string scope, string key, byte[] bodyHash, DateTime now) => (Scope, Key, BodyHash, At) = (scope, key, bodyHash, now);

    /// <summary>Who sent it, with the method and path: the same key elsewhere is another.</summary>
    public string Scope { get; private set; } = "";

    /// <summary>The key the caller chose.</summary>
    public string Key { get; private set; } = "";

    /// <summary>SHA-256 of the body it came with.</summary>
    public byte[] BodyHash { get; private set; } = [];

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>The status it was answered with.</summary>
    public int Status { get; private set; }

    /// <summary>Its <c>Location</c>; null for none.</summary>
    public string? Location { get; private set; }

    /// <summary>Its <c>ETag</c>; null for none.</summary>
    public string? ETag { get; private set; }

    /// <summary>Its <c>Content-Sequence</c>; null where nothing visible changed.</summary>
    public long? Sequence { get; private set; }

    /// <summary>Its body, secrets left out.</summary>
    public byte[] Body { get; private set; } = [];

    internal void Take(int status, string? location, string? etag, long? sequence, byte[] body) =>
        (Status, Location, ETag, Sequence, Body) = (status, location, etag, sequence, body);
}

/// <summary>A request that may be sent twice and is done once.</summary>
/// <param name="scope">Who sent it, with the method and path.</param>
/// <param name="key">The key the caller chose.</param>
/// <param name="bodyHash">SHA-256 of its body.</param>
/// <param name="describe">The answer as it goes out, from what the save answers.</param>
public sealed class IdempotentRequest(string scope, string key, byte[] bodyHash, Func<object?, (int Status, string? Location, string? ETag, byte[] Body)> describe)
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
                "INSERT INTO idempotent_answers (scope, key, body_hash, at, status, body) VALUES (@p0, @p1, @p2, @p3, 0, @p2) ON CONFLICT DO NOTHING",
                [scope, key, bodyHash, db.CmsDatabase.Value(now)], ct);
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

/// <summary>The same idempotent request was claimed by another save: its answer is there now, or will be when that save is done.</summary>
public sealed class AnsweredBeforeException : Exception
{
}

internal sealed class IdempotencyMapping : IEntityTypeConfiguration<IdempotentAnswer>
{
    public void Configure(EntityTypeBuilder<IdempotentAnswer> builder)
    {
        builder.ToTable("IdempotentAnswers");
        builder.HasKey(a => new { a.Scope, a.Key });
        builder.Property(a => a.Scope).HasMaxLength(700);
        // With room for the place of one part of a call of many.
        builder.Property(a => a.Key).HasMaxLength(IdempotentAnswer.MaxKeyLength + 8);
        builder.Property(a => a.BodyHash).HasMaxLength(32);
        builder.Property(a => a.Location).HasMaxLength(500);
        builder.Property(a => a.ETag).HasMaxLength(80);
        builder.HasIndex(a => a.At);
    }
}
