using Cms.Model.Backups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Cms.Model.Postgres;

/// <summary>Copies a database with PostgreSQL's own programs, and puts a copy in the place of what a database holds.</summary>
internal static class PostgresBackup
{
    private const string History = "__EFMigrationsHistory";

    private const int Looks = 10;

    /// <summary>Writes all that is stored at this moment into a file (<c>pg_dump</c>'s own format), and reads it all back.</summary>
    /// <exception cref="InvalidOperationException">The programs are not there, or fail.</exception>
    public static async Task<BackupContents> MakeAsync(
        CmsDbContext db,
        NpgsqlConnectionStringBuilder settings,
        string file,
        CancellationToken ct
    )
    {
        // What is said of the copy and the copy itself are of one moment.
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var contents = await BackupContents.ReadAsync(db, ct);
        var schema = await SchemaAsync(db, ct);
        var snapshot = await db.Database.SqlQueryRaw<string>("SELECT pg_export_snapshot() AS \"Value\"").SingleAsync(ct);
        await PostgresTool.RunAsync(
            "pg_dump",
            settings,
            ct,
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            $"--schema={schema}",
            $"--snapshot={snapshot}",
            $"--file={file}"
        );
        // To its end: the table of contents alone says nothing of what comes after it.
        await PostgresTool.RunAsync("pg_restore", settings, ct, "--file=-", file);
        return contents;
    }

    /// <summary>Refuses while anybody else is connected: a server always is.</summary>
    /// <exception cref="InvalidOperationException">Somebody is.</exception>
    public static async Task DemandUnusedAsync(CmsDbContext db, CancellationToken ct)
    {
        // A server that has just stopped is seen for a moment longer.
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        List<string> others = [];
        for (var looks = 0; looks < Looks; looks++)
        {
            others = await db
                .Database.SqlQueryRaw<string>(
                    """
                    SELECT COALESCE(NULLIF(application_name, ''), 'a program without a name') AS "Value" FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend' LIMIT 100
                    """
                )
                .ToListAsync(ct);
            if (others.Count == 0)
                return;
            await again.WaitForNextTickAsync(ct);
        }

        throw new InvalidOperationException(
            $"The database is in use by {others.Count} other connections ({string.Join(", ", others.Distinct().Take(3))}); "
                + "stop the servers first, and whatever else is connected to it."
        );
    }

    /// <summary>Replaces all that the database holds, in one transaction.</summary>
    /// <exception cref="InvalidOperationException">The programs are not there, or fail; then nothing has changed.</exception>
    public static async Task RestoreAsync(
        CmsDbContext db,
        NpgsqlConnectionStringBuilder settings,
        string file,
        string migration,
        DateTime now,
        CancellationToken ct
    )
    {
        var former = (await db.Database.GetAppliedMigrationsAsync(ct)).Any()
            ? await db.ChangeHeads.Select(h => h.Sequence).SingleAsync(ct)
            : 0;
        var schema = await SchemaAsync(db, ct);
        var tables = db.Model.GetRelationalModel().Tables.Select(t => t.Name).Concat(db.CmsDatabase.Search.Tables).Append(History);
        var upgrade = db.GetService<IMigrator>().GenerateScript(migration, null, MigrationsSqlGenerationOptions.NoTransactions);
        await using var psql = PostgresTool.Start("psql", settings, "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-");
        var heard = psql.Output.BaseStream.CopyToAsync(Stream.Null, ct);
        try
        {
            // Whatever ends before COMMIT, a program or the whole machine, leaves what was there.
            await psql.Input.WriteLineAsync($"SET lock_timeout = '10s'; BEGIN; SET LOCAL search_path = \"{schema}\";");
            foreach (var table in tables)
                await psql.Input.WriteLineAsync($"DROP TABLE IF EXISTS \"{table}\" CASCADE;");
            await using (
                var dump = PostgresTool.Start(
                    "pg_restore",
                    settings,
                    "--no-owner",
                    "--no-privileges",
                    $"--schema={schema}",
                    "--file=-",
                    file
                )
            )
            {
                await psql.Input.FlushAsync(ct);
                await dump.Output.BaseStream.CopyToAsync(psql.Input.BaseStream, ct);
                await dump.EndAsync(ct);
            }

            await psql.Input.WriteLineAsync($"SET LOCAL search_path = \"{schema}\";");
            await psql.Input.WriteLineAsync(upgrade);
            foreach (var statement in RestoredNumbers.Statements(db, former, now))
                await psql.Input.WriteLineAsync(statement + ";");
            await psql.Input.WriteLineAsync("COMMIT;");
            psql.Input.Close();
        }
        catch (IOException)
        {
            // It ended early and says why.
        }

        await heard;
        await psql.EndAsync(ct);
    }

    private static Task<string> SchemaAsync(CmsDbContext db, CancellationToken ct) =>
        db.Database.SqlQueryRaw<string>("SELECT current_schema()::text AS \"Value\"").SingleAsync(ct);
}
