using Cms.Model.Reading;
using Cms.Model.Search;
using Cms.Model.Sqlite.Compiled;
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
    private readonly SqliteUpkeep _upkeep;

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
        _upkeep = new SqliteUpkeep(this, _file);
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
    public override SqlDialect Sql { get; } = new SqliteDialect();

    /// <inheritdoc />
    public override DatabaseUpkeep Upkeep => _upkeep;

    /// <inheritdoc />
    public override SearchIndex Search { get; } = new SqliteSearch();

    /// <inheritdoc />
    public override void Configure(DbContextOptionsBuilder options) =>
        options
            .UseModel(CmsDbContextModel.Instance)
            .UseSqlite(_connectionString, o =>
                o.MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name)
                    .CommandTimeout(LockedSeconds)
                    .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
            );

    /// <inheritdoc />
    public override Task<T> WriteAsync<T>(CmsDbContext db, Func<CancellationToken, Task<T>> write, CancellationToken ct) =>
        _writer.WriteAsync(db, write, ct);

    /// <inheritdoc />
    public override Task HoldPartnerRulesAsync(CmsDbContext db, bool changes, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    public override ValueTask<ReadConnection> OpenReadAsync(CancellationToken ct) => _readers.TakeAsync(ct);

    /// <inheritdoc />
    public override Task BulkInsertAsync<T>(CmsDbContext db, IReadOnlyList<T> rows, CancellationToken ct)
    {
        var inserts = _writer.InsertsOf(db);
        // Many rows land all over the indexes; in the small cache every connection begins with, each page would be written many times.
        _writer.GrowCache(BulkCacheKilobytes);
        foreach (var table in TablesOf(db, typeof(T)))
            inserts.Run(table, rows, ct);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task InsertAsync(CmsDbContext db, IReadOnlyList<object> rows, CancellationToken ct)
    {
        foreach (var kind in rows.GroupBy(r => r.GetType()))
        {
            foreach (var table in TablesOf(db, kind.Key))
                _writer.InsertsOf(db).Run(table, kind, ct);
        }

        return Task.CompletedTask;
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
        await _upkeep.DisposeAsync();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }
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
