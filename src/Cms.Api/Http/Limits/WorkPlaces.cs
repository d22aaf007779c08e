using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Cms.Api.Http.Limits;

/// <summary>
/// Bounds what is worked on at once; what is answered from memory does not count. No place is held while a request arrives
/// or an answer leaves, so that those who send or read slowly keep nobody from working, and no caller can hold them all.
/// </summary>
internal sealed class WorkPlaces : IDisposable
{
    /// <summary>The places of each caller, by key or by address.</summary>
    public PartitionedRateLimiter<HttpContext> OfCaller { get; } =
        PartitionedRateLimiter.Create<HttpContext, object>(context =>
            RateLimitPartition.GetConcurrencyLimiter(CallerAddress.KeyOrAddress(context), _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = RequestLimits.ConcurrentOfCaller,
                QueueLimit = RequestLimits.WaitingOfCaller,
            })
        );

    /// <summary>The places there are.</summary>
    public ConcurrencyLimiter OfAll { get; } =
        new(new ConcurrencyLimiterOptions { PermitLimit = RequestLimits.Concurrent, QueueLimit = RequestLimits.Waiting });

    /// <summary>Gives a request its place for as long as it is worked on.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ITellsOfHealth>() is not null)
        {
            await next(context);
            return;
        }

        var place = new WorkPlace(this, context);
        context.Features.Set(place);
        try
        {
            await place.TakeAsync(context.RequestAborted);
            context.Response.OnStarting(EndWork, context);
            await next(context);
        }
        finally
        {
            place.Leave();
        }
    }

    public void Dispose()
    {
        OfCaller.Dispose();
        OfAll.Dispose();
    }

    /// <summary>From here on a request is bounded by how fast its answer is read, and not by the time for work.</summary>
    private static Task EndWork(object state)
    {
        var context = (HttpContext)state;
        WorkPlace.Of(context)?.Leave();
        context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        return Task.CompletedTask;
    }
}
