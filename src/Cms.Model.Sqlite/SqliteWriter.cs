using System.Data;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Cms.Model.Sqlite;

/// <summary>
/// The one writer of a file. Writes stand in line for its connection, and those that stand there together are committed
/// together: what a commit costs is the disk's word that the rows are safe, and that word is as good for thirty writes as
/// for one. Each has a savepoint of its own, so one that fails takes nothing else with it; it too is answered after the
/// commit, since what it failed on, such as a name that is taken, may be what another has written just before.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostTogether = 32;

    // A page is written once for all that changed it together; kept, it need not be read again for the next.
    private const int CacheKilobytes = 16_384;

    /// <summary>
    /// What the write-ahead log is cut back to once all of it is in the database: more than it grows to while nothing
    /// holds it up.
    /// </summary>
    public const int LogBytes = 32 << 20;

    // Where readers come one after the other without a pause, the log is never started over by itself.
    private const int MostLogBytes = 2 * LogBytes;

    private const int MostMillisecondsToCut = 1_000;

    private const string Savepoint = "one";

    // Nobody waits for company, and the first not long for the last.
    private static readonly TimeSpan _longestTogether = TimeSpan.FromMilliseconds(50);

    // As long as somebody holds an old snapshot it is in vain.
    private static readonly TimeSpan _betweenCuts = TimeSpan.FromSeconds(10);

    private readonly Channel<Write> _line = Channel.CreateUnbounded<Write>(new UnboundedChannelOptions { SingleReader = true });
    private readonly string _connectionString;
    private readonly Task _working;
    private readonly string _log;
    private SqliteConnection? _connection;
    private SqliteInserts? _inserts;
    private int _cacheKilobytes;
    private long _lastCut;

    public SqliteWriter(string connectionString)
    {
        _connectionString = connectionString;
        _log = new SqliteConnectionStringBuilder(connectionString).DataSource + "-wal";
        // What belongs to whoever makes it, such as a trace, is not to be everybody's.
        using (ExecutionContext.SuppressFlow())
            _working = Task.Run(WorkAsync);
    }

    /// <summary>Does one write; returns when it is safely stored.</summary>
    public async Task<T> WriteAsync<T>(CmsDbContext db, Func<CancellationToken, Task<T>> write, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var answer = default(T)!;
        var one = new Write(async transaction => answer = await WithAsync(db, transaction, write, ct));
        ObjectDisposedException.ThrowIf(!_line.Writer.TryWrite(one), this);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(CmsDatabase.WriteTurnLimit);
        await using (
            limit.Token.Register(() =>
                one.GiveUp(
                    ct.IsCancellationRequested
                        ? new OperationCanceledException(ct)
                        : new DatabaseBusyException("Other writes hold the database; send the same request again.")
                )
            )
        )
            await one.Stored;
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        _line.Writer.TryComplete();
        await _working;
        _inserts?.Dispose();
        _connection?.Dispose();
    }

    /// <summary>The inserts that the writing connection keeps, for a context that it is lent to.</summary>
    public SqliteInserts InsertsOf(CmsDbContext db) =>
        _connection is not null && db.Database.GetDbConnection() == _connection
            ? _inserts ??= new SqliteInserts(_connection.Handle!)
            : throw new InvalidOperationException("Rows are inserted inside a write.");

    /// <summary>Has the writing connection keep more of the database from now on, inside a write.</summary>
    public void GrowCache(int kilobytes)
    {
        if (kilobytes <= _cacheKilobytes)
            return;
        using var command = _connection!.CreateCommand();
        command.CommandText = $"PRAGMA cache_size = -{kilobytes}";
        command.ExecuteNonQuery();
        _cacheKilobytes = kilobytes;
    }

    /// <summary>Lends the connection and its transaction to a context.</summary>
    private static async Task<T> WithAsync<T>(
        CmsDbContext db,
        SqliteTransaction transaction,
        Func<CancellationToken, Task<T>> write,
        CancellationToken ct
    )
    {
        var own = db.Database.GetConnectionString();
        db.Database.SetDbConnection(transaction.Connection);
        await db.Database.UseTransactionAsync(transaction, CancellationToken.None);
        try
        {
            return await write(ct);
        }
        finally
        {
            await db.Database.UseTransactionAsync(null, CancellationToken.None);
            db.Database.SetDbConnection(null);
            db.Database.SetConnectionString(own);
        }
    }

    private async Task WorkAsync()
    {
        while (await _line.Reader.WaitToReadAsync())
        {
            var together = new List<Write>();
            try
            {
                await StoreAsync(together);
                together.ForEach(one => one.Answer());
                CutLog();
            }
            catch (Exception e)
            {
                together.ForEach(one => one.Fail(e));
                Drop();
            }
        }
    }

    /// <summary>Lets a connection go on which something failed; the next write opens another.</summary>
    private void Drop()
    {
        var broken = _connection;
        _inserts?.Dispose();
        (_connection, _inserts) = (null, null);
        try
        {
            broken?.Dispose();
        }
        catch (SqliteException)
        {
            // It takes back what was not committed as it closes; on a disk that fails that may fail too, and nobody asks for it.
        }
    }

    private async Task StoreAsync(List<Write> together)
    {
        var began = Stopwatch.GetTimestamp();
        SqliteTransaction? transaction = null;
        try
        {
            while (together.Count < MostTogether && Stopwatch.GetElapsedTime(began) < _longestTogether && _line.Reader.TryRead(out var one))
            {
                if (!one.Begin())
                    continue;
                together.Add(one);
                transaction ??= Open().BeginTransaction(IsolationLevel.Serializable, deferred: false);
                transaction.Save(Savepoint);
                if (await one.DoAsync(transaction) is { } fault)
                {
                    // Of some faults, such as a full disk, the library itself takes all back; then all have failed.
                    if (raw.sqlite3_get_autocommit(_connection!.Handle) != 0)
                        throw fault;
                    transaction.Rollback(Savepoint);
                }

                transaction.Release(Savepoint);
            }

            transaction?.Commit();
        }
        finally
        {
            transaction?.Dispose();
        }
    }

    /// <summary>
    /// Brings all of the write-ahead log into the database and starts it over, where it has grown: new readers then
    /// need none of it.
    /// </summary>
    private void CutLog()
    {
        if (_connection is null || Stopwatch.GetElapsedTime(_lastCut) < _betweenCuts)
            return;
        if (new FileInfo(_log) is not { Exists: true, Length: > MostLogBytes })
            return;
        _lastCut = Stopwatch.GetTimestamp();
        raw.sqlite3_busy_timeout(_connection.Handle, MostMillisecondsToCut);
        // Whether it came to its end shows at the next look.
        raw.sqlite3_wal_checkpoint_v2(_connection.Handle, "main", raw.SQLITE_CHECKPOINT_TRUNCATE, out _, out _);
        raw.sqlite3_busy_timeout(_connection.Handle, 0);
    }

    private SqliteConnection Open()
    {
        if (_connection is null)
        {
            var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder(_connectionString)
                {
                    Pooling = false,
                    DefaultTimeout = SqliteDatabase.LockedSeconds,
                }.ToString()
            );
            connection.Open();
            connection.KeepPlans();
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA cache_size = -{CacheKilobytes}; PRAGMA journal_size_limit = {LogBytes}";
            command.ExecuteNonQuery();
            (_connection, _cacheKilobytes) = (connection, CacheKilobytes);
        }

        return _connection;
    }

    /// <summary>One write in the line.</summary>
    private sealed class Write(Func<SqliteTransaction, Task> work)
    {
        private readonly TaskCompletionSource _stored = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ExecutionContext? _context = ExecutionContext.Capture();
        private int _isDecided;
        private Exception? _fault;

        public Task Stored => _stored.Task;

        /// <summary>Whether it is to be done; whoever asked for it may have gone.</summary>
        public bool Begin() => Interlocked.Exchange(ref _isDecided, 1) == 0;

        /// <summary>Ends the wait, unless it has begun.</summary>
        public void GiveUp(Exception reason)
        {
            if (Begin())
                Fail(reason);
        }

        /// <summary>Does it as part of whatever asked for it; answers what went wrong.</summary>
        public async Task<Exception?> DoAsync(SqliteTransaction transaction)
        {
            try
            {
                var doing = Task.CompletedTask;
                if (_context is null)
                    doing = work(transaction);
                else
                    ExecutionContext.Run(_context, _ => doing = work(transaction), null);
                await doing;
                return null;
            }
            catch (Exception e)
            {
                return _fault = e;
            }
        }

        /// <summary>Tells how it went, once what was done with it is stored.</summary>
        public void Answer()
        {
            if (_fault is null)
                _stored.SetResult();
            else
                _stored.SetException(_fault);
        }

        public void Fail(Exception e) => _stored.SetException(e);
    }
}
