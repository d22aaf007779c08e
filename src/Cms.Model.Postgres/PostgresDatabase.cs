using System.Net.Sockets;
using Cms.Model.Postgres.Compiled;
using Cms.Model.Reading;
using Cms.Model.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Cms.Model.Postgres;

/// <summary>All that is true only of PostgreSQL: several servers, row locks, time limits kept by the server.</summary>
public sealed class PostgresDatabase : CmsDatabase
{
    // Any number will do that nothing else in the same database uses.
    private const long PartnerRulesLock = 0x636d_7301;

    // Of each kind, reading and writing.
    private const int MaxPoolSize = 20;

    // Three waits may follow each other in one request while a server stands still: for a connection, for its answer, and for
    // the driver, which then asks the server in vain to give the statement up. Together they are less than the ten seconds that a
    // request has. A server that works ends a statement itself before the driver does.
    private const int ConnectSeconds = 3;

    private readonly NpgsqlDataSource _writes;
    private readonly NpgsqlDataSource _reads;

    /// <summary>A database on a server.</summary>
    /// <param name="connectionString">Where it is.</param>
    /// <param name="statementLimit">How long one statement of a read may run; two seconds unless told otherwise.</param>
    public PostgresDatabase(string connectionString, TimeSpan? statementLimit = null)
        : base(statementLimit)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2 };
        Upkeep = new PostgresUpkeep(this, new NpgsqlConnectionStringBuilder(connectionString));
        if (!settings.ShouldSerialize("Timeout"))
            settings.Timeout = ConnectSeconds;
        // A server takes 100 connections unless told otherwise, and several nodes share it.
        if (!settings.ShouldSerialize("Maximum Pool Size"))
            settings.MaxPoolSize = MaxPoolSize;
        _writes = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(settings.ToString())
            {
                Options = "-c statement_timeout=5500 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000",
                CommandTimeout = 6,
            }
        );
        _reads = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(settings.ToString())
            {
                Options =
                    $"-c statement_timeout={StatementLimit.TotalMilliseconds:0} "
                    + "-c default_transaction_read_only=on -c idle_in_transaction_session_timeout=30000",
                // A server that is hard pressed takes a while to say that it has ended one.
                CommandTimeout = (int)Math.Ceiling(StatementLimit.TotalSeconds) + 2,
            }
        );
    }

    /// <summary>What is wrong with a connection string, in a few words; null where nothing is.</summary>
    public static string? FaultOf(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).Host is null ? "it names no server; begin it with Host=." : null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    /// <inheritdoc />
    public override string Name => "postgres";

    /// <inheritdoc />
    public override string? FilePath => null;

    /// <inheritdoc />
    public override SqlDialect Sql { get; } = new PostgresDialect();

    /// <inheritdoc />
    public override DatabaseUpkeep Upkeep { get; }

    /// <inheritdoc />
    public override SearchIndex Search { get; } = new PostgresSearch();

    /// <inheritdoc />
    public override void Configure(DbContextOptionsBuilder options) =>
        options
            .UseModel(CmsDbContextModel.Instance)
            .UseNpgsql(_writes, o =>
                o.MigrationsAssembly(typeof(PostgresDatabase).Assembly.GetName().Name)
                    .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
            );

    /// <inheritdoc />
    public override async Task<T> WriteAsync<T>(CmsDbContext db, Func<CancellationToken, Task<T>> write, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var answer = await write(ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    /// <inheritdoc />
    public override Task HoldPartnerRulesAsync(CmsDbContext db, bool changes, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync($"SELECT pg_advisory_xact_lock{(changes ? "" : "_shared")}({PartnerRulesLock})", ct);

    /// <inheritdoc />
    public override async ValueTask<ReadConnection> OpenReadAsync(CancellationToken ct) =>
        new PostgresReader(this, await _reads.OpenConnectionAsync(ct));

    /// <inheritdoc />
    public override async Task BulkInsertAsync<T>(CmsDbContext db, IReadOnlyList<T> rows, CancellationToken ct)
    {
        foreach (var table in TablesOf(db, typeof(T)))
            await CopyAsync((NpgsqlConnection)db.Database.GetDbConnection(), table, rows, ct);
    }

    /// <inheritdoc />
    public override async Task InsertAsync(CmsDbContext db, IReadOnlyList<object> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
            return;
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var batch = connection.CreateBatch();
        using var parameters = connection.CreateCommand();
        foreach (var (row, table) in rows.SelectMany(row => TablesOf(db, row.GetType()).Select(table => (row, table))))
        {
            var columns = table.ColumnMappings.ToList();
            var command = new NpgsqlBatchCommand(
                $"INSERT INTO {table.Table.Name} ({string.Join(", ", columns.Select(c => c.Column.Name))}) "
                    + $"VALUES ({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))})"
            );
            foreach (var column in columns)
                command.Parameters.Add(
                    column.TypeMapping.CreateParameter(parameters, "", column.Property.GetGetter().GetClrValue(row), nullable: true)
                );
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(ct);
    }

    private static async Task CopyAsync<T>(NpgsqlConnection connection, ITableMapping table, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class
    {
        var names = string.Join(", ", table.ColumnMappings.Select(c => c.Column.Name));
        await using var import = await connection.BeginBinaryImportAsync(
            $"COPY {table.Table.Name} ({names}) FROM STDIN (FORMAT BINARY)",
            ct
        );
        foreach (var row in rows)
        {
            await import.StartRowAsync(ct);
            foreach (var column in table.ColumnMappings)
            {
                var mapping = column.TypeMapping;
                var value = column.Property.GetGetter().GetClrValue(row);
                if (value is not null && mapping.Converter is { } converter)
                    value = converter.ConvertToProvider(value);
                if (value is null)
                    await import.WriteNullAsync(ct);
                else
                    await import.WriteAsync(
                        value,
                        mapping.StoreTypeNameBase == "timestamp" ? "timestamp with time zone" : mapping.StoreTypeNameBase,
                        ct
                    );
            }
        }

        await import.CompleteAsync(ct);
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
                case PostgresException postgres:
                    return MeaningOf(postgres.SqlState);
                // One command begun inside another is a fault of ours.
                case NpgsqlOperationInProgressException:
                    return DatabaseFault.Unknown;
                // The driver lets some of what happens while it connects pass as it is.
                case NpgsqlException or SocketException or TimeoutException:
                case ObjectDisposedException { ObjectName: var name } when name.Contains(nameof(Npgsql), StringComparison.Ordinal):
                    return DatabaseFault.Away;
            }
        }

        return DatabaseFault.Unknown;
    }

    /// <summary>What the server says (PostgreSQL, Appendix A): where a code is not named here, its class speaks for it.</summary>
    private static DatabaseFault MeaningOf(string code) =>
        code switch
        {
            PostgresErrorCodes.UniqueViolation => DatabaseFault.NotUnique,
            PostgresErrorCodes.QueryCanceled => DatabaseFault.TooCostly,
            PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.ObjectInUse => DatabaseFault.Busy,
            PostgresErrorCodes.DiskFull => DatabaseFault.StorageFull,
            PostgresErrorCodes.ReadOnlySqlTransaction => DatabaseFault.ReadOnly,
            PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted or PostgresErrorCodes.UndefinedFile =>
                DatabaseFault.Damaged,
            // Connections; who may connect; databases that are not there; resources; the operator; the system around it. The first
            // alone is a connection that stood still in a transaction and was ended.
            _ => code is "25P03" || code[..2] is "08" or "28" or "3D" or "53" or "57" or "58" ? DatabaseFault.Away : DatabaseFault.Unknown,
        };

    /// <inheritdoc />
    public override string? NotUniqueIn(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres)
                return postgres.TableName;
        }

        return null;
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await _reads.DisposeAsync();
        await _writes.DisposeAsync();
    }
}
