namespace Cms.Model;

/// <summary>The present moment as this program stores it.</summary>
public static class Clock
{
    /// <summary>Now in UTC, cut to whole milliseconds: what both databases give back exactly as it was written.</summary>
    public static DateTime Now(this TimeProvider clock) => clock.GetUtcNow().UtcDateTime.CutToMilliseconds();

    /// <summary>The same instant without its fraction of a millisecond.</summary>
    public static DateTime CutToMilliseconds(this DateTime instant) =>
        new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    /// <summary>Now, or what was said last where this node's clock is behind the one that said it: no date goes back.</summary>
    public static DateTime NeverBefore(DateTime? last, DateTime now) => last > now ? last.Value : now;

    /// <summary>
    /// The next value of a thing's <c>modifiedAt</c>: at least a whole second later than the last, because feed readers
    /// compare seconds and ignore a change that carries an old date.
    /// </summary>
    public static DateTime NextModified(DateTime last, DateTime now) => now >= last.AddSeconds(1) ? now : last.AddSeconds(1);
}
