namespace Cms.Testing;

/// <summary>
/// A clock that a test sets. Nothing that waits by it ever wakes: the server's own workers look once, when it starts, and then leave the
/// work to the test, however many months it leaps.
/// </summary>
public sealed class StillClock(DateTime now) : TimeProvider
{
    /// <summary>The present moment.</summary>
    public DateTime Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Never();

    private sealed class Never : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
