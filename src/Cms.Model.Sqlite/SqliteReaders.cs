using System.Collections.Concurrent;
using System.Data.Common;
using Cms.Model.Reading;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Cms.Model.Sqlite;

/// <summary>The pool of reading connections. Each keeps its statements prepared: preparing costs as much as reading.</summary>
internal sealed class SqliteReaders(SqliteDatabase database, string connectionString, int most) : IAsyncDisposable
{
    // The last one used comes first: its pages are still in its cache.
    private readonly ConcurrentStack<SqliteReader> _idle = [];
    private readonly SemaphoreSlim _free = new(most, most);

    public async ValueTask<ReadConnection> TakeAsync(CancellationToken ct)
    {
        if (!await _free.WaitAsync(CmsDatabase.WriteTurnLimit, ct))
            throw new DatabaseBusyException("Too many reads at once; send the same request again.");
        try
        {
            return _idle.TryPop(out var idle) ? idle : new SqliteReader(this, database, connectionString);
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    public void GiveBack(SqliteReader reader)
    {
        _idle.Push(reader);
        _free.Release();
    }

    public void Drop() => _free.Release();

    public ValueTask DisposeAsync()
    {
        while (_idle.TryPop(out var reader))
            reader.Close();
        _free.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>One reading connection.</summary>
internal sealed class SqliteReader : ReadConnection
{
    // Statements come from a fixed grammar; past this many somebody asks for everything in every order.
    private const int MostPrepared = 200;

    // Virtual-machine steps between two looks at the clock: some tens of microseconds.
    private const int StepsBetweenLooks = 5_000;

    // The upper levels of every index, and what is asked for most; the rest is the operating system's to keep.
    private const int CacheKilobytes = 8_192;

    private readonly SqliteReaders _pool;
    private readonly SqliteDatabase _database;
    private readonly SqliteConnection _connection;
    private readonly DbContextOptions<CmsDbContext> _options;
    private readonly Dictionary<string, SqliteCommand> _prepared = [];
    private readonly delegate_progress _watch;
    private CmsDbContext? _db;
    private long _deadline = long.MaxValue;
    private bool _inSnapshot;

    public SqliteReader(SqliteReaders pool, SqliteDatabase database, string connectionString)
    {
        _pool = pool;
        _database = database;
        // Outside the driver's own pool: this one keeps prepared statements, which that one would drop.
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString());
        _connection.Open();
        Execute($"PRAGMA query_only = 1; PRAGMA cache_size = -{CacheKilobytes}");
        _watch = _ => Environment.TickCount64 > _deadline ? 1 : 0;
        raw.sqlite3_progress_handler(_connection.Handle, StepsBetweenLooks, _watch, null);
        _options = (DbContextOptions<CmsDbContext>)new DbContextOptionsBuilder<CmsDbContext>()
            .UseSqlite(_connection, o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
    }

    public override CmsDatabase Database => _database;

    public override CmsDbContext Db => _db ??= new CmsDbContext(_options, _database);

    public override Task BeginSnapshotAsync(CancellationToken ct)
    {
        if (!_inSnapshot)
            Execute("BEGIN");
        _inSnapshot = true;
        Watch();
        return Task.CompletedTask;
    }

    public override Task<List<T>> QueryAsync<T>(Statement statement, Func<DbDataReader, T> map, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var command = Prepared(statement);
        Watch();
        var rows = new List<T>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            rows.Add(map(reader));
        return Task.FromResult(rows);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_db is not null)
            await _db.DisposeAsync();
        _db = null;
        _deadline = long.MaxValue;
        try
        {
            if (_inSnapshot)
                Execute("COMMIT");
            _inSnapshot = false;
        }
        catch (SqliteException)
        {
            // A connection that cannot end its snapshot is of no more use; the next reader opens another.
            Close();
            _pool.Drop();
            return;
        }

        _pool.GiveBack(this);
    }

    public void Close()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        _connection.Dispose();
    }

    private void Watch() => _deadline = Environment.TickCount64 + (long)_database.StatementLimit.TotalMilliseconds;

    private SqliteCommand Prepared(Statement statement)
    {
        if (!_prepared.TryGetValue(statement.Text, out var command))
        {
            if (_prepared.Count >= MostPrepared)
            {
                foreach (var old in _prepared.Values)
                    old.Dispose();
                _prepared.Clear();
            }

            command = _connection.CreateCommand();
            command.CommandText = statement.Text;
            for (var i = 0; i < statement.Values.Count; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" });
            _prepared[statement.Text] = command;
        }

        for (var i = 0; i < statement.Values.Count; i++)
            command.Parameters[i].Value = statement.Values[i];
        return command;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
