using System.Threading.RateLimiting;
using Cms.Api.Background;
using Cms.Api.Http.Limits;
using Cms.Api.Http.Problems;
using Cms.Model.Changes;

namespace Cms.Api.Partners;

/// <summary>
/// Those who wait for changes. One that waits holds a connection and a few kilobytes, no thread and no database; when
/// something changes they look a few at a time.
/// </summary>
internal sealed class LongPolls(ChangeFollower follower, Drain drain, TimeProvider clock) : IDisposable
{
    /// <summary>Longest wait, in seconds.</summary>
    public const int MostSeconds = 25;

    /// <summary>Most that wait, of all partners together.</summary>
    public const int Most = 8_000;

    /// <summary>Each partner's share: a mirror needs one, and some have many machines.</summary>
    public const int MostOfPartner = 1_000;

    private const int LookAtOnce = 16;

    private readonly SemaphoreSlim _looking = new(LookAtOnce);

    private readonly PartitionedRateLimiter<Guid> _ofPartner = PartitionedRateLimiter.Create<Guid, Guid>(partner =>
        RateLimitPartition.GetConcurrencyLimiter(partner, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = MostOfPartner,
            QueueLimit = 0,
        })
    );

    private readonly ConcurrencyLimiter _ofAll = new(new ConcurrencyLimiterOptions { PermitLimit = Most, QueueLimit = 0 });

    /// <summary>Looks until there is something, the time is over, or the server goes.</summary>
    /// <param name="context">The request; while it waits it holds no place of work.</param>
    /// <param name="partner">Who waits.</param>
    /// <param name="wait">How long at most.</param>
    /// <param name="look">Looks once.</param>
    /// <param name="isEnough">Whether what was found ends the wait.</param>
    /// <param name="ct">The caller went away.</param>
    /// <exception cref="ProblemException"><c>rate-limited</c>: too many of this partner wait; <c>busy</c>: too many of all.</exception>
    public async Task<T> LookAsync<T>(
        HttpContext context,
        Guid partner,
        TimeSpan wait,
        Func<CancellationToken, Task<T>> look,
        Func<T, bool> isEnough,
        CancellationToken ct
    )
    {
        // What comes between the look and the wait ends the wait.
        var read = follower.Applied;
        var found = await LookOnceAsync(look, ct);
        if (isEnough(found) || wait <= TimeSpan.Zero)
            return found;
        using var share = _ofPartner.AttemptAcquire(partner);
        if (!share.IsAcquired)
            throw new ProblemException(
                "rate-limited",
                $"{MostOfPartner} requests of this partner wait for changes already; ask without wait, or later."
            );
        using var seat = _ofAll.AttemptAcquire();
        if (!seat.IsAcquired)
            throw new ProblemException("busy", "Too many wait for changes at once; ask without wait, or later.");
        WorkPlace.Of(context)?.Leave();
        using var time = new CancellationTokenSource(wait, clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(time.Token, drain.Over);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(over.Token, ct);
        do
        {
            try
            {
                await follower.MoveBeyondAsync(read, both.Token);
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested && !ct.IsCancellationRequested)
            {
                // The last look is the answer, whatever it finds.
            }

            read = follower.Applied;
            found = await LookOnceAsync(look, ct);
        } while (!isEnough(found) && !over.IsCancellationRequested);
        return found;
    }

    public void Dispose()
    {
        _looking.Dispose();
        _ofPartner.Dispose();
        _ofAll.Dispose();
    }

    private async Task<T> LookOnceAsync<T>(Func<CancellationToken, Task<T>> look, CancellationToken ct)
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
}
