using System.Net;
using System.Text;

namespace Cms.Api.Http.Problems;

/// <summary>
/// What an error means, as a page for people: given to browsers, which ask for HTML, where programs get the same as JSON.
/// </summary>
internal static class ProblemPages
{
    /// <summary>Answers browsers at <c>/problems/{code}</c>.</summary>
    public static void UseProblemPages(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                var request = context.Request;
                var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
                if (
                    !isRead
                    || !request.Path.StartsWithSegments("/problems", out var rest)
                    || rest.Value is not { Length: > 1 } code
                    || code.IndexOf('/', 1) > 0
                    || !Accepting.PrefersHtml(request.Headers)
                )
                {
                    await next(context);
                    return;
                }

                PublicHeaders.Set(context.Response);
                code = code[1..];
                if (!ProblemKinds.All.TryGetValue(code, out var kind))
                {
                    // An error like any other, in the one form that errors have.
                    await ProblemAnswers.WriteAsync(
                        context,
                        ProblemAnswers.Of(context, "not-found", $"There is no such error code{Nearest.Guess(code, ProblemKinds.All.Keys)}")
                    );
                    return;
                }

                var page = Encoding.UTF8.GetBytes(Page(code, kind));
                context.Response.ContentType = "text/html; charset=utf-8";
                context.Response.ContentLength = page.Length;
                context.Response.Headers.CacheControl = "public, max-age=3600";
                context.Response.Headers.Vary = Accepting.VaryByType;
                context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
                if (HttpMethods.IsGet(request.Method))
                    await context.Response.Body.WriteAsync(page, context.RequestAborted);
            }
        );

    private static string Page(string code, ProblemKind kind) =>
        $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{WebUtility.HtmlEncode(kind.Title)}}</title>
            <style>
            :root{color-scheme:light dark}
            body{font:1.1rem/1.6 system-ui,sans-serif;max-width:38rem;margin:4rem auto;padding:0 1rem;background:Canvas;color:CanvasText}
            code{background:#8883;padding:0 .25em;border-radius:.2em}
            </style>
            </head>
            <body>
            <main>
            <p>{{kind.Status}} <code>{{code}}</code></p>
            <h1>{{WebUtility.HtmlEncode(kind.Title)}}</h1>
            <p>{{Marked(kind.Help)}}</p>
            <p>Programs get the same as JSON at this address.
            What each operation answers stands in <a href="/docs">the documentation</a>.</p>
            </main>
            </body>
            </html>
            """;

    // What stands between backticks is code.
    private static string Marked(string words) =>
        string.Concat(
            words.Split('`').Select((part, i) => i % 2 == 0 ? WebUtility.HtmlEncode(part) : $"<code>{WebUtility.HtmlEncode(part)}</code>")
        );
}
