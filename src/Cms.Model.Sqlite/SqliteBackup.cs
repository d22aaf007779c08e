using Cms.Model.Backups;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Sqlite;

/// <summary>Copies a database that others go on writing to, and puts a copy in the place of one that nobody uses.</summary>
internal static class SqliteBackup
{
    /// <summary>Writes all that is stored at this moment into a new file, and proves that the file is whole.</summary>
    /// <exception cref="InvalidOperationException">There is no database, or the copy of it is damaged.</exception>
    public static async Task<BackupContents> MakeAsync(string database, string file, CancellationToken ct)
    {
        if (!File.Exists(database))
            throw new InvalidOperationException($"There is no database {database}, so there is nothing to back up.");
        File.Delete(file);
        await using (var connection = await OpenAsync(database, ct))
        {
            // One read transaction however long it takes: what was stored before it began is in it, and writers go on.
            await using var command = Command(connection, "VACUUM INTO @file");
            command.Parameters.AddWithValue("@file", file);
            await command.ExecuteNonQueryAsync(ct);
        }

        await DemandWholeAsync(file, ct);
        await using var copy = new SqliteDatabase($"Data Source={file}");
        await using var db = copy.NewContext();
        return await BackupContents.ReadAsync(db, ct);
    }

    /// <summary>Brings a copy up to date, makes its numbers a history of its own, and puts it in the place of the database.</summary>
    /// <param name="database">The database; what it held is kept beside it.</param>
    /// <param name="file">The copy, in the same folder; it becomes the database.</param>
    /// <param name="now">The moment of the restore.</param>
    /// <param name="ct">Cancels before the one step that counts.</param>
    /// <exception cref="InvalidOperationException">The copy is damaged or newer, or somebody has the database open.</exception>
    public static async Task RestoreAsync(string database, string file, DateTime now, CancellationToken ct)
    {
        await DemandWholeAsync(file, ct);
        var former = await FormerHeadAsync(database, ct);
        await using (var copy = new SqliteDatabase($"Data Source={file}"))
        {
            await using var db = copy.NewContext();
            await new SqliteUpkeep(copy, file).UpgradeAsync(isCopied: false, ct);
            await copy.WriteAsync(
                db,
                async token =>
                {
                    foreach (var statement in RestoredNumbers.Statements(db, former, now))
                        await db.Database.ExecuteSqlRawAsync(statement, token);
                },
                ct
            );
        }

        await CloseLogAsync(file, ct);
        await using (var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite))
            written.Flush(flushToDisk: true);
        if (!File.Exists(database))
        {
            File.Move(file, database);
            return;
        }

        await EndAsync(database, ct);
        // A link to the old file, then one rename: whenever this process is killed there is one whole database or the other.
        File.Replace(file, database, Former(database));
    }

    /// <summary>Where the replaced database is kept.</summary>
    public static string Former(string database) => database + ".before-restore";

    /// <summary>The last number of the change log that the database gave; 0 where it cannot be read any more.</summary>
    private static async Task<long> FormerHeadAsync(string database, CancellationToken ct)
    {
        if (!File.Exists(database))
            return 0;
        try
        {
            await using var connection = await OpenAsync(database, ct);
            await using var command = Command(connection, "SELECT sequence FROM change_heads WHERE id = 1");
            return await command.ExecuteScalarAsync(ct) is long head ? head : 0;
        }
        catch (SqliteException)
        {
            // Broken, or never finished: that is what a backup is for.
            return 0;
        }
    }

    /// <summary>Takes everything out of the write-ahead log and the log away; only whoever is alone can.</summary>
    private static async Task EndAsync(string database, CancellationToken ct)
    {
        try
        {
            await CloseLogAsync(database, ct);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            throw new InvalidOperationException($"Another program has {database} open; end it first.");
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26)
        {
            // A log without its database says nothing, and laid over another one it would break that too.
            File.Delete(database + "-wal");
            File.Delete(database + "-shm");
        }
    }

    private static async Task CloseLogAsync(string database, CancellationToken ct)
    {
        await using var connection = await OpenAsync(database, ct, seconds: 1);
        await using var command = Command(connection, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <exception cref="InvalidOperationException">It is damaged.</exception>
    private static async Task DemandWholeAsync(string file, CancellationToken ct)
    {
        try
        {
            await using var connection = await OpenAsync(file, ct);
            await using var integrity = Command(connection, "PRAGMA integrity_check(1)");
            if (await integrity.ExecuteScalarAsync(ct) is not "ok" and var fault)
                throw new InvalidOperationException($"The database in the backup is damaged: {fault}");
            await using var references = Command(connection, "SELECT COUNT(*) FROM pragma_foreign_key_check");
            if (await references.ExecuteScalarAsync(ct) is not 0L)
                throw new InvalidOperationException("The database in the backup is damaged: rows refer to others that are not there.");
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26)
        {
            throw new InvalidOperationException($"The database in the backup is damaged: {e.Message}");
        }
    }

    private static async Task<SqliteConnection> OpenAsync(string file, CancellationToken ct, int seconds = 30)
    {
        // Outside the driver's pool: a connection that it keeps would hold the file after all is done.
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
                DefaultTimeout = seconds,
            }.ToString()
        );
        await connection.OpenAsync(ct);
        return connection;
    }

    private static SqliteCommand Command(SqliteConnection connection, string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        return command;
    }
}
