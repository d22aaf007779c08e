using System.Data.Common;
using Cms.Model.Backups;
using Cms.Model.Reading;
using Cms.Model.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Cms.Model.Sqlite;

/// <summary>All that is true only of SQLite: one file, one writer at a time, many readers beside it.</summary>
public sealed class SqliteDatabase : CmsDatabase
{
    /// <summary>Older libraries have a fault that can corrupt the write-ahead log.</summary>
    public static Version OldestLibrary { get; } = new(3, 51, 3);

    // Reads never wait for the disk once warm, so more connections than this only share the same cores.
    private const int MaxReaders = 8;

    private const int BulkCacheKilobytes = 65_536;

    private const int PageBytes = 16_384;

    // A page whose checksum is wrong, and a file system that says it is damaged; the library's names for them are not in raw.
    private const int IoErrorData = raw.SQLITE_IOERR | (32 << 8);
    private const int IoErrorCorruptFs = raw.SQLITE_IOERR | (33 << 8);

    // How long another process may hold the file against us. A write has waited for its turn before, and together it is less
    // than the ten seconds that a request has.
    internal const int LockedSeconds = 4;

    private readonly string _connectionString;
    private readonly string _file;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private FileStream? _claim;

    /// <summary>A database in a file, which is made when it is not there.</summary>
    /// <param name="connectionString">Where it is.</param>
    /// <param name="statementLimit">How long one statement of a read may run; two seconds unless told otherwise.</param>
    /// <param name="clock">By which readers that nobody needs are closed and old snapshots ended; the system's unless told
    /// otherwise.</param>
    public SqliteDatabase(string connectionString, TimeSpan? statementLimit = null, TimeProvider? clock = null)
        : base(statementLimit)
    {
        if (new Version(SqliteLibrary.Version) < OldestLibrary)
            throw new InvalidOperationException($"The SQLite library is {SqliteLibrary.Version}; at least {OldestLibrary} is needed.");
        var settings = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
        _file = Path.GetFullPath(settings.DataSource);
        settings.DataSource = _file;
        _connectionString = settings.ToString();
        _writer = new SqliteWriter(_connectionString);
        _readers = new SqliteReaders(this, _connectionString, MaxReaders, clock ?? TimeProvider.System);
    }

    /// <summary>What is wrong with a connection string, in a few words; null where nothing is.</summary>
    public static string? FaultOf(string connectionString)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connectionString).DataSource.Length == 0
                ? "it names no file; begin it with Data Source=."
                : null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    /// <summary>How many reading connections are open.</summary>
    internal int OpenReaders => _readers.Count;

    /// <inheritdoc />
    public override string Name => "sqlite";

    /// <inheritdoc />
    public override string FilePath => _file;

    /// <inheritdoc />
    public override string ForUpdate => "";

    /// <inheritdoc />
    public override string ForUpdateOfFree => "";

    /// <inheritdoc />
    public override string ForShare => "";

    /// <inheritdoc />
    public override SearchIndex Search { get; } = new SqliteSearch();

    /// <inheritdoc />
    public override void Configure(DbContextOptionsBuilder options) =>
        options.UseSqlite(_connectionString, o =>
            o.MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name)
                .CommandTimeout(LockedSeconds)
                .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
        );

    /// <inheritdoc />
    public override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<Guid>().HaveConversion<IdToBytes>();
        configuration.Properties<DateTime>().HaveConversion<InstantToMilliseconds>();
    }

    /// <inheritdoc />
    public override object Value(Guid id) => id.ToByteArray(true);

    /// <inheritdoc />
    public override object Value(DateTime instant) => InstantToMilliseconds.ToMilliseconds(instant);

    /// <inheritdoc />
    public override object Value(IReadOnlyCollection<Guid> ids) => $"[{string.Join(',', ids.Select(id => $"\"{id:n}\""))}]";

    /// <inheritdoc />
    public override string IdsOf(string value) => $"SELECT unhex(value) FROM json_each({value})";

    /// <inheritdoc />
    public override string Holds(string column, string value) => $"instr({column}, {value}) > 0";

    /// <inheritdoc />
    public override Guid GetId(DbDataReader row, int column) => new(row.GetFieldValue<byte[]>(column), true);

    /// <inheritdoc />
    public override DateTime GetInstant(DbDataReader row, int column) => InstantToMilliseconds.FromMilliseconds(row.GetInt64(column));

    /// <inheritdoc />
    public override string NextModified(string column, string now) => $"max({column} + 1000, {now})";

    /// <inheritdoc />
    public override string InSeconds(string seconds) => $"CAST((unixepoch('subsec') + {seconds}) * 1000 AS INTEGER)";

    /// <inheritdoc />
    public override Task<T> WriteAsync<T>(CmsDbContext db, Func<CancellationToken, Task<T>> write, CancellationToken ct) =>
        _writer.WriteAsync(db, write, ct);

    /// <inheritdoc />
    public override Task HoldPartnerRulesAsync(CmsDbContext db, bool changes, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    public override ValueTask<ReadConnection> OpenReadAsync(CancellationToken ct) => _readers.TakeAsync(ct);

    /// <inheritdoc />
    public override void Claim()
    {
        _claim ??= FileLock.TryTake(_file + ".server")
            ?? throw new InvalidOperationException(
                $"Another server is using {_file}. One SQLite file has one server; PostgreSQL takes several."
            );
    }

    /// <inheritdoc />
    public override async Task MigrateAsync(CmsDbContext db, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        PrivateFiles.Tighten(_file);
        await using var alone = await FileLock.TakeAsync(_file + ".migrating", ct);
        await UpgradeAsync(db, isCopied: true, ct);
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
    /// <param name="db">A context on it.</param>
    /// <param name="isCopied">Whether a database that is about to change is copied before.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task UpgradeAsync(CmsDbContext db, bool isCopied, CancellationToken ct)
    {
        if (File.Exists(_file))
        {
            await RefuseNewerAsync(db, ct);
            var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
            var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
            if (pending.Count > 0 && applied.Count > 0)
            {
                // Nobody else can be migrating while we hold the file, so a lock row is what a killed process left behind.
                if (
                    await db
                        .Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'")
                        .SingleAsync(ct) > 0
                )
                    await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", ct);
                if (isCopied)
                    await CopyBeforeAsync(db, $"{_file}.before-{pending[0]}", ct);
            }

            if (pending.Count == 0)
            {
                // A restored file comes without its write-ahead log; where there is one already this says nothing new.
                await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", ct);
                return;
            }
        }

        // A piece's row and its ready answer are tens of kilobytes: with large pages they are read in few calls. It counts
        // for a new file only, and has to be said before anything is in it.
        await db.Database.ExecuteSqlRawAsync($"PRAGMA page_size = {PageBytes}; PRAGMA journal_mode = WAL", ct);
        await db.Database.MigrateAsync(ct);
        await SeedAsync(db, TimeProvider.System.Now(), ct);
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
    public override async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        await using var read = await OpenReadAsync(ct);
        return (await read.QueryAsync(new Statement("SELECT sequence FROM change_heads WHERE id = 1", []), r => r.GetInt64(0), ct)).Count
            == 1;
    }

    /// <inheritdoc />
    public override Task BulkInsertAsync<T>(CmsDbContext db, IReadOnlyList<T> rows, CancellationToken ct)
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var properties = entity.GetProperties().ToList();
        var columns = properties.ConvertAll(p => (Getter: p.GetGetter(), p.GetTypeMapping().Converter));
        var connection = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        // Many rows land all over the indexes; in the small cache every connection begins with, each page would be written many times.
        Demand(raw.sqlite3_exec(connection, $"PRAGMA cache_size = -{BulkCacheKilobytes}"));
        // Straight to the library: the driver looks every parameter up by its name for every row, which costs more than the row.
        Demand(
            raw.sqlite3_prepare_v2(
                connection,
                $"INSERT INTO {entity.GetTableName()} ({string.Join(", ", properties.Select(p => p.GetColumnName()))}) "
                    + $"VALUES ({string.Join(", ", properties.Select(_ => "?"))})",
                out var statement
            )
        );
        using (statement)
        {
            foreach (var row in rows)
            {
                ct.ThrowIfCancellationRequested();
                for (var i = 0; i < columns.Count; i++)
                {
                    var value = columns[i].Getter.GetClrValue(row);
                    Demand(
                        Bind(
                            statement,
                            i + 1,
                            value is not null && columns[i].Converter is { } converter ? converter.ConvertToProvider(value) : value
                        )
                    );
                }

                if (raw.sqlite3_step(statement) is var result and not raw.SQLITE_DONE)
                    Demand(result);
                Demand(raw.sqlite3_reset(statement));
            }
        }

        return Task.CompletedTask;

        void Demand(int result) => SqliteException.ThrowExceptionForRC(result, connection);
    }

    /// <inheritdoc />
    protected override DatabaseFault MeaningOf(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case DatabaseBusyException:
                    return DatabaseFault.Busy;
                case SqliteException sqlite:
                    return MeaningOf(sqlite.SqliteErrorCode, sqlite.SqliteExtendedErrorCode);
                case ObjectDisposedException { ObjectName: var name } when name.Contains("Sqlite", StringComparison.Ordinal):
                    return DatabaseFault.Away;
            }
        }

        return DatabaseFault.Unknown;
    }

    private static DatabaseFault MeaningOf(int code, int extended) =>
        (code, extended) switch
        {
            (raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB, _) or (_, IoErrorData or IoErrorCorruptFs) => DatabaseFault.Damaged,
            (raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL, _) => DatabaseFault.Busy,
            (raw.SQLITE_READONLY, _) => DatabaseFault.ReadOnly,
            (raw.SQLITE_INTERRUPT, _) => DatabaseFault.TooCostly,
            (raw.SQLITE_FULL, _) => DatabaseFault.StorageFull,
            (raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_NOMEM or raw.SQLITE_NOLFS, _) => DatabaseFault.Away,
            (_, raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY) => DatabaseFault.NotUnique,
            _ => DatabaseFault.Unknown,
        };

    /// <inheritdoc />
    public override string? NotUniqueIn(Exception exception)
    {
        // “… UNIQUE constraint failed: series_members.article_id” is all that the library says.
        const string Words = "UNIQUE constraint failed: ";
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is not SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } sqlite)
                continue;
            var at = sqlite.Message.IndexOf(Words, StringComparison.Ordinal);
            var name = at < 0 ? "" : sqlite.Message[(at + Words.Length)..];
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            return dot > 0 ? name[..dot] : null;
        }

        return null;
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _readers.DisposeAsync();
        if (_claim is not null)
            await _claim.DisposeAsync();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static int Bind(sqlite3_stmt statement, int place, object? value) =>
        value switch
        {
            null => raw.sqlite3_bind_null(statement, place),
            string text => raw.sqlite3_bind_text(statement, place, text),
            byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, place, 0),
            byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
            long number => raw.sqlite3_bind_int64(statement, place, number),
            int number => raw.sqlite3_bind_int64(statement, place, number),
            bool flag => raw.sqlite3_bind_int64(statement, place, flag ? 1 : 0),
            double number => raw.sqlite3_bind_double(statement, place, number),
            _ => throw new NotSupportedException($"No column holds a {value.GetType().Name}."),
        };
}

/// <summary>The native library in use.</summary>
internal static class SqliteLibrary
{
    public static string Version { get; } = Read();

    private static string Read()
    {
        SQLitePCL.Batteries_V2.Init();
        return SQLitePCL.raw.sqlite3_libversion().utf8_to_string();
    }
}
