using Cms.Api.Http.Limits;
using Cms.Api.Http.Problems;
using Microsoft.Extensions.Primitives;

namespace Cms.Api.Http;

/// <summary>Sends bodies so that a slow reader costs little memory: the web server copies whatever it is given at once.</summary>
internal static class Sending
{
    // Twice what the web server keeps before it waits for the reader: nearly every front page then leaves in one piece.
    private const int PieceBytes = 131_072;

    /// <summary>Sends an answer that is there as a whole; to HEAD all of it but the body.</summary>
    public static Task SendAsync(HttpContext context, StringValues contentType, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var headers = context.Response.Headers;
        headers.ContentType = contentType;
        headers.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : SendAsync(context.Response, body, ct);
    }

    /// <summary>Sends a body that is there as a whole.</summary>
    public static Task SendAsync(HttpResponse response, ReadOnlyMemory<byte> body, CancellationToken ct) =>
        body.Length <= PieceBytes ? response.Body.WriteAsync(body, ct).AsTask() : SendLargeAsync(response, body, ct);

    /// <summary>Sends a body that is made piece by piece.</summary>
    /// <exception cref="ProblemException"><c>rate-limited</c>: the caller reads as many as they may; <c>busy</c>: all do.</exception>
    public static async Task SendAsync(HttpContext context, Func<CancellationToken, IAsyncEnumerable<ReadOnlyMemory<byte>>> pieces)
    {
        using var seat = context.RequestServices.GetRequiredService<LongAnswers>().Take(context);
        await foreach (var piece in pieces(context.RequestAborted))
            await SendAsync(context.Response, piece, context.RequestAborted);
    }

    private static async Task SendLargeAsync(HttpResponse response, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        for (var at = 0; at < body.Length; at += PieceBytes)
            await response.Body.WriteAsync(body[at..Math.Min(at + PieceBytes, body.Length)], ct);
    }
}
