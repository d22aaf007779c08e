using Cms.Model;
using Cms.Model.Reading;

namespace Cms.Testing.Databases;

/// <summary>A database that throws what a test wants it to throw.</summary>
public sealed class FaultyDatabase(CmsDatabase inner) : PassingDatabase(inner)
{
    private TaskCompletionSource _met = new();

    /// <summary>One before another, which stays its maker's to close.</summary>
    public static FaultyDatabase Before(CmsDatabase inner) => new(inner);

    /// <summary>What whoever reads meets; null for nothing.</summary>
    public Exception? OnRead { get; set; }

    /// <summary>What whoever writes meets; null for nothing.</summary>
    public Exception? OnWrite { get; set; }

    /// <summary>Ends when somebody meets a fault from now on.</summary>
    public Task NextMetAsync() => (_met = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public override ValueTask<ReadConnection> OpenReadAsync(CancellationToken ct) =>
        OnRead is { } fault ? ValueTask.FromException<ReadConnection>(Met(fault)) : base.OpenReadAsync(ct);

    public override Task<T> WriteAsync<T>(CmsDbContext db, Func<CancellationToken, Task<T>> write, CancellationToken ct) =>
        OnWrite is { } fault ? Task.FromException<T>(Met(fault)) : base.WriteAsync(db, write, ct);

    private Exception Met(Exception fault)
    {
        _met.TrySetResult();
        return fault;
    }
}
