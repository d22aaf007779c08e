using Cms.Api.Http;
using Cms.Api.Http.Caching;
using Cms.Model.Changes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Primitives;

namespace Cms.Api.Media;

/// <summary>
/// Renditions that were asked for before and lie in a folder of this machine: a page asks for twenty of them at once, so each is sent
/// before anything else runs, as long as nothing that shows in its picture has changed.
/// </summary>
internal sealed class ReadyRenditions(ChangeFollower follower, Settings settings) : IDisposable
{
    // A few hundred bytes each; the files themselves are kept by the operating system.
    private const int Most = 20_000;

    private static readonly StringValues InBytes = "bytes";
    private static readonly StringValues Kept = PictureAnswer.ForEver;

    private readonly MemoryCache? _kept =
        settings.Cache.MaxMegabytes == 0 ? null : new MemoryCache(new MemoryCacheOptions { SizeLimit = Most, CompactionPercentage = 0.2 });

    /// <summary>The middleware that answers what is kept.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (
            _kept is null
            || !target.StartsWith("/media/", StringComparison.Ordinal)
            || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            || request.Headers.Authorization.Count > 0
            || request.Headers.Range.Count > 0
            || !_kept.TryGetValue(target, out var found)
            || found is not Ready ready
            || !ready.Picture.IsCurrent(follower)
        )
            return next(context);
        return SendAsync(context, target, ready, next);
    }

    /// <summary>Keeps one, unless its file lies elsewhere.</summary>
    /// <param name="picture">Its picture.</param>
    /// <param name="name">What its address asks for.</param>
    /// <param name="size">The size that this comes to.</param>
    /// <param name="file">Its file, opened.</param>
    public void Keep(PublicPicture picture, RenditionName name, PictureSize size, Stream? file)
    {
        if (_kept is null || file is not FileStream { Name: var path })
            return;
        var source = picture.Source;
        using var entry = _kept.CreateEntry($"/media/{source.Credit.Id}/{source.Key}/{name}");
        entry.Size = 1;
        entry.Value = new Ready(
            picture,
            path,
            file.Length,
            PictureAnswer.Types[name.Format],
            PictureAnswer.ETagOf(source, size, name.Format),
            PictureAnswer.TagOf(source.Credit.Id)
        );
    }

    /// <inheritdoc />
    public void Dispose() => _kept?.Dispose();

    private async Task SendAsync(HttpContext context, string target, Ready ready, RequestDelegate next)
    {
        var response = context.Response;
        PublicHeaders.Set(response);
        var headers = response.Headers;
        PictureAnswer.Guard(headers);
        headers.CacheControl = Kept;
        headers[settings.Cache.TagHeader] = ready.Tag;
        headers.ETag = ready.ETag;
        if (EntityTags.IsHeld(context.Request.Headers.IfNoneMatch, ready.ETag.ToString()[1..]))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        headers.ContentType = ready.Type;
        headers.ContentLength = ready.Length;
        headers.AcceptRanges = InBytes;
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        try
        {
            await response.SendFileAsync(ready.Path, 0, ready.Length, context.RequestAborted);
        }
        catch (IOException) when (!response.HasStarted && !File.Exists(ready.Path))
        {
            // Taken away since; who asked gets another.
            _kept!.Remove(target);
            response.Clear();
            await next(context);
        }
    }

    private sealed record Ready(PublicPicture Picture, string Path, long Length, StringValues Type, StringValues ETag, StringValues Tag);
}
