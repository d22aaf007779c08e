using Microsoft.Extensions.Primitives;

namespace Cms.Api.Http;

/// <summary>The headers that every answer carries, errors too.</summary>
internal static class PublicHeaders
{
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NothingMayLoad = "default-src 'none'; frame-ancestors 'none'";
    private static readonly StringValues Anybody = "*";
    private static readonly StringValues Exposed = "ETag, Link, Location, Content-Sequence, Retry-After, Deprecation, Sunset";

    /// <summary>What a page from any other origin may do with an answer of the public doors.</summary>
    public static void Set(HttpResponse response)
    {
        var headers = response.Headers;
        headers.XContentTypeOptions = NoSniff;
        headers.ContentSecurityPolicy = NothingMayLoad;
        headers.AccessControlAllowOrigin = Anybody;
        headers.AccessControlExposeHeaders = Exposed;
    }

    /// <summary>Sets them on everything that follows, and answers preflights.</summary>
    public static IApplicationBuilder UsePublicHeaders(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        Set(context.Response);
        var request = context.Request;
        if (HttpMethods.IsOptions(request.Method) && request.Headers.AccessControlRequestMethod.Count > 0)
        {
            var headers = context.Response.Headers;
            headers.AccessControlAllowMethods = "GET, HEAD, OPTIONS";
            // A wildcard covers every header but Authorization, which has to be named.
            headers.AccessControlAllowHeaders = "*, Authorization";
            headers.AccessControlMaxAge = "86400";
            headers.CacheControl = "no-store";
            context.Response.StatusCode = 204;
            return;
        }

        await next(context);
    });
}
