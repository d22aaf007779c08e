using System.Threading.RateLimiting;
using Cms.Api.Http.Problems;

namespace Cms.Api.Http.Limits;

/// <summary>A request's place of work: taken when the request is whole, given back before its answer is sent.</summary>
internal sealed class WorkPlace(WorkPlaces all, HttpContext context)
{
    private RateLimitLease? _ofCaller;
    private RateLimitLease? _ofAll;

    /// <summary>The place of a request; null where it is worked on as part of another or needs none.</summary>
    public static WorkPlace? Of(HttpContext context) => context.Features.Get<WorkPlace>();

    /// <summary>Takes one, and waits for it where all are taken.</summary>
    /// <exception cref="ProblemException"><c>rate-limited</c>: too many of this caller wait; <c>busy</c>: too many of all.</exception>
    public async Task TakeAsync(CancellationToken ct)
    {
        _ofCaller = await all.OfCaller.AcquireAsync(context, 1, ct);
        if (!_ofCaller.IsAcquired)
            throw new ProblemException("rate-limited", "Too many requests of yours at once; send fewer side by side.");
        _ofAll = await all.OfAll.AcquireAsync(1, ct);
        if (!_ofAll.IsAcquired)
            throw new ProblemException("busy", "Too many requests at once; send the same request again.");
    }

    /// <summary>Gives it back, if it is held: what follows waits for somebody else.</summary>
    public void Leave()
    {
        _ofAll?.Dispose();
        _ofCaller?.Dispose();
        (_ofAll, _ofCaller) = (null, null);
    }
}
