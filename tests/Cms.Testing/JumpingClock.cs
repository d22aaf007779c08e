namespace Cms.Testing;

/// <summary>
/// A clock that a test sets. Its timers never fire: what goes by them would otherwise live through every half second of the months
/// that a test leaps.
/// </summary>
public sealed class JumpingClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new SilentTimer();

    /// <summary>Sets it.</summary>
    public void JumpTo(DateTimeOffset moment) => Volatile.Write(ref _ticks, moment.UtcTicks);

    /// <summary>Sets it later by so much.</summary>
    public void Jump(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    private sealed class SilentTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
