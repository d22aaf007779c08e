using System.Threading.RateLimiting;
using Cms.Api.Http.Limits;
using Cms.Api.Http.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace Cms.Api.Http.Bodies;

/// <summary>
/// Reads a body whole before anybody works on the request, so that one which trickles in holds nothing but its connection.
/// How slow it may be is for the web server to say (<see cref="RequestLimits.BytesPerSecond"/>).
/// </summary>
internal sealed class WholeBodies(Settings settings) : IDisposable
{
    // What stands around a picture in a body of several parts: the facts about it, and lines between.
    private const int AroundPicture = RequestLimits.BodyBytes;

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

        if (context.GetEndpoint()!.Metadata.GetMetadata<TakesPicture>() is null)
        {
            var body = new MemoryStream();
            await ReadAsync(context, body);
            request.Body = body;
            await next(context);
            return;
        }

        // Many of these at once would be more than memory holds.
        using var file = PassingFile.Create(settings.IncomingFolder);
        await ReadPictureAsync(context, file.Stream);
        request.Body = file.Stream;
        await next(context);
    }

    public void Dispose() => _arriving.Dispose();

    private async Task ReadPictureAsync(HttpContext context, Stream body)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = settings.Media.MaxBytes + AroundPicture;
        try
        {
            await ReadAsync(context, body);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw Refused();
        }

        if (body.Length > settings.Media.MaxBytes + AroundPicture)
            throw Refused();

        ProblemException Refused() => new("body-too-large", $"A picture may weigh at most {settings.Media.MaxMegabytes} MB.");
    }

    private async Task ReadAsync(HttpContext context, Stream body)
    {
        using var lease = await _arriving.AcquireAsync(context, 1, context.RequestAborted);
        if (!lease.IsAcquired)
            throw new ProblemException("rate-limited", "Too many bodies of yours are on their way at once; send fewer side by side.");
        var buffer = new byte[1 << 16];
        while (await NextAsync(context.Request.Body, buffer, context.RequestAborted) is > 0 and var count)
        {
            try
            {
                await body.WriteAsync(buffer.AsMemory(0, count), context.RequestAborted);
            }
            catch (IOException)
            {
                throw new ProblemException("storage-full", "The disk is full; nothing was written.");
            }
        }

        body.Position = 0;
    }

    private static async ValueTask<int> NextAsync(Stream body, byte[] buffer, CancellationToken ct)
    {
        try
        {
            return await body.ReadAsync(buffer, ct);
        }
        catch (Exception e) when (e is (IOException and not BadHttpRequestException) or OverflowException or InvalidDataException)
        {
            // The web server's ways of saying that the coding of the transfer is not one.
            throw new ProblemException(
                "malformed-request",
                "The body is not sent as HTTP wants it; look at Content-Length and Transfer-Encoding."
            );
        }
    }
}
