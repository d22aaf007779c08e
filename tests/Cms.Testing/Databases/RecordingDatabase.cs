using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Cms.Model;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cms.Testing.Databases;

/// <summary>A statement that was run, with its values.</summary>
/// <param name="Text">The SQL.</param>
/// <param name="Values">Values by the names they go by in the text.</param>
/// <param name="IsByHand">Whether it was written by hand; otherwise the object mapper made it.</param>
public sealed record RunStatement(string Text, IReadOnlyDictionary<string, object?> Values, bool IsByHand);

/// <summary>A database that remembers every statement that reads from it.</summary>
public sealed class RecordingDatabase : CmsDatabase, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly CmsDatabase _inner;
    private readonly string _place;
    private readonly ConcurrentQueue<RunStatement> _statements = [];
    private readonly List<IDisposable> _watched = [];

    public RecordingDatabase(CmsDatabase inner, string place)
        : base(inner.StatementLimit)
    {
        (_inner, _place) = (inner, place);
        _watched.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public override string Name => _inner.Name;

    public override string ForUpdate => _inner.ForUpdate;

    public override string ForShare => _inner.ForShare;

    /// <summary>What was run since it was last asked, each text once.</summary>
    public IReadOnlyList<RunStatement> Take()
    {
        var taken = new List<RunStatement>();
        while (_statements.TryDequeue(out var statement))
            taken.Add(statement);
        return [.. taken.DistinctBy(s => s.Text)];
    }

    public override void Configure(DbContextOptionsBuilder options) => _inner.Configure(options);

    public override void ConfigureConventions(ModelConfigurationBuilder configuration) => _inner.ConfigureConventions(configuration);

    public override object Value(Guid id) => _inner.Value(id);

    public override object Value(DateTime instant) => _inner.Value(instant);

    public override object Value(IReadOnlyCollection<Guid> ids) => _inner.Value(ids);

    public override string IdsOf(string value) => _inner.IdsOf(value);

    public override string Holds(string column, string value) => _inner.Holds(column, value);

    public override Guid GetId(DbDataReader row, int column) => _inner.GetId(row, column);

    public override DateTime GetInstant(DbDataReader row, int column) => _inner.GetInstant(row, column);

    public override string NextModified(string column, string now) => _inner.NextModified(column, now);

    public override Task HoldPartnerRulesAsync(CmsDbContext db, bool changes, CancellationToken ct) => _inner.HoldPartnerRulesAsync(db, changes, ct);

    public override Task<T> WriteAsync<T>(CmsDbContext db, Func<CancellationToken, Task<T>> write, CancellationToken ct) => _inner.WriteAsync(db, write, ct);

    public override async ValueTask<ReadConnection> OpenReadAsync(CancellationToken ct) => new Reader(this, await _inner.OpenReadAsync(ct));

    public override Task MigrateAsync(CmsDbContext db, CancellationToken ct) => _inner.MigrateAsync(db, ct);

    public override void Claim() => _inner.Claim();

    public override Task<bool> IsReadyAsync(CancellationToken ct) => _inner.IsReadyAsync(ct);

    public override Task BulkInsertAsync<T>(CmsDbContext db, IReadOnlyList<T> rows, CancellationToken ct) => _inner.BulkInsertAsync(db, rows, ct);

    public override DatabaseFault Judge(Exception exception) => _inner.Judge(exception);

    public override string? NotUniqueIn(Exception exception) => _inner.NotUniqueIn(exception);

    public override ValueTask DisposeAsync()
    {
        lock (_watched)
            _watched.ForEach(w => w.Dispose());
        return _inner.DisposeAsync();
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name != DbLoggerCategory.Name)
            return;
        lock (_watched)
            _watched.Add(value.Subscribe(this));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        // Other tests of the process are heard too; the connection tells whose it is.
        if (value.Key == RelationalEventId.CommandExecuted.Name && value.Value is CommandEventData { Command: var command }
            && command.Connection?.ConnectionString.Contains(_place, StringComparison.Ordinal) == true && command.CommandText.TrimStart().StartsWith("SELECT", StringComparison.Ordinal))
            _statements.Enqueue(new RunStatement(command.CommandText, command.Parameters.Cast<DbParameter>().ToDictionary(p => p.ParameterName, p => p.Value), IsByHand: false));
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }

    private sealed class Reader(RecordingDatabase database, ReadConnection inner) : ReadConnection
    {
        public override CmsDatabase Database => inner.Database;

        public override CmsDbContext Db => inner.Db;

        public override Task BeginSnapshotAsync(CancellationToken ct) => inner.BeginSnapshotAsync(ct);

        public override async Task<List<T>> QueryAsync<T>(Statement statement, Func<DbDataReader, T> map, CancellationToken ct)
        {
            var rows = await inner.QueryAsync(statement, map, ct);
            database._statements.Enqueue(new RunStatement(statement.Text, statement.Values.Select((v, i) => (v, i)).ToDictionary(v => $"p{v.i}", object? (v) => v.v), IsByHand: true));
            return rows;
        }

        public override ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
