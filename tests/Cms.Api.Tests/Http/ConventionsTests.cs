using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cms.Api.Http;
using Cms.Api.Http.Problems;
using Cms.Testing;
using Cms.Testing.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Cms.Api.Tests.Http;

/// <summary>What every address has in common: methods, headers, CORS, what is accepted, keys and errors.</summary>
public sealed class ConventionsTests(string provider) : OnEveryDatabase(provider)
{
    private const string Nobody = "00000000-0000-7000-8000-000000000000";

    private static readonly string[] Public =
    [
        .. PublicAddress
            .All.Where(address => address.Parameters.Contains("atLeast") && address.MediaTypes.Contains("application/json"))
            // These answer nothing without what is looked for.
            .Where(address => !address.Parameters.Contains("q") && !address.Parameters.Contains("url"))
            .Select(Filled),
    ];

    private static readonly string[] All = [.. PublicAddress.All.Select(Filled), "/openapi/v1.json"];

    // The piece and the author are there; of all else there is nothing.
    private static string Filled(PublicAddress address) =>
        address
            .Path.Replace("/articles/{id}", "/articles/the-piece", StringComparison.Ordinal)
            .Replace("/authors/{id}", "/authors/the-author", StringComparison.Ordinal)
            .Replace("/illustrations/{id}", $"/illustrations/{Nobody}", StringComparison.Ordinal)
            .Replace("/media/{id}", $"/media/{Nobody}", StringComparison.Ordinal)
            .Replace("{id}", "none", StringComparison.Ordinal)
            .Replace("{key}", "none", StringComparison.Ordinal)
            .Replace("{file}", "x.png", StringComparison.Ordinal)
            .Replace("{name}", "articles-1", StringComparison.Ordinal)
            .Replace("{code}", "gone", StringComparison.Ordinal);

    protected override async Task PrepareAsync()
    {
        var author = An.Author();
        author.MoveTo("the-author", An.Hour);
        var article = An.Article(An.Content("The piece", author));
        article.MoveTo("the-piece", An.Hour);
        await SaveAsync(author, article);
    }

    [TestCaseSource(nameof(All))]
    public async Task A_method_that_is_not_for_an_address_is_refused_with_those_that_are(string path)
    {
        foreach (var method in new[] { "POST", "PUT", "PATCH", "DELETE", "PROPFIND", "BREW" })
        {
            using var answer = await Client.SendAsync(new HttpMethod(method), path);

            Assert.That((int)answer.StatusCode, Is.EqualTo(405), method);
            Assert.That(answer.Header("Allow"), Is.EqualTo("GET, HEAD, OPTIONS"), method);
            Assert.That((await answer.JsonAsync()).Text("code"), Is.EqualTo("method-not-allowed"), method);
            AssertGuarded(answer, $"{method} {path}");
        }
    }

    [TestCaseSource(nameof(All))]
    public async Task OPTIONS_says_what_an_address_takes(string path)
    {
        using var plain = await Client.SendAsync(HttpMethod.Options, path, ("Origin", "https://reader.example"));
        using var preflight = await Client.SendAsync(
            HttpMethod.Options,
            path,
            ("Origin", "https://reader.example"),
            ("Access-Control-Request-Method", "GET"),
            ("Access-Control-Request-Headers", "authorization, x-anything")
        );

        Assert.Multiple(() =>
        {
            Assert.That((int)plain.StatusCode, Is.EqualTo(204));
            Assert.That(plain.Header("Allow"), Is.EqualTo("GET, HEAD, OPTIONS"));
            Assert.That((int)preflight.StatusCode, Is.EqualTo(204));
            Assert.That(preflight.Header("Access-Control-Allow-Methods"), Is.EqualTo("GET, HEAD, OPTIONS"));
            Assert.That(preflight.Header("Access-Control-Allow-Headers"), Is.EqualTo("*, Authorization"));
            Assert.That(preflight.Header("Access-Control-Max-Age"), Is.EqualTo("86400"));
        });
        AssertGuarded(plain, path);
        AssertGuarded(preflight, path);
    }

    [TestCaseSource(nameof(All))]
    public async Task Every_answer_is_guarded_and_open_to_every_origin(string path)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            foreach (var query in Public.Contains(path) ? new[] { "", "?nonsense=1" } : [""])
            {
                using var answer = await Client.SendAsync(method, path + query, ("Origin", "https://reader.example"));

                AssertGuarded(answer, $"{method} {path}{query}");
            }
        }
    }

    [TestCase("/nowhere")]
    [TestCase("/v1")]
    [TestCase("/v1/nothing")]
    [TestCase("/v1/articles/the-piece/nothing")]
    [TestCase("/v2/articles")]
    [TestCase("/feeds")]
    [TestCase("/media")]
    [TestCase("/health")]
    [TestCase("/..%2F..%2Fetc%2Fpasswd")]
    public async Task An_unknown_path_is_not_found_by_any_method(string path)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Post, HttpMethod.Delete })
        {
            using var answer = await Client.SendAsync(method, path);

            Assert.That((int)answer.StatusCode, Is.EqualTo(404), $"{method}");
            AssertGuarded(answer, path);
        }

        Assert.That((await GetAsync(path, 404)).Text("code"), Is.EqualTo("not-found"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("*/*")]
    [TestCase("application/*")]
    [TestCase("application/json")]
    [TestCase("application/problem+json")]
    [TestCase("APPLICATION/JSON")]
    [TestCase("application/json;charset=utf-8")]
    [TestCase("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8")]
    [TestCase("text/html;q=1, application/json;q=0.001")]
    [TestCase("application/*;q=0, application/json")]
    [TestCase("*/*;q=0, application/*;q=0.1")]
    [TestCase("nonsense")]
    public async Task JSON_is_given_to_whoever_takes_it(string? accept)
    {
        foreach (var path in Public)
        {
            using var answer = await Client.GetAsync(path, accept is null ? [] : [("Accept", accept)]);
            Assert.That((int)answer.StatusCode, Is.EqualTo(200).Or.EqualTo(404), path);
        }
    }

    [TestCase("text/html")]
    [TestCase("application/xml, text/*;q=0.5")]
    [TestCase("application/vnd.api+json")]
    [TestCase("application/json;q=0")]
    [TestCase("application/json;q=0, */*")]
    [TestCase("application/json;q=0.0, application/problem+json")]
    [TestCase("application/*;q=0, */*;q=1")]
    [TestCase("*/*;q=0")]
    [TestCase("image/png")]
    public async Task Whoever_takes_no_JSON_is_told_so_though_the_answer_is_kept(string accept)
    {
        foreach (var path in Public.Except(["/", "/problems/gone"]))
        {
            using var kept = await Client.GetAsync(path);
            using var answer = await Client.GetAsync(path, ("Accept", accept));

            Assert.That((int)answer.StatusCode, Is.EqualTo(406), path);
            Assert.That((await answer.JsonAsync()).Text("code"), Is.EqualTo("not-acceptable"));
            Assert.That(answer.Header("Cache-Control"), Is.EqualTo("no-store"));
            // Changes come as events too, where that is asked for.
            var vary = path == "/v1/changes" ? "Accept, Accept-Encoding" : "Accept-Encoding";
            Assert.That(
                kept.Header("Vary"),
                Is.EqualTo(kept.IsSuccessStatusCode || kept.StatusCode == HttpStatusCode.NotFound ? vary : null),
                path
            );
        }
    }

    [TestCase("Bearer cms_abcdefgh_0123456789012345678901234567890123")]
    [TestCase("Basic dXNlcjpwYXNz")]
    [TestCase("nonsense")]
    [TestCase("")]
    public async Task A_key_is_never_taken_for_none(string key)
    {
        foreach (var path in All.Where(p => p != "/openapi/v1.json"))
        {
            using var kept = await Client.GetAsync(path);
            using var answer = await Client.GetAsync(path, ("Authorization", key));

            Assert.That((int)answer.StatusCode, Is.EqualTo(401), path);
            Assert.That(answer.Header("WWW-Authenticate"), Is.EqualTo("Bearer"));
            Assert.That(answer.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That((await answer.JsonAsync()).Text("code"), Is.EqualTo("key-invalid"));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("0123456789"));
        }
    }

    [Test]
    public async Task The_way_in_links_to_what_answers()
    {
        var root = await GetAsync("/");

        foreach (var link in root.EnumerateObject().Where(m => m.Name != "name"))
        {
            using var answer = await Client.GetAsync(Calls.PathOf(link.Value.GetString()!));
            Assert.That((int)answer.StatusCode, Is.EqualTo(200).Or.EqualTo(301), link.Name);
        }
    }

    [Test]
    public async Task Every_code_has_a_page_that_says_what_to_do()
    {
        foreach (var (code, kind) in ProblemKinds.All)
        {
            var page = await GetAsync($"/problems/{code}");

            Assert.That(page.Text("code"), Is.EqualTo(code));
            Assert.That(page.At("status").GetInt32(), Is.EqualTo(kind.Status));
            Assert.That(page.Text("help"), Is.Not.Empty);
        }

        var unknown = await GetAsync("/problems/not-fond", 404);
        Assert.That(unknown.Text("detail"), Does.Contain("did you mean not-found?"));
    }

    [Test]
    public async Task A_browser_gets_the_front_page_and_everybody_else_links()
    {
        using var json = await Client.GetAsync("/");
        using var page = await Client.GetAsync("/", ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));

        var html = await page.Content.ReadAsStringAsync();
        Assert.That((page.Header("Content-Type"), page.Header("Vary")), Is.EqualTo(("text/html; charset=utf-8", Accepting.VaryByType)));
        Assert.That((json.Header("Content-Type"), json.Header("Vary")), Is.EqualTo((Accepting.JsonContent, Accepting.VaryByType)));
        Assert.That(
            html,
            Does.Contain("\"/v1/home\"").And.Contain("/docs").And.Contain("/feeds/articles.rss").And.Contain("/openapi/v1.json")
        );
        // What the policy lets run is the very script and style of the page.
        foreach (var element in new[] { "script", "style" })
        {
            var text = Regex.Match(html, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value;
            Assert.That(
                page.Header("Content-Security-Policy"),
                Does.Contain($"{element}-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'")
            );
        }
    }

    [TestCase("text/html")]
    [TestCase("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8")]
    public async Task A_browser_gets_a_page_of_what_an_error_means(string accept)
    {
        using var json = await Client.GetAsync("/problems/rate-limited");
        using var page = await Client.GetAsync("/problems/rate-limited", ("Accept", accept));
        using var unknown = await Client.GetAsync("/problems/rate-limted", ("Accept", accept));

        var html = await page.Content.ReadAsStringAsync();
        Assert.That(
            (page.Header("Content-Type"), page.Header("Vary"), json.Header("Vary")),
            Is.EqualTo(("text/html; charset=utf-8", Accepting.VaryByType, Accepting.VaryByType))
        );
        Assert.That(
            html,
            Does.Contain("<h1>Too many requests</h1>")
                .And.Contain("429 <code>rate-limited</code>")
                .And.Contain("as <code>Retry-After</code> says")
        );
        Assert.That(
            (unknown.Header("Content-Type"), (await unknown.JsonAsync()).Text("detail")),
            Is.EqualTo(("application/problem+json", "There is no such error code; did you mean rate-limited?"))
        );
        AssertGuarded(page, accept);
    }

    [TestCase("*/*")]
    [TestCase("application/json, text/html")]
    [TestCase("application/json;q=0.9, text/html;q=0.1")]
    [TestCase("text/html;q=0, */*")]
    public async Task Whoever_does_not_prefer_a_page_gets_JSON(string accept)
    {
        using var answer = await Client.GetAsync("/problems/gone", ("Accept", accept));

        Assert.That((await answer.JsonAsync()).Text("code"), Is.EqualTo("gone"));
    }

    [Test]
    public async Task The_type_of_an_error_leads_to_its_page()
    {
        var refusal = await GetAsync("/v1/articles?limit=0", 400);

        var page = await GetAsync(refusal.Text("type")!);

        Assert.That(page.Text("title"), Is.EqualTo(refusal.Text("title")));
    }

    [Test]
    public async Task Its_health_is_told_and_never_kept()
    {
        using var live = await Client.GetAsync("/health/live");
        using var ready = await Client.GetAsync("/health/ready");

        Assert.That(new[] { live, ready }.Select(a => (int)a.StatusCode), Is.All.EqualTo(200));
        Assert.That(new[] { live, ready }.Select(a => a.Header("Cache-Control")), Is.All.EqualTo("no-store"));
        Assert.That((await ready.JsonAsync()).Text("status"), Is.EqualTo("ok"));
    }

    [Test]
    public async Task What_goes_wrong_inside_is_logged_and_not_told()
    {
        var context = new DefaultHttpContext { TraceIdentifier = "request-7" };
        context.Response.Body = new MemoryStream();
        context.Response.Headers["X-Half-Made"] = "yes";

        await Middleware(_ => throw new InvalidOperationException("password=hunter2")).InvokeAsync(context);

        var told = Told(context);
        Assert.Multiple(() =>
        {
            Assert.That(context.Response.StatusCode, Is.EqualTo(500));
            Assert.That(context.Response.ContentType, Is.EqualTo("application/problem+json"));
            Assert.That(context.Response.Headers.CacheControl.ToString(), Is.EqualTo("no-store"));
            Assert.That(context.Response.Headers["X-Half-Made"], Is.Empty);
            Assert.That(context.Response.Headers.XContentTypeOptions.ToString(), Is.EqualTo("nosniff"));
            Assert.That(told.Text("code"), Is.EqualTo("internal-error"));
            Assert.That(told.Text("requestId"), Is.EqualTo("request-7"));
            Assert.That(told.ToString(), Does.Not.Contain("hunter2").And.Not.Contain("   at ").And.Not.Contain("Exception"));
        });
    }

    [TestCase(504, 503, "request-timeout")]
    [TestCase(416, 416, "range-not-satisfiable")]
    [TestCase(413, 413, "body-too-large")]
    [TestCase(415, 415, "unsupported-media-type")]
    [TestCase(500, 500, "internal-error")]
    [TestCase(400, 400, "malformed-request")]
    public async Task A_bare_status_becomes_an_error_answer(int bare, int status, string code)
    {
        var context = new DefaultHttpContext();
        context.Response.Body = new MemoryStream();

        await Middleware(c =>
            {
                c.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                c.Response.StatusCode = bare;
                return Task.CompletedTask;
            })
            .InvokeAsync(context);

        Assert.That(context.Response.StatusCode, Is.EqualTo(status));
        Assert.That(Told(context).Text("code"), Is.EqualTo(code));
        Assert.That(context.Response.Headers.CacheControl.ToString(), Is.EqualTo("no-store"));
        Assert.That(context.Response.Headers.XContentTypeOptions.ToString(), Is.EqualTo("nosniff"));
    }

    private ProblemMiddleware Middleware(RequestDelegate next) =>
        new(
            next,
            Host.Services.GetRequiredService<Cms.Model.CmsDatabase>(),
            Microsoft.Extensions.Logging.Abstractions.NullLogger<ProblemMiddleware>.Instance
        );

    private static JsonElement Told(HttpContext context) => JsonDocument.Parse(((MemoryStream)context.Response.Body).ToArray()).RootElement;

    private static void AssertGuarded(HttpResponseMessage answer, string what) =>
        Assert.Multiple(() =>
        {
            Assert.That(answer.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"), what);
            Assert.That(answer.Header("Content-Security-Policy"), Does.StartWith("default-src 'none'"), what);
            Assert.That(answer.Header("Cache-Control"), Is.Not.Null.And.Not.Empty, what);
            Assert.That(answer.Header("Access-Control-Allow-Origin"), Is.EqualTo("*"), what);
            Assert.That(
                answer.Header("Access-Control-Expose-Headers"),
                Is.EqualTo("ETag, Link, Location, Content-Sequence, Retry-After, Deprecation, Sunset"),
                what
            );
            Assert.That(answer.Header("Vary"), Is.Null.Or.EqualTo("Accept-Encoding").Or.EqualTo(Accepting.VaryByType), what);
            Assert.That(answer.Header("Server"), Is.Null, what);
            Assert.That(answer.Header("Set-Cookie"), Is.Null, what);
            if ((int)answer.StatusCode >= 400)
                Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"), what);
        });
}
