using System.Threading.RateLimiting;

namespace Cms.Api.Http.Limits;

/// <summary>Lines in which those wait, on this node, who would get into each other's way: one at a time in each.</summary>
internal sealed class Turns : IDisposable
{
    private readonly PartitionedRateLimiter<string> _lines = PartitionedRateLimiter.Create<string, string>(name =>
        RateLimitPartition.GetConcurrencyLimiter(name, _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = int.MaxValue })
    );

    /// <summary>Waits until nobody else is in the line, and holds it until what it gives is disposed of.</summary>
    /// <param name="name">The line's name.</param>
    /// <param name="limit">How long to wait.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <returns>Null where the wait was too long.</returns>
    public async Task<IDisposable?> EnterAsync(string name, TimeSpan limit, CancellationToken ct)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(ct);
        wait.CancelAfter(limit);
        try
        {
            return await _lines.AcquireAsync(name, 1, wait.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _lines.Dispose();
}
