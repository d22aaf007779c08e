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

    /// <summary>
    /// Sets them on everything that follows, and answers preflights; the desk's doors are open to the origins that the operator named, and
    /// no others.
    /// </summary>
    public static IApplicationBuilder UsePublicHeaders(this IApplicationBuilder app, Settings settings) =>
        app.Use(
            async (context, next) =>
            {
                var request = context.Request;
                var isDesk = IsDesk(request.Path);
                Set(context.Response);
                if (isDesk)
                    SetDesk(context, settings);
                if (HttpMethods.IsOptions(request.Method) && request.Headers.AccessControlRequestMethod.Count > 0)
                {
                    var headers = context.Response.Headers;
                    headers.AccessControlAllowMethods = isDesk ? "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS" : "GET, HEAD, OPTIONS";
                    // A wildcard covers every header but Authorization, which has to be named.
                    headers.AccessControlAllowHeaders = isDesk
                        ? "Authorization, Content-Type, If-Match, Idempotency-Key"
                        : "*, Authorization";
                    headers.AccessControlMaxAge = "86400";
                    headers.CacheControl = "no-store";
                    context.Response.StatusCode = 204;
                    return;
                }

                await next(context);
            }
        );

    /// <summary>What an answer of this address carries, also where it turns out an error.</summary>
    public static void SetFor(HttpContext context)
    {
        Set(context.Response);
        if (IsDesk(context.Request.Path))
            SetDesk(context, context.RequestServices.GetRequiredService<Settings>());
    }

    private static bool IsDesk(PathString path) => path.StartsWithSegments("/v1/admin", StringComparison.OrdinalIgnoreCase);

    private static void SetDesk(HttpContext context, Settings settings)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = StringValues.Empty;
        headers.AccessControlExposeHeaders = StringValues.Empty;
        headers.Vary = "Origin";
        if (context.Request.Headers.Origin is not [{ } origin] || !settings.AdminOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase))
            return;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = Exposed;
    }
}
