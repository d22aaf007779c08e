using System.Threading.RateLimiting;
using Cms.Api.Http.Problems;

namespace Cms.Api.Http.Limits;

/// <summary>
/// Bounds the answers that take long to send, such as snapshots: each caller has a few at once, and all together so
/// many.
/// </summary>
internal sealed class LongAnswers : IDisposable
{
    /// <summary>
    /// Most at once for one key or, without a key, one address: whoever mirrors everything reads one page after the
    /// other.
    /// </summary>
    public const int MostOfCaller = 8;

    /// <summary>Most at once.</summary>
    public const int Most = 128;

    private readonly PartitionedRateLimiter<HttpContext> _ofCaller = PartitionedRateLimiter.Create<HttpContext, object>(context =>
        RateLimitPartition.GetConcurrencyLimiter(CallerAddress.KeyOrAddress(context), _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = MostOfCaller,
            QueueLimit = 0,
        })
    );

    private readonly ConcurrencyLimiter _ofAll = new(new ConcurrencyLimiterOptions { PermitLimit = Most, QueueLimit = 0 });

    /// <summary>A seat, until it is disposed of.</summary>
    /// <exception cref="ProblemException"><c>rate-limited</c>: the caller has as many as they may; <c>busy</c>: all are taken.</exception>
    public IDisposable Take(HttpContext context)
    {
        var mine = _ofCaller.AttemptAcquire(context);
        if (!mine.IsAcquired)
            throw new ProblemException(
                "rate-limited",
                $"You are reading {MostOfCaller} of these answers at once already; read one to its end first."
            );
        var seat = _ofAll.AttemptAcquire();
        if (seat.IsAcquired)
            return new Seat(mine, seat);
        mine.Dispose();
        throw new ProblemException("busy", "Too many read such answers at once; send the same request again.");
    }

    public void Dispose()
    {
        _ofCaller.Dispose();
        _ofAll.Dispose();
    }

    private sealed class Seat(RateLimitLease mine, RateLimitLease seat) : IDisposable
    {
        public void Dispose()
        {
            seat.Dispose();
            mine.Dispose();
        }
    }
}
