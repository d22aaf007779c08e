namespace Cms.Testing;

/// <summary>
/// How long tests wait for what comes soon on a machine that does nothing else. Suites run beside each other on machines of two cores,
/// and what never comes is found as well later, so one long limit serves all; no test measures speed by it.
/// </summary>
public static class Patience
{
    /// <summary>Four minutes.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>A token that is cancelled when patience ends.</summary>
    public static CancellationTokenSource Ends() => new(Limit);

    /// <summary>Waits for it, as long as patience lasts.</summary>
    /// <exception cref="TimeoutException">It did not come.</exception>
    public static Task PatientlyAsync(this Task awaited) => awaited.WaitAsync(Limit);

    /// <inheritdoc cref="PatientlyAsync(Task)" />
    public static Task<T> PatientlyAsync<T>(this Task<T> awaited) => awaited.WaitAsync(Limit);
}
