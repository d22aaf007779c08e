using System.Text.Json;
using Cms.Model.Access;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Articles;

/// <summary>Bodies given as HTML.</summary>
public sealed class HtmlInputTests(string provider) : OnEveryDatabase(provider)
{
    // The usual writer needs six letters for each < and >.
    private static readonly JsonSerializerOptions Unescaped = new(JsonSerializerOptions.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Author _author = An.Author();
    private readonly Illustration _picture = An.Illustration(credit: new Credit(CreditKind.Staff, "M. Quill"));
    private HttpClient _desk = null!;

    protected override async Task PrepareAsync()
    {
        await SaveAsync(_author, _picture);
        _desk = await Host.StaffAsync(Role.Publisher, "The desk");
    }

    [Test]
    public async Task A_body_given_as_html_is_kept_as_markdown()
    {
        var made = await DraftAsync(
            $"<h2>Low water</h2><p>The <b>tide</b><script>alert(1)</script> is <a href='javascript:x'>out</a>.</p><figure "
                + $"data-illustration='{_picture.Id}'></figure><table><tr><td>1<td>2</table>"
        );

        Assert.That(
            made.Text("working/body"),
            Is.EqualTo($"## Low water\n\nThe **tide** is out.\n\n![](illustration:{_picture.Id})\n\n1 | 2")
        );
        Assert.That(made.GetProperty("dropped").EnumerateArray().Select(d => d.GetString()), Is.EqualTo(new[] { "script", "table" }));
    }

    [Test]
    public async Task The_html_that_readers_get_can_be_sent_back_and_changes_nothing()
    {
        var other = await PublishedAsync("<p>Another piece.</p>");
        var live = await PublishedAsync(
            $"<p>One <em>word</em>, see <a href='article:{other.Text("id")}'>there</a> or <a "
                + $"href='https://example.org/'>elsewhere</a>.</p><figure data-illustration='{_picture.Id}'></figure><ol "
                + $"start=3><li>a<ul><li>b</ul></ol><pre>x\n y</pre><p><a href='https://youtu.be/abc'>A film</a></p>"
        );
        var html = (await Client.ReadAsync($"/v1/articles/{live.Text("id")}")).Text("data/body/html");

        var sent = await _desk.WriteAsync(200, HttpMethod.Patch, Desk(live), new { bodyHtml = html }, live.Tag());

        Assert.That(
            html,
            Does.Contain($"<figure data-illustration=\"{_picture.Id}\">").And.Contain($"data-article=\"{other.Text("id")}\"")
        );
        Assert.That((sent.GetProperty("working").ValueKind, sent.Tag()), Is.EqualTo((JsonValueKind.Null, live.Tag())), "It says the same.");
    }

    [Test]
    public async Task An_edit_takes_html_in_place_of_the_body_there_is()
    {
        var draft = await DraftAsync("<p>First.</p>");

        var edited = await _desk.WriteAsync(200, HttpMethod.Patch, Desk(draft), new { bodyHtml = "<p>Second.</p>" }, draft.Tag());
        var replaced = await _desk.WriteAsync(
            200,
            HttpMethod.Put,
            Desk(draft),
            new { title = "Typed in", bodyHtml = "<p>Third.</p>" },
            edited.Tag()
        );
        var emptied = await _desk.WriteAsync(200, HttpMethod.Patch, Desk(draft), new { bodyHtml = "" }, replaced.Tag());
        var untouched = await _desk.WriteAsync(200, HttpMethod.Patch, Desk(draft), """{"bodyHtml": null}""", emptied.Tag());

        Assert.That(
            (edited.Text("working/body"), replaced.Text("working/body"), emptied.Text("working/body"), untouched.Tag()),
            Is.EqualTo(("Second.", "Third.", "", emptied.Tag()))
        );
    }

    [Test]
    public async Task A_correction_takes_html_and_leaves_the_desk_its_own_words()
    {
        var live = await PublishedAsync("<p>The tyde is out.</p>");
        var alike = await _desk.WriteAsync(200, HttpMethod.Patch, Desk(live), new { subtitle = "Worked on" }, live.Tag());
        var corrected = await CorrectAsync(alike, "<p>The tide is out.</p>");
        Assert.That(
            (corrected.Text("live/body"), corrected.Text("working/body"), corrected.GetProperty("conflicts").GetArrayLength()),
            Is.EqualTo(("The tide is out.", "The tide is out.", 0))
        );

        var own = await _desk.WriteAsync(200, HttpMethod.Patch, Desk(live), new { body = "The desk's own words." }, corrected.Tag());
        var apart = await CorrectAsync(own, "<p>The tide is in.</p><video></video>");

        Assert.That((apart.Text("live/body"), apart.Text("working/body")), Is.EqualTo(("The tide is in.", "The desk's own words.")));
        Assert.That((apart.Text("conflicts/0"), apart.Text("dropped/0")), Is.EqualTo(("body", "video")));
    }

    [Test]
    public async Task Html_that_cannot_be_taken_is_pointed_at()
    {
        var draft = await DraftAsync("<p>There.</p>");
        var nobody = Guid.CreateVersion7();

        foreach (
            var (body, pointer, code) in new (object, string, string)[]
            {
                (new { body = "a", bodyHtml = "<p>b</p>" }, "/bodyHtml", "body-twice"),
                (new { bodyHtml = "<p>a\u0007</p>" }, "/bodyHtml", "control-character"),
                (new { bodyHtml = string.Concat(Enumerable.Repeat("<p>some more words", 20_000)) }, "/bodyHtml", "length"),
                (new { bodyHtml = $"<figure data-illustration='{nobody}'></figure>" }, "/body", "unknown-reference"),
                (new { bodyHtml = $"<a data-article='{nobody}'>x</a>" }, "/body", "unknown-reference"),
            }
        )
        {
            var refused = await _desk.WriteAsync(
                422,
                HttpMethod.Patch,
                Desk(draft),
                JsonSerializer.Serialize(body, Unescaped),
                draft.Tag()
            );

            Assert.That(refused.Faults(), Is.EqualTo(new Dictionary<string, string> { [pointer] = code }));
        }

        Assert.That(
            (await _desk.WriteAsync(422, HttpMethod.Post, "/v1/admin/articles", new { body = new string('a', 300_001) })).Faults(),
            Is.EqualTo(new Dictionary<string, string> { ["/body"] = "length" })
        );
        Assert.That(
            (
                await _desk.WriteAsync(
                    422,
                    HttpMethod.Post,
                    "/v1/admin/articles",
                    JsonSerializer.Serialize(new { body = string.Concat(Enumerable.Repeat("\u0958", 200_000)) }, Unescaped)
                )
            ).Faults(),
            Is.EqualTo(new Dictionary<string, string> { ["/body"] = "length" })
        );
    }

    [Test]
    public async Task What_a_word_processor_hides_is_left_out_and_named()
    {
        var made = await DraftAsync(
            "<p>H<sub>2</sub>O is <del cite='mailto:z@a.example' datetime='2026-01-01'>cheap</del> out<span "
                + "class=MsoCommentReference>[ZM1]</span>.</p><p style='display:none'>Preheader</p>"
                + "<div style='mso-element:comment-list'><p>Legal says do not print this</p></div><p><a href='../up'>up</a> <a "
                + "href='tel:+34600123'>call</a></p>"
        );

        Assert.That(made.Text("working/body"), Is.EqualTo("H<sub>2</sub>O is out.\n\nup [call](tel:+34600123)"));
        Assert.That(
            made.GetProperty("dropped").EnumerateArray().Select(d => d.GetString()),
            Is.EqualTo(new[] { "deletion", "comment", "hidden text", "link: ../up" })
        );
    }

    [Test]
    public async Task Relative_links_lead_on_from_the_base_that_was_given()
    {
        var draft = await DraftAsync("<p>First.</p>");

        var edited = await _desk.WriteAsync(
            200,
            HttpMethod.Patch,
            Desk(draft),
            new { bodyHtml = "<a href='../up'>up</a>", baseUrl = "https://a.example/b/c" },
            draft.Tag()
        );
        var refused = await _desk.WriteAsync(422, HttpMethod.Patch, Desk(draft), new { baseUrl = "https://a.example/" }, edited.Tag());
        var malformed = await _desk.WriteAsync(422, HttpMethod.Patch, Desk(draft), new { bodyHtml = "a", baseUrl = "b" }, edited.Tag());

        Assert.That(
            (edited.Text("working/body"), edited.GetProperty("dropped").GetArrayLength()),
            Is.EqualTo(("[up](https://a.example/up)", 0))
        );
        Assert.That((refused.Faults()["/baseUrl"], malformed.Faults()["/baseUrl"]), Is.EqualTo(("body-html-required", "address")));
    }

    [Test]
    public async Task Saving_and_asking_warn_of_what_markdown_cannot_say()
    {
        var draft = await _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/articles",
            new { title = "Typed in with a table", body = "a\n\n| A | B |\n\n<u>b</u>[^1]" }
        );
        var mended = await _desk.WriteAsync(
            200,
            HttpMethod.Patch,
            Desk(draft),
            new { body = "a\n\n![b](https://a.example/b.png)" },
            draft.Tag()
        );
        var asked = await _desk.WriteAsync(200, HttpMethod.Post, $"{Desk(draft)}/publication?dryRun=true", null, mended.Tag());
        var plain = await _desk.WriteAsync(200, HttpMethod.Patch, Desk(draft), new { body = "a" }, mended.Tag());

        Assert.That(
            Warnings(draft),
            Is.EqualTo(new[] { (3, "markdown-table", "/body"), (5, "markdown-footnote", "/body"), (5, "markdown-html", "/body") })
        );
        Assert.That(Warnings(mended), Is.EqualTo(new[] { (3, "markdown-image", "/body") }));
        Assert.That(Warnings(asked), Is.EqualTo(Warnings(mended)));
        Assert.That(Warnings(plain), Is.Empty);

        static IEnumerable<(int, string, string)> Warnings(JsonElement answer) =>
            [
                .. answer
                    .GetProperty("warnings")
                    .EnumerateArray()
                    .Select(w => (w.GetProperty("line").GetInt32(), w.Text("code")!, w.Text("pointer")!))
                    .OrderBy(w => w),
            ];
    }

    [Test]
    public async Task A_text_of_too_many_lines_is_refused_before_it_is_read()
    {
        foreach (
            var body in new object[]
            {
                new { body = string.Concat(Enumerable.Repeat("a\n=\n", 70_000)) },
                new { bodyHtml = string.Concat(Enumerable.Repeat("<p>x", 30_000)) },
                new { bodyHtml = string.Concat(Enumerable.Repeat("x<br>", 30_000)) },
            }
        )
        {
            var refused = await _desk.WriteAsync(422, HttpMethod.Post, "/v1/admin/articles", JsonSerializer.Serialize(body, Unescaped));

            Assert.That(refused.Faults().Values, Has.Some.Contains("too-many-blocks"));
        }
    }

    [TestCase("<ul><li>Bread<li>Salt</ul>", "Bread Salt")]
    [TestCase("<blockquote>Never again.</blockquote>", "Never again.")]
    [TestCase("<h2>Low water</h2>", "Low water")]
    [TestCase("<pre>x = 1</pre>", "x = 1")]
    [TestCase("<hr>", "Typed in")]
    public async Task An_excerpt_is_never_empty(string html, string expected)
    {
        var live = await PublishedAsync(html);
        var shown = (await Client.ReadAsync($"/v1/articles/{live.Text("id")}")).GetProperty("data");
        var fed = (await Client.ReadAsync("/feeds/articles.json"))
            .GetProperty("items")
            .EnumerateArray()
            .First(i => i.Text("id")!.EndsWith(live.Text("id")!, StringComparison.Ordinal));

        Assert.That(
            (shown.Text("excerpt"), shown.Text("seo/description"), fed.Text("summary")),
            Is.EqualTo((expected, expected, expected))
        );
    }

    [Test]
    public async Task Raised_and_lowered_letters_go_out_in_every_form()
    {
        var live = await PublishedAsync("<p>10<sup>6</sup> <mark>l</mark></p>");
        var body = (await Client.ReadAsync($"/v1/articles/{live.Text("id")}?formats=html,markdown,text,blocks"))
            .GetProperty("data")
            .GetProperty("body");

        Assert.That(
            (body.Text("html"), body.Text("markdown"), body.Text("text")),
            Is.EqualTo(("<p>10<sup>6</sup> <mark>l</mark></p>", "10<sup>6</sup> <mark>l</mark>", "10⁶ l"))
        );
        Assert.That(
            body.GetProperty("blocks")[0]
                .GetProperty("spans")
                .EnumerateArray()
                .SelectMany(s => s.GetProperty("marks").EnumerateArray())
                .Select(m => m.GetString()),
            Is.EqualTo(new[] { "superscript", "highlight" })
        );
    }

    [TestCase("<div>")]
    [TestCase("<ul><li>")]
    [TestCase("<b><i>")]
    public async Task A_megabyte_that_nests_is_read_like_any_other(string unit)
    {
        var made = await DraftAsync(string.Concat(Enumerable.Repeat(unit, 880_000 / unit.Length)) + "deep");

        Assert.That(made.Text("working/body"), Does.Contain("deep"));
    }

    private static string Desk(JsonElement article) => $"/v1/admin/articles/{article.Text("id")}";

    private Task<JsonElement> DraftAsync(string html) =>
        _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/articles",
            JsonSerializer.Serialize(
                new
                {
                    title = "Typed in",
                    bodyHtml = html,
                    license = new { id = "CC-BY-4.0" },
                    contributions = new[] { new { role = "author", authorId = _author.Id } },
                },
                Unescaped
            )
        );

    private async Task<JsonElement> PublishedAsync(string html)
    {
        var draft = await DraftAsync(html);
        return (await _desk.WriteAsync(200, HttpMethod.Post, $"{Desk(draft)}/publication", null, draft.Tag())).GetProperty("article");
    }

    private Task<JsonElement> CorrectAsync(JsonElement article, string html) =>
        _desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"{Desk(article)}/corrections",
            new
            {
                kind = "correction",
                text = "A word was wrong.",
                changes = new { bodyHtml = html },
            },
            article.Tag()
        );
}
