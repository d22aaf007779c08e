using Cms.Model.Backups;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Sqlite;

/// <summary>The upkeep of a file: files beside it say who holds it.</summary>
internal sealed class SqliteUpkeep(CmsDatabase database, string file) : DatabaseUpkeep, IAsyncDisposable
{
    private const int PageBytes = 16_384;

    private readonly string _file = file;
    private FileStream? _claim;

    /// <inheritdoc />
    public override void Claim()
    {
        _claim ??= FileLock.TryTake(_file + ".server")
            ?? throw new InvalidOperationException(
                $"Another server is using {_file}. One SQLite file has one server; PostgreSQL takes several."
            );
    }

    /// <inheritdoc />
    public override async Task MigrateAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        PrivateFiles.Tighten(_file);
        await using var alone = await FileLock.TakeAsync(_file + ".migrating", ct);
        await UpgradeAsync(isCopied: true, ct);
    }

    /// <inheritdoc />
    public override Task<BackupContents> BackUpAsync(string file, CancellationToken ct) =>
        SqliteBackup.MakeAsync(_file, Path.GetFullPath(file), ct);

    /// <inheritdoc />
    public override Task DemandUnusedAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        // Kept until the end of this process: no server starts on what is about to be replaced.
        _claim ??= FileLock.TryTake(_file + ".server") ?? throw new InvalidOperationException($"A server is using {_file}; stop it first.");
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override async Task<string?> RestoreAsync(string file, string migration, DateTime now, CancellationToken ct)
    {
        await DemandUnusedAsync(ct);
        await using var alone = await FileLock.TakeAsync(_file + ".migrating", ct);
        var had = File.Exists(_file);
        var beside = _file + ".restoring";
        foreach (var left in new[] { "", "-wal", "-shm", "-journal" })
            File.Delete(beside + left);
        File.Move(file, beside);
        await SqliteBackup.RestoreAsync(_file, beside, now, ct);
        return had ? SqliteBackup.Former(_file) : null;
    }

    /// <summary>Brings the schema up to date; whoever calls holds the file against others who would.</summary>
    /// <param name="isCopied">Whether a database that is about to change is copied before.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task UpgradeAsync(bool isCopied, CancellationToken ct)
    {
        if (File.Exists(_file) && await IsUpToDateAsync(ct))
            return;
        await using var db = database.NewContext();
        if (File.Exists(_file))
        {
            await RefuseNewerAsync(db, ct);
            if ((await db.Database.GetAppliedMigrationsAsync(ct)).Any())
            {
                // Nobody else can be migrating while we hold the file, so a lock row is what a killed process left behind.
                if (
                    await db
                        .Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'")
                        .SingleAsync(ct) > 0
                )
                    await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", ct);
                if (isCopied)
                    await CopyBeforeAsync(db, $"{_file}.before-{(await db.Database.GetPendingMigrationsAsync(ct)).First()}", ct);
            }
        }

        // A piece's row and its ready answer are tens of kilobytes: with large pages they are read in few calls. It counts
        // for a new file only, and has to be said before anything is in it.
        await db.Database.ExecuteSqlRawAsync($"PRAGMA page_size = {PageBytes}; PRAGMA journal_mode = WAL", ct);
        await db.Database.MigrateAsync(ct);
        await SeedAsync(db, TimeProvider.System.Now(), ct);
    }

    private async Task<bool> IsUpToDateAsync(CancellationToken ct)
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = _file,
                Pooling = false,
                DefaultTimeout = SqliteDatabase.LockedSeconds,
            }.ToString()
        );
        await connection.OpenAsync(ct);
        if (!await IsUpToDateAsync(connection, "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'", ct))
            return false;
        // A restored file comes without its write-ahead log; where there is one already this says nothing new.
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        await command.ExecuteNonQueryAsync(ct);
        return true;
    }

    // Whole or not there: one that a killed process left half would be in the way of the next.
    private static async Task CopyBeforeAsync(CmsDbContext db, string file, CancellationToken ct)
    {
        var part = file + ".part";
        File.Delete(part);
        await db.Database.ExecuteSqlRawAsync("VACUUM INTO @p0", [part], ct);
        File.Move(part, file, overwrite: true);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_claim is not null)
            await _claim.DisposeAsync();
    }
}
