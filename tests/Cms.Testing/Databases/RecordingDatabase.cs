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
public sealed class RecordingDatabase : PassingDatabase, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly string _place;
    private readonly ConcurrentQueue<RunStatement> _statements = [];
    private readonly List<IDisposable> _watched = [];

    public RecordingDatabase(CmsDatabase inner, string place)
        : base(inner)
    {
        _place = place;
        _watched.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>What was run since it was last asked, each text once.</summary>
    public IReadOnlyList<RunStatement> Take()
    {
        var taken = new List<RunStatement>();
        while (_statements.TryDequeue(out var statement))
            taken.Add(statement);
        return [.. taken.DistinctBy(s => s.Text)];
    }

    public override async ValueTask<ReadConnection> OpenReadAsync(CancellationToken ct) => new Reader(this, await Inner.OpenReadAsync(ct));

    public override ValueTask DisposeAsync()
    {
        lock (_watched)
            _watched.ForEach(w => w.Dispose());
        return base.DisposeAsync();
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
        if (
            value.Key == RelationalEventId.CommandExecuted.Name
            && value.Value is CommandEventData { Command: var command }
            && command.Connection?.ConnectionString.Contains(_place, StringComparison.Ordinal) == true
            && command.CommandText.TrimStart().StartsWith("SELECT", StringComparison.Ordinal)
        )
            _statements.Enqueue(
                new RunStatement(
                    command.CommandText,
                    command.Parameters.Cast<DbParameter>().ToDictionary(p => p.ParameterName, p => p.Value),
                    IsByHand: false
                )
            );
    }

    void IObserver<DiagnosticListener>.OnCompleted() { }

    void IObserver<DiagnosticListener>.OnError(Exception error) { }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }

    private sealed class Reader(RecordingDatabase database, ReadConnection inner) : ReadConnection
    {
        public override CmsDatabase Database => inner.Database;

        public override CmsDbContext Db => inner.Db;

        public override Task BeginSnapshotAsync(CancellationToken ct) => inner.BeginSnapshotAsync(ct);

        public override async Task<List<T>> QueryAsync<T>(Statement statement, Func<Row, T> map, CancellationToken ct)
        {
            var rows = await inner.QueryAsync(statement, map, ct);
            database._statements.Enqueue(
                new RunStatement(
                    statement.Text,
                    statement.Values.Select((v, i) => (v, i)).ToDictionary(v => $"p{v.i}", object? (v) => v.v),
                    IsByHand: true
                )
            );
            return rows;
        }

        public override ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
