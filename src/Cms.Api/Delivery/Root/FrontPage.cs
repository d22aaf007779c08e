using System.Net;
using System.Security.Cryptography;
using System.Text;
using Cms.Api.Http;

namespace Cms.Api.Delivery.Root;

/// <summary>
/// The way in for whoever opens it in a browser: the front page, drawn by a small script from the one request that any frontend makes.
/// Programs get links as JSON there.
/// </summary>
internal static class FrontPage
{
    /// <summary>Answers browsers at <c>/</c>.</summary>
    public static void UseFrontPage(this WebApplication app, Settings settings)
    {
        var site = app.Services.GetRequiredService<CurrentSite>();
        var html = Read();
        // Made anew when the magazine is called otherwise; what runs in the page stays the same.
        var named = Named(html, site.Words);
        // Pictures are named by the public address, which need not be the one that the page was opened at.
        var pictures = new Uri(settings.PublicUrl).GetLeftPart(UriPartial.Authority);
        // Made when somebody first comes, since to hash something loads a library.
        var policy = new Lazy<string>(() =>
            string.Join(
                "; ",
                "default-src 'none'",
                "connect-src 'self'",
                $"img-src 'self' data: {pictures}",
                $"script-src '{HashOf(html, "script")}'",
                $"style-src '{HashOf(html, "style")}'",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'"
            )
        );
        app.Use(
            async (context, next) =>
            {
                var request = context.Request;
                var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
                if (!isRead || request.Path != "/" || !Accepting.PrefersHtml(request.Headers))
                {
                    await next(context);
                    return;
                }

                if (!ReferenceEquals(named.Words, site.Words))
                    named = Named(html, site.Words);
                var page = named.Page;
                PublicHeaders.Set(context.Response);
                var headers = context.Response.Headers;
                (headers.ContentSecurityPolicy, headers.CacheControl, headers.Vary) = (
                    policy.Value,
                    "public, max-age=300",
                    Accepting.VaryByType
                );
                (context.Response.ContentType, context.Response.ContentLength) = ("text/html; charset=utf-8", page.Length);
                if (HttpMethods.IsGet(request.Method))
                    await context.Response.Body.WriteAsync(page, context.RequestAborted);
            }
        );
    }

    private static (SiteSettings Words, byte[] Page) Named(string html, SiteSettings words) =>
        (
            words,
            Encoding.UTF8.GetBytes(
                html.Replace("{{name}}", WebUtility.HtmlEncode(words.Name), StringComparison.Ordinal)
                    .Replace("{{tagline}}", WebUtility.HtmlEncode(words.Tagline), StringComparison.Ordinal)
                    .Replace("{{language}}", WebUtility.HtmlEncode(words.Language), StringComparison.Ordinal)
            )
        );

    private static string Read()
    {
        using var file = new StreamReader(typeof(FrontPage).Assembly.GetManifestResourceStream("front-page.html")!);
        return file.ReadToEnd();
    }

    // Only what stands in the page itself runs there (CSP Level 3, 2.3.1).
    private static string HashOf(string html, string element)
    {
        var start = html.IndexOf($"<{element}>", StringComparison.Ordinal) + element.Length + 2;
        var text = html[start..html.IndexOf($"</{element}>", start, StringComparison.Ordinal)];
        return $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }
}
