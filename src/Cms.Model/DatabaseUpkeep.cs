using System.Data.Common;
using System.Reflection;
using Cms.Model.Backups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Cms.Model;

/// <summary>What is done with a database as a whole: its schema, its one server, its copies.</summary>
public abstract class DatabaseUpkeep
{
    /// <summary>Brings the schema up to date, once however many start at once, and refuses one newer than this program.</summary>
    public abstract Task MigrateAsync(CancellationToken ct);

    /// <summary>Makes this process its server; a second server is refused where only one may be.</summary>
    /// <exception cref="InvalidOperationException">Another server has it.</exception>
    public abstract void Claim();

    /// <summary>
    /// Writes all that is stored at this moment into a file of its own, while others go on writing, and proves that the file
    /// is whole: what was stored before this was called is in it.
    /// </summary>
    /// <param name="file">The file; one that is there is replaced.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidOperationException">It cannot be made; the message says why and what to do.</exception>
    public abstract Task<BackupContents> BackUpAsync(string file, CancellationToken ct);

    /// <summary>Refuses where a server is at work on it.</summary>
    /// <exception cref="InvalidOperationException">One is.</exception>
    public abstract Task DemandUnusedAsync(CancellationToken ct);

    /// <summary>
    /// Puts what <see cref="BackUpAsync"/> wrote in the place of all that is stored, brings it up to date, and makes its
    /// numbers a history of its own (<see cref="RestoredNumbers"/>): all of it at one moment, or nothing.
    /// </summary>
    /// <param name="file">The file; it is used up.</param>
    /// <param name="migration">The last step of its schema.</param>
    /// <param name="now">The moment of the restore.</param>
    /// <param name="ct">Cancels before that moment.</param>
    /// <returns>Where the replaced state is kept; null where it is not.</returns>
    /// <exception cref="InvalidOperationException">The file is damaged or newer, or somebody uses the database.</exception>
    public abstract Task<string?> RestoreAsync(string file, string migration, DateTime now, CancellationToken ct);

    /// <summary>
    /// Whether the schema is the very one that this program knows. Every start asks, and hardly any has something to do, so it is asked
    /// by hand: the framework's own way to ask takes a tenth of a start.
    /// </summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="history">The query that finds a row where migrations were ever made.</param>
    /// <param name="ct">Cancels.</param>
    protected async Task<bool> IsUpToDateAsync(DbConnection connection, string history, CancellationToken ct)
    {
        var known = GetType().Assembly.GetTypes().Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>();
        return (await NamesAsync(connection, history, ct)).Count > 0
            && (await NamesAsync(connection, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"", ct)).SetEquals(known);
    }

    /// <summary>Refuses a schema that a newer program made, since this one would not keep its rules.</summary>
    /// <exception cref="InvalidOperationException">The schema is newer.</exception>
    protected static async Task RefuseNewerAsync(CmsDbContext db, CancellationToken ct)
    {
        var unknown = (await db.Database.GetAppliedMigrationsAsync(ct)).Except(db.Database.GetMigrations()).ToList();
        if (unknown.Count > 0)
            throw new InvalidOperationException(
                $"This database was made by a newer version of the program (it has the migration {unknown[^1]}). "
                    + "Start that version, or restore an older backup."
            );
    }

    /// <summary>The rows every database has from its first day.</summary>
    protected static async Task SeedAsync(CmsDbContext db, DateTime now, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync(
            "INSERT INTO change_heads (id, epoch, sequence, thinned_to) VALUES (1, @p0, 0, 0) ON CONFLICT DO NOTHING",
            [db.CmsDatabase.Sql.Value(Guid.CreateVersion7(now))],
            ct
        );
    }

    private static async Task<HashSet<string>> NamesAsync(DbConnection connection, string query, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var names = new HashSet<string>();
        while (await reader.ReadAsync(ct))
            names.Add(reader.GetString(0));
        return names;
    }
}
