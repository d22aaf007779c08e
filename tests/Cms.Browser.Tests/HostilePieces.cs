using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Cms.Model.Access;
using Cms.Model.Authors;
using Cms.Testing;
using Cms.Testing.Hosts;
using NUnit.Framework;

namespace Cms.Browser.Tests;

/// <summary>Two pieces typed in by somebody who means harm to readers, one as HTML and one as Markdown, on the front page too.</summary>
internal static class HostilePieces
{
    /// <summary>What each of their texts says.</summary>
    public const string Words = "<script>alert('a')</script><img src=//evil.example/x.png onerror=alert('b')>";

    /// <summary>What a browser would run or fetch if it stood in a page as it is.</summary>
    public static readonly string[] Harm =
    [
        Words,
        "<svg onload=alert('c')><a xlink:href='javascript:alert(1)'>x</a></svg>",
        "<svg><style><img src=x onerror=alert('d')></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'></math>",
        "<noscript><p title='</noscript><img src=x onerror=alert(2)>'>a</p></noscript>",
        "<form action='javascript:alert(3)'><button formaction='javascript:alert(4)'>go</button></form>",
        "<details open ontoggle=alert('e')><summary>more</summary></details>",
        "<input autofocus onfocus=alert('f')>",
        "<iframe srcdoc='<script>parent.alert(5)</script>'></iframe>",
        "<iframe src='https://evil.example/frame'></iframe>",
        "<video src='https://evil.example/film.mp4' poster='//evil.example/p.png'></video>",
        "<p style=\"background:url('https://evil.example/style.png')\">styled</p>",
        "<a href='java\nscript:alert(6)'>a</a> <a href='JaVa&#x09;ScRiPt&colon;alert(7)'>b</a>",
        "<a href='data:text/html;base64,PHNjcmlwdD4='>c</a>",
        "<link rel=stylesheet href='https://evil.example/x.css'><style>@import 'https://evil.example/y.css';</style>",
        "<base href='https://evil.example/'><object data='https://evil.example/o'></object><embed src='https://evil.example/e'>",
    ];

    private const string LongWord = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsfest";

    /// <summary>Their titles, at the places that the newest have.</summary>
    public static IReadOnlyList<string> Titles { get; } = [$"{Words} as Markdown", $"{Words} as HTML"];

    /// <summary>Publishes them.</summary>
    public static async Task PublishAsync(CmsHost magazine)
    {
        var author = An.Author(Words);
        await magazine.DeskAsync(async db =>
        {
            db.Add(author);
            await db.SaveAsync(CancellationToken.None);
        });
        using var desk = await magazine.StaffAsync(Role.Publisher);
        await PublishAsync(desk, author, Titles[1], new { bodyHtml = string.Concat(Harm) + "<p>A quiet end.</p>" });
        // In Markdown what stands between two characters is also a picture, a link, and a picture in a link.
        var markdown =
            string.Join("\n\n", Harm) + "\n\n[x](javascript:alert(8)) ![y](https://evil.example/y.png) [![z](data:x)](vbscript:x)";
        await PublishAsync(desk, author, Titles[0], new { body = markdown + "\n\nA quiet end." });
    }

    private static async Task PublishAsync(HttpClient desk, Author author, string title, object body)
    {
        var facts = new
        {
            title,
            subtitle = $"{Words} {LongWord}",
            excerpt = $"{Words} {LongWord}",
            kicker = Words,
            byline = $"By {Words}",
            license = new { id = "CC-BY-4.0" },
            contributions = new[]
            {
                new
                {
                    role = "author",
                    authorId = author.Id,
                    creditedAs = Words,
                },
            },
            attributions = new[] { new { relation = "partOf", text = Words } },
        };
        var whole = JsonSerializer.SerializeToNode(facts, JsonSerializerOptions.Web)!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(body, JsonSerializerOptions.Web)!.AsObject())
            whole[name] = value?.DeepClone();

        using var made = await desk.PostAsJsonAsync("/v1/admin/articles", whole);
        var draft = await made.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.Created), draft.ToString());
        using var publish = new HttpRequestMessage(HttpMethod.Post, $"/v1/admin/articles/{draft.GetProperty("id")}/publication");
        publish.Headers.TryAddWithoutValidation("If-Match", made.Headers.ETag?.ToString());
        using var published = await desk.SendAsync(publish);
        Assert.That(published.StatusCode, Is.EqualTo(HttpStatusCode.OK), await published.Content.ReadAsStringAsync());
    }
}
