using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Background;

/// <summary>
/// Work that one node at a time does, and who does it until when by the clock of the database: what a node takes for the time
/// has no say. It saves the others the same effort and no more: who is slow may lose it while at work, so what must happen
/// once is also guarded where it is saved.
/// </summary>
public sealed class Lease
{
    /// <summary>Longest name, of the work or its holder.</summary>
    public const int MaxNameLength = 100;

    private Lease() { }

    /// <summary>How long it lasts unless it is renewed: so long others wait for a node that died.</summary>
    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(10);

    /// <summary>The work.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Who does it.</summary>
    public string Holder { get; private set; } = "";

    /// <summary>Until when, UTC, by the database's clock; then anybody may take it.</summary>
    public DateTime Until { get; private set; }

    /// <summary>Takes it, or renews it, for <see cref="Length"/> from now.</summary>
    /// <returns>Whether the holder has it; otherwise another does.</returns>
    public static Task<bool> TakeAsync(CmsDbContext db, string name, string holder, CancellationToken ct) =>
        TakeAsync(db, name, holder, Length, ct);

    /// <summary>Takes it, or renews it, for as long as one step of the work may last.</summary>
    /// <returns>Whether the holder has it; otherwise another does.</returns>
    public static async Task<bool> TakeAsync(CmsDbContext db, string name, string holder, TimeSpan length, CancellationToken ct)
    {
        // What ends later than the longest lease ends was taken before the database's own clock was set back: it is nobody's any more.
        var database = db.CmsDatabase;
        return await database.WriteAsync(
                db,
                token =>
                    db.Database.ExecuteSqlRawAsync(
                        $"""
                        INSERT INTO leases (name, holder, until) VALUES (@p0, @p1, {database.Sql.InSeconds("@p2")})
                        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
                        WHERE leases.holder = excluded.holder OR leases.until <= {database.Sql.InSeconds("0")}
                        OR leases.until > {database.Sql.InSeconds("@p2 + 1")}
                        """,
                        [name, holder, length.TotalSeconds],
                        token
                    ),
                ct
            ) == 1;
    }

    /// <summary>Gives it up.</summary>
    /// <returns>Whether the holder still had it.</returns>
    public static async Task<bool> ReleaseAsync(CmsDbContext db, string name, string holder, CancellationToken ct) =>
        await db.CmsDatabase.WriteAsync(
            db,
            token => db.Leases.Where(l => l.Name == name && l.Holder == holder).ExecuteDeleteAsync(token),
            ct
        ) == 1;
}
