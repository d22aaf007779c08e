using Cms.Api.Http.Problems;
using Cms.Api.Media.Storage;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Illustrations;
using Microsoft.Net.Http.Headers;

namespace Cms.Api.Media;

/// <summary>Sends files of pictures, whole or in part, to whoever may have them.</summary>
internal static class PictureAnswer
{
    /// <summary>What may be kept for ever, since what stands at its address never changes.</summary>
    public const string ForEver = "public, max-age=31536000, immutable";

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

    /// <summary>Says of what follows how long caches may keep it, and by which name they purge it when the picture is taken down.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The picture.</param>
    public static void KeepForEver(HttpContext context, Guid id)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = context.Request.Headers.Authorization.Count > 0 ? "no-store" : ForEver;
        headers[context.RequestServices.GetRequiredService<Settings>().Cache.TagHeader] = TagOf(id);
    }

    /// <summary>The name by which caches purge a picture.</summary>
    public static string TagOf(Guid id) => CacheTags.One(ThingKind.Illustration, id.ToString());

    /// <summary>The tag that tells a rendition's versions apart: there is one.</summary>
    public static string ETagOf(PictureSource picture, PictureSize size, string format) => $"\"{picture.NameOf(size, format)}\"";

    /// <summary>Sends an original.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>: the store does not have it.</exception>
    public static async Task SendAsync(HttpContext context, IIllustrationStore store, IllustrationFile file, CancellationToken ct) =>
        await SendAsync(context, await store.OpenAsync(OriginalFile.NameOf(file), ct), file.Extension, $"\"{file.Hash[..24]}\"");

    /// <summary>Sends a rendition, which is made if it is not there yet.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>: the store does not have the original; <c>busy</c>.</exception>
    public static async Task SendAsync(
        HttpContext context,
        Renditions renditions,
        PictureSource picture,
        PictureSize size,
        string format,
        CancellationToken ct
    ) => await SendAsync(context, await renditions.OpenAsync(picture, size, format, ct), format, ETagOf(picture, size, format));

    /// <summary>Sends a file that was opened.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>: there is none.</exception>
    public static async Task SendAsync(HttpContext context, Stream? file, string extension, string etag)
    {
        if (file is null)
            throw new ProblemException("not-found", "Nothing public has this address.");
        Guard(context.Response.Headers);
        var result = TypedResults.Stream(file, Types[extension], entityTag: new EntityTagHeaderValue(etag), enableRangeProcessing: true);
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
        headers.Remove(context.RequestServices.GetRequiredService<Settings>().Cache.TagHeader);
        return ProblemAnswers.WriteAsync(context, ProblemAnswers.Of(context, StatusCodes.Status416RangeNotSatisfiable));
    }
}
