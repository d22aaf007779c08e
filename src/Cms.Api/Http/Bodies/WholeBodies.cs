using System.Threading.RateLimiting;
using Cms.Api.Http.Limits;
using Cms.Api.Http.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace Cms.Api.Http.Bodies;

/// <summary>
/// Reads a body whole before anybody works on the request, so that one which trickles in holds nothing but its connection.
/// How slow it may be is for the web server to say (<see cref="RequestLimits.BytesPerSecond"/>).
/// </summary>
internal sealed class WholeBodies : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _arriving = PartitionedRateLimiter.Create<HttpContext, object>(context =>
        RateLimitPartition.GetConcurrencyLimiter(CallerAddress.KeyOrAddress(context), _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = RequestLimits.BodiesOfCaller,
            QueueLimit = RequestLimits.WaitingOfCaller,
        })
    );

    /// <summary>Goes on with the request when its body is there.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (
            context.GetEndpoint() is null
            || HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true
        )
        {
            await next(context);
            return;
        }

        request.Body = await ReadAsync(context);
        await next(context);
    }

    public void Dispose() => _arriving.Dispose();

    private async Task<MemoryStream> ReadAsync(HttpContext context)
    {
        using var lease = await _arriving.AcquireAsync(context, 1, context.RequestAborted);
        if (!lease.IsAcquired)
            throw new ProblemException("rate-limited", "Too many bodies of yours are on their way at once; send fewer side by side.");
        var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (Exception e) when (e is (IOException and not BadHttpRequestException) or OverflowException or InvalidDataException)
        {
            // The web server's ways of saying that the coding of the transfer is not one.
            throw new ProblemException(
                "malformed-request",
                "The body is not sent as HTTP wants it; look at Content-Length and Transfer-Encoding."
            );
        }

        body.Position = 0;
        return body;
    }
}
