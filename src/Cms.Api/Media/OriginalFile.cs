using Cms.Api.Http.Problems;
using Cms.Api.Media.Storage;
using Cms.Model.Illustrations;
using Microsoft.Net.Http.Headers;

namespace Cms.Api.Media;

/// <summary>Sends the original file of an illustration, whole or in part, to whoever may have it.</summary>
internal static class OriginalFile
{
    /// <summary>The media type of each extension.</summary>
    public static IReadOnlyDictionary<string, string> Types { get; } =
        new Dictionary<string, string>
        {
            ["png"] = "image/png",
            ["jpg"] = "image/jpeg",
            ["webp"] = "image/webp",
            ["avif"] = "image/avif",
            ["gif"] = "image/gif",
        };

    /// <summary>The name it has in addresses and in the store.</summary>
    public static string NameOf(IllustrationFile file) => $"{file.Hash}.{file.Extension}";

    /// <summary>Sends it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="store">Where files lie.</param>
    /// <param name="file">Which.</param>
    /// <param name="cacheControl">How long caches may keep it.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ProblemException"><c>not-found</c>: the store does not have it.</exception>
    public static async Task SendAsync(
        HttpContext context,
        IIllustrationStore store,
        IllustrationFile file,
        string cacheControl,
        CancellationToken ct
    )
    {
        var stream = await store.OpenAsync(NameOf(file), ct) ?? throw new ProblemException("not-found", "Nothing public has this address.");
        var headers = context.Response.Headers;
        headers.CacheControl = cacheControl;
        Guard(headers);
        var result = TypedResults.Stream(
            stream,
            Types[file.Extension],
            entityTag: new EntityTagHeaderValue($"\"{file.Hash[..24]}\""),
            enableRangeProcessing: true
        );
        await result.ExecuteAsync(context);
        if (context.Response.StatusCode == StatusCodes.Status416RangeNotSatisfiable)
            await RefuseRangeAsync(context);
    }

    /// <summary>Says of an answer that it is shown and never run: whatever a file might hold besides pixels gets no rights.</summary>
    public static void Guard(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    // What was said of the picture is not true of the refusal; Content-Range stays and says how long the file is.
    private static Task RefuseRangeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        (headers.ETag, headers.LastModified, headers.CacheControl) = (default, default, "no-store");
        return ProblemAnswers.WriteAsync(context, ProblemAnswers.Of(context, StatusCodes.Status416RangeNotSatisfiable));
    }
}
