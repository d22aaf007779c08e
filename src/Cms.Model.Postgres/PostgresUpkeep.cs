using Cms.Model.Backups;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cms.Model.Postgres;

/// <summary>The upkeep of a database that a server keeps: several programs may come at once, and none has it alone.</summary>
internal sealed class PostgresUpkeep(CmsDatabase database, NpgsqlConnectionStringBuilder settings) : DatabaseUpkeep
{
    // Any number will do that nothing else in the same database uses.
    private const long MigrationsLock = 0x636d_7302;

    /// <inheritdoc />
    public override void Claim()
    {
        // Any number of servers may share a PostgreSQL database.
    }

    /// <inheritdoc />
    public override async Task MigrateAsync(CancellationToken ct)
    {
        if (await IsUpToDateAsync(ct))
            return;
        await using var db = database.NewContext();
        if (await db.Database.CanConnectAsync(ct))
        {
            var encoding = await db.Database.SqlQueryRaw<string>("SELECT current_setting('server_encoding') AS \"Value\"").SingleAsync(ct);
            if (encoding != "UTF8")
                throw new InvalidOperationException($"The PostgreSQL database has the encoding {encoding}; it must be made with UTF8.");
            await RefuseNewerAsync(db, ct);
            await MigrateInTurnAsync(db, ct);
            return;
        }

        await db.Database.MigrateAsync(ct);
        await SeedAsync(db, TimeProvider.System.Now(), ct);
    }

    /// <inheritdoc />
    public override async Task<BackupContents> BackUpAsync(string file, CancellationToken ct)
    {
        await using var db = database.NewContext();
        return await PostgresBackup.MakeAsync(db, settings, file, ct);
    }

    /// <inheritdoc />
    public override async Task DemandUnusedAsync(CancellationToken ct)
    {
        await using var db = database.NewContext();
        await PostgresBackup.DemandUnusedAsync(db, ct);
    }

    /// <inheritdoc />
    public override async Task<string?> RestoreAsync(string file, string migration, DateTime now, CancellationToken ct)
    {
        await using var db = database.NewContext();
        await PostgresBackup.DemandUnusedAsync(db, ct);
        await RefuseNewerAsync(db, ct);
        await PostgresBackup.RestoreAsync(db, settings, file, migration, now, ct);
        File.Delete(file);
        return null;
    }

    private async Task<bool> IsUpToDateAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(settings.ToString()) { Pooling = false }.ToString()
        );
        try
        {
            await connection.OpenAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            // The database is yet to be made.
            return false;
        }

        return await IsUpToDateAsync(
            connection,
            "SELECT relname::text FROM pg_class WHERE oid = to_regclass('\"__EFMigrationsHistory\"')",
            ct
        );
    }

    // Programs that start at once take turns: the framework's own lock is given up between two migrations, and each would go on
    // with the list of those that it found pending. Neither the wait nor a migration is bound by the limits of a request.
    private static async Task MigrateInTurnAsync(CmsDbContext db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        db.Database.SetCommandTimeout(TimeSpan.Zero);
        await db.Database.ExecuteSqlRawAsync(
            $"SET statement_timeout = 0; SET lock_timeout = 0; SELECT pg_advisory_lock({MigrationsLock})",
            ct
        );
        try
        {
            await db.Database.MigrateAsync(ct);
            await SeedAsync(db, TimeProvider.System.Now(), ct);
        }
        finally
        {
            await db.Database.ExecuteSqlRawAsync(
                $"SELECT pg_advisory_unlock({MigrationsLock}); RESET statement_timeout; RESET lock_timeout",
                CancellationToken.None
            );
            db.Database.SetCommandTimeout((int?)null);
            await db.Database.CloseConnectionAsync();
        }
    }
}
