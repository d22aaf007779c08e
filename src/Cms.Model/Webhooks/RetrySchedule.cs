namespace Cms.Model.Webhooks;

/// <summary>When a delivery that failed is tried again: ten tries in a little over three days.</summary>
public static class RetrySchedule
{
    /// <summary>How long a receiver may ask to be left alone (<c>Retry-After</c>).</summary>
    public static TimeSpan MostAsked { get; } = TimeSpan.FromHours(24);

    /// <summary>How much longer than its wait a try may be put off, so that many do not come back at one moment.</summary>
    public const double MostJitter = 0.1;

    // The wait before each try, counted from the one before.
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.Zero,
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(14),
        TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    /// <summary>How many tries there are.</summary>
    public static int MostTries => Waits.Length;

    /// <summary>When to try again.</summary>
    /// <param name="tries">How many tries failed.</param>
    /// <param name="asked">How long the receiver asked to be left alone; null where it did not say.</param>
    /// <param name="chance">From 0 to 1: where within the jitter it falls.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>Null where all tries are used up.</returns>
    public static DateTime? Next(int tries, TimeSpan? asked, double chance, DateTime now)
    {
        if (tries >= Waits.Length)
            return null;
        var wait = Waits[tries] * (1 + (chance * MostJitter));
        if (asked is { } until && until > wait)
            wait = until < MostAsked ? until : MostAsked;
        return (now + wait).CutToMilliseconds();
    }
}
