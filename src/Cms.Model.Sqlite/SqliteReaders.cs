using Cms.Model.Reading;
using Cms.Model.Sqlite.Compiled;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Cms.Model.Sqlite;

/// <summary>
/// The pool of reading connections. Each keeps its statements prepared: preparing costs as much as reading. One that nobody
/// needed for a while is closed, with all that it kept; and no snapshot is held for long, since as long as one is held the
/// write-ahead log can only grow.
/// </summary>
internal sealed class SqliteReaders : IAsyncDisposable
{
    /// <summary>How long a snapshot may be held: longer than any request may be worked on.</summary>
    public static TimeSpan LongestSnapshot { get; } = TimeSpan.FromSeconds(15);

    /// <summary>After how long without work a reader is closed.</summary>
    public static TimeSpan LongestIdle { get; } = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan _betweenLooks = TimeSpan.FromSeconds(5);

    private readonly SqliteDatabase _database;
    private readonly string _connectionString;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _free;
    private readonly Lock _lock = new();

    // The last one used is taken first: its pages are still in its cache. So the first of the list are those that nobody needs.
    private readonly List<SqliteReader> _idle = [];
    private readonly HashSet<SqliteReader> _busy = [];
    private readonly ITimer _looking;

    public SqliteReaders(SqliteDatabase database, string connectionString, int most, TimeProvider clock)
    {
        (_database, _connectionString, _clock) = (database, connectionString, clock);
        _free = new SemaphoreSlim(most, most);
        _looking = clock.CreateTimer(_ => Look(), null, _betweenLooks, _betweenLooks);
    }

    /// <summary>How many are open.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _idle.Count + _busy.Count;
        }
    }

    public async ValueTask<ReadConnection> TakeAsync(CancellationToken ct)
    {
        if (!await _free.WaitAsync(CmsDatabase.WriteTurnLimit, ct))
            throw new DatabaseBusyException("Too many reads at once; send the same request again.");
        try
        {
            var reader = TakeIdle() ?? new SqliteReader(this, _database, _connectionString, _clock);
            lock (_lock)
                _busy.Add(reader);
            return reader;
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    /// <summary>Takes a reader back; one that is of no more use is not kept.</summary>
    public void GiveBack(SqliteReader reader, bool isUsable)
    {
        lock (_lock)
        {
            _busy.Remove(reader);
            if (isUsable)
                _idle.Add(reader);
        }

        if (!isUsable)
            reader.Close();
        _free.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await _looking.DisposeAsync();
        while (TakeIdle() is { } reader)
            reader.Close();
        _free.Dispose();
    }

    private SqliteReader? TakeIdle()
    {
        lock (_lock)
        {
            if (_idle.Count == 0)
                return null;
            var last = _idle[^1];
            _idle.RemoveAt(_idle.Count - 1);
            return last;
        }
    }

    /// <summary>Closes those that nobody needs, and ends snapshots that are held too long.</summary>
    private void Look()
    {
        List<SqliteReader> unneeded,
            busy;
        lock (_lock)
        {
            unneeded = _idle.FindAll(r => _clock.GetElapsedTime(r.LastUsed) >= LongestIdle);
            _idle.RemoveAll(unneeded.Contains);
            busy = [.. _busy];
        }

        unneeded.ForEach(reader => reader.Close());
        busy.ForEach(reader => reader.EndOldSnapshot(LongestSnapshot));
    }
}

/// <summary>One reading connection.</summary>
internal sealed class SqliteReader : ReadConnection
{
    // Each keeps tens of kilobytes, in every reader. The few that are asked over and over are among the last so many.
    private const int MostPrepared = 50;

    // Virtual-machine steps between two looks at the clock: some tens of microseconds.
    private const int StepsBetweenLooks = 5_000;

    // The upper levels of every index, and what is asked for most; the rest is the operating system's to keep.
    private const int CacheKilobytes = 8_192;

    private readonly SqliteReaders _pool;
    private readonly SqliteDatabase _database;
    private readonly SqliteConnection _connection;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, PreparedStatement> _prepared = [];
    private readonly delegate_progress _watch;
    private CmsDbContext? _db;
    private long _deadline = long.MaxValue;
    private long _uses;
    private long? _snapshotBegan;
    private bool _isOver;

    public SqliteReader(SqliteReaders pool, SqliteDatabase database, string connectionString, TimeProvider clock)
    {
        _clock = clock;
        _pool = pool;
        _database = database;
        // Outside the driver's own pool: this one keeps prepared statements, which that one would drop.
        _connection = new SqliteConnection(
            new SqliteConnectionStringBuilder(connectionString)
            {
                Pooling = false,
                Mode = SqliteOpenMode.ReadWrite,
                DefaultTimeout = SqliteDatabase.LockedSeconds,
            }.ToString()
        );
        _connection.Open();
        _connection.KeepPlans();
        Execute($"PRAGMA query_only = 1; PRAGMA cache_size = -{CacheKilobytes}");
        raw.sqlite3_busy_timeout(_connection.Handle, SqliteDatabase.LockedSeconds * 1_000);
        _watch = _ => Environment.TickCount64 > _deadline ? 1 : 0;
        raw.sqlite3_progress_handler(_connection.Handle, StepsBetweenLooks, _watch, null);
    }

    public override CmsDatabase Database => _database;

    public override CmsDbContext Db
    {
        get
        {
            ThrowIfOver();
            return _db ??= new CmsDbContext(
                (DbContextOptions<CmsDbContext>)
                    new DbContextOptionsBuilder<CmsDbContext>()
                        .UseModel(CmsDbContextModel.Instance)
                        .UseSqlite(_connection, o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
                        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
                        .Options,
                _database
            );
        }
    }

    /// <summary>When it was given back.</summary>
    public long LastUsed { get; private set; }

    public override Task BeginSnapshotAsync(CancellationToken ct)
    {
        lock (_lock)
        {
            ThrowIfOver();
            if (_snapshotBegan is null)
                Execute("BEGIN");
            _snapshotBegan ??= _clock.GetTimestamp();
        }

        Watch();
        return Task.CompletedTask;
    }

    public override Task<List<T>> QueryAsync<T>(Statement statement, Func<Row, T> map, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        lock (_lock)
        {
            ThrowIfOver();
            var prepared = Prepared(statement.Text, statement.Values.Count);
            Watch();
            var rows = new List<T>();
            try
            {
                prepared.Bind(statement.Values);
                while (prepared.Statement.Step())
                    rows.Add(map(prepared.Statement.Row));
            }
            finally
            {
                prepared.Statement.Reset();
            }

            return Task.FromResult(rows);
        }
    }

    /// <summary>Ends its snapshot if it is held longer than that. Whoever holds it is told at their next read.</summary>
    public void EndOldSnapshot(TimeSpan longest)
    {
        lock (_lock)
        {
            if (_snapshotBegan is not { } began || _clock.GetElapsedTime(began) < longest)
                return;
            // By the library itself, which lets several threads use a connection; the driver knows nothing of this snapshot.
            raw.sqlite3_exec(_connection.Handle, "ROLLBACK");
            (_snapshotBegan, _isOver) = (null, true);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_db is not null)
            await _db.DisposeAsync();
        _db = null;
        _deadline = long.MaxValue;
        // A connection that cannot end its snapshot is of no more use, nor is one whose snapshot was ended under somebody's hands.
        _pool.GiveBack(this, EndSnapshot());
    }

    public void Close()
    {
        foreach (var prepared in _prepared.Values)
            prepared.Statement.Dispose();
        _connection.Dispose();
    }

    private bool EndSnapshot()
    {
        lock (_lock)
        {
            LastUsed = _clock.GetTimestamp();
            try
            {
                if (_snapshotBegan is not null)
                    Execute("COMMIT");
                _snapshotBegan = null;
                return !_isOver;
            }
            catch (SqliteException)
            {
                _snapshotBegan = null;
                return false;
            }
        }
    }

    private void ThrowIfOver()
    {
        if (_isOver)
            throw new DatabaseBusyException("A read took too long and was ended; send the same request again.");
    }

    private void Watch() => _deadline = Environment.TickCount64 + (long)_database.StatementLimit.TotalMilliseconds;

    private PreparedStatement Prepared(string text, int values)
    {
        if (!_prepared.TryGetValue(text, out var prepared))
        {
            if (_prepared.Count >= MostPrepared)
            {
                var unused = _prepared.MinBy(p => p.Value.LastUse);
                _prepared.Remove(unused.Key);
                unused.Value.Statement.Dispose();
            }

            prepared = new PreparedStatement(new SqliteStatement(_connection.Handle!, text), values);
            _prepared[text] = prepared;
        }

        prepared.LastUse = ++_uses;
        return prepared;
    }

    // By the library itself: the driver makes objects for every command, and this is two of them for every snapshot.
    private void Execute(string sql) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(_connection.Handle, sql), _connection.Handle);

    private sealed class PreparedStatement(SqliteStatement statement, int values)
    {
        // A value that stands in the text more than once has one place.
        private readonly int[] _places = [.. Enumerable.Range(0, values).Select(i => statement.PlaceOf($"@p{i}"))];

        public SqliteStatement Statement => statement;

        public long LastUse { get; set; }

        public void Bind(IReadOnlyList<object> values)
        {
            for (var i = 0; i < values.Count; i++)
            {
                if (_places[i] > 0)
                    statement.Bind(_places[i], values[i]);
            }
        }
    }
}
