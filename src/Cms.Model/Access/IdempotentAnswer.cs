using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Access;

/// <summary>An answer as it was first given, to be given again to whoever sends the same request.</summary>
public sealed class IdempotentAnswer
{
    /// <summary>How long an answer is kept.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromHours(24);

    /// <summary>Deletes those that count no more, so many at a time.</summary>
    /// <returns>How many there were.</returns>
    public static Task<int> ThinAsync(CmsDbContext db, DateTime now, int most, CancellationToken ct) =>
        db.CmsDatabase.WriteAsync(
            db,
            token =>
                db.Database.ExecuteSqlRawAsync(
                    """
                    DELETE FROM idempotent_answers WHERE (scope, key) IN (SELECT scope, key FROM idempotent_answers
                    WHERE at <= @p0 ORDER BY at LIMIT @p1)
                    """,
                    [db.CmsDatabase.Sql.Value(now - Kept), most],
                    token
                ),
            ct
        );

    /// <summary>The query that finds something where any has had its day.</summary>
    public static Statement Due(CmsDatabase database, DateTime now) =>
        new("SELECT 1 FROM idempotent_answers WHERE at <= @p0 LIMIT 1", [database.Sql.Value(now - Kept)]);

    /// <summary>Longest key a caller may choose.</summary>
    public const int MaxKeyLength = 200;

    private IdempotentAnswer() { }

    internal IdempotentAnswer(string scope, string key, byte[] bodyHash, DateTime now) =>
        (Scope, Key, BodyHash, At) = (scope, key, bodyHash, now);

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
