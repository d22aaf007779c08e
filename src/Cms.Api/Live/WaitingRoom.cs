using System.Net;
using System.Threading.RateLimiting;
using Cms.Api.Http.Limits;
using Cms.Api.Http.Problems;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Cms.Api.Live;

/// <summary>
/// Where those sit who wait for changes. One that waits holds a connection and a few kilobytes, no thread, no place of work and no
/// database; when something changes they look a few at a time.
/// </summary>
internal sealed class WaitingRoom : IDisposable
{
    /// <summary>Most that wait.</summary>
    public const int Most = 8_000;

    /// <summary>Each partner's share: a mirror needs one, and some have many machines.</summary>
    public const int MostOfPartner = 1_000;

    /// <summary>Each address's share at the public door: a house full of readers may have one address.</summary>
    public const int MostOfAddress = 500;

    private const int LookAtOnce = 16;

    private readonly SemaphoreSlim _looking = new(LookAtOnce);

    private readonly PartitionedRateLimiter<object> _ofCaller = PartitionedRateLimiter.Create<object, object>(caller =>
        RateLimitPartition.GetConcurrencyLimiter(caller, _ => new ConcurrencyLimiterOptions { PermitLimit = ShareOf(caller) })
    );

    private readonly ConcurrencyLimiter _ofAll = new(new ConcurrencyLimiterOptions { PermitLimit = Most });

    /// <summary>How many wait.</summary>
    public long Waiting => Most - _ofAll.GetStatistics()!.CurrentAvailablePermits;

    /// <summary>A seat, until it is disposed of. The request gives back its place of work, and has no limit of time from here on.</summary>
    /// <param name="context">The request.</param>
    /// <param name="caller">Who waits: the id of a partner or, at the public door, an address.</param>
    /// <exception cref="ProblemException"><c>rate-limited</c>: too many of this caller wait; <c>busy</c>: too many of all.</exception>
    public IDisposable Enter(HttpContext context, object caller)
    {
        var share = _ofCaller.AttemptAcquire(caller);
        if (!share.IsAcquired)
            throw new ProblemException(
                "rate-limited",
                $"{ShareOf(caller)} requests of yours wait for changes already; ask without wait, or later."
            );
        var seat = _ofAll.AttemptAcquire();
        if (!seat.IsAcquired)
        {
            share.Dispose();
            throw new ProblemException("busy", "Too many wait for changes at once; ask without wait, or later.");
        }

        WorkPlace.Of(context)?.Leave();
        context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        return new Seat(share, seat);
    }

    /// <summary>Looks for something new, when it is this one's turn.</summary>
    public async Task<T> LookAsync<T>(Func<CancellationToken, Task<T>> look, CancellationToken ct)
    {
        await _looking.WaitAsync(ct);
        try
        {
            return await look(ct);
        }
        finally
        {
            _looking.Release();
        }
    }

    public void Dispose()
    {
        _looking.Dispose();
        _ofCaller.Dispose();
        _ofAll.Dispose();
    }

    private static int ShareOf(object caller) => caller is IPAddress ? MostOfAddress : MostOfPartner;

    private sealed class Seat(RateLimitLease share, RateLimitLease seat) : IDisposable
    {
        public void Dispose()
        {
            seat.Dispose();
            share.Dispose();
        }
    }
}
