using System.Text.Json;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Model.Pages;
using Cms.Model.Series;
using Cms.Model.Topics;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Site;

/// <summary>What the desk says of the magazine, wherever the magazine is named; and its menus, which follow what they lead to.</summary>
public sealed class SiteTests(string provider) : OnEveryDatabase(provider)
{
    private const string Path = "/v1/admin/site";

    private HttpClient _desk = null!;
    private Author _author = null!;
    private Article _piece = null!;
    private (JsonElement Site, JsonElement Desk) _first;

    protected override (string Name, string Value)[] Settings =>
        [("Cms:Site:Name", "The First Name"), ("Cms:Site:Logo", "https://first.example/logo.png")];

    protected override async Task PrepareAsync()
    {
        _desk = await Host.StaffAsync(Role.Publisher, "The desk");
        _author = An.Author();
        var picture = An.Illustration(credit: new Credit(CreditKind.Staff, "Ida Berg"));
        _piece = An.Article(An.Content("A piece", _author) with { LeadIllustrationId = picture.Id });
        await SaveAsync(_author, picture, _piece);
        _first = (await GetAsync("/v1/site"), await _desk.ReadAsync(Path));
    }

    [Test]
    public void Until_somebody_saves_it_the_site_is_as_the_settings_have_it()
    {
        var (site, desk) = _first;

        Assert.That(
            (site.Text("data/name"), site.Text("data/logo"), site.At("data/menus").GetArrayLength()),
            Is.EqualTo(("The First Name", "https://first.example/logo.png", 0))
        );
        Assert.That(
            (desk.Text("name"), desk.Text("language"), desk.At("version").GetInt32(), desk.Tag()),
            Is.EqualTo(("The First Name", "en", 0, "\"e1\""))
        );
    }

    [Test]
    public async Task What_the_magazine_is_called_is_said_everywhere_at_once()
    {
        string[] places =
        [
            "/",
            "/v1/site",
            "/v1/home",
            "/feeds/articles.rss",
            "/feeds/articles.atom",
            "/feeds/articles.json",
            $"/feeds/authors/{_author.Id}.rss",
            "/sitemaps/news.xml",
            $"/v1/articles/{_piece.Id}/jsonld",
            $"/oembed?url=http://localhost:3000/articles/{_piece.Slug}",
        ];
        await ChangeAsync<Article>(_piece.Id, a => a.Correct(CorrectionKind.Update, "Today.", a.Live!, DateTime.UtcNow));
        var today = An.Article(An.Content("Of today", _author), DateTime.UtcNow);
        await SaveAsync(today);
        await SetAsync(new { name = "The First Name" });
        foreach (var place in places)
            Assert.That(await TextAsync(place), Does.Contain("The First Name"), place);
        var picture = (await GetAsync($"/v1/articles/{_piece.Id}")).Text("data/leadIllustration/src");

        await SetAsync(
            new
            {
                name = "The Second Name",
                tagline = "A line",
                language = "es",
            }
        );

        foreach (var place in places)
            Assert.That(await TextAsync(place), Does.Contain("The Second Name").And.Not.Contain("The First Name"), place);
        using var page = await Client.GetAsync("/", ("Accept", "text/html"));
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("<h1>The Second Name</h1>").And.Contain("<html lang=\"es\">"));
        Assert.That(await TextAsync("/feeds/articles.rss"), Does.Contain("<language>es</language>"));
        Assert.That(
            (await GetAsync($"/v1/articles/{_piece.Id}")).Text("data/leadIllustration/src"),
            Is.Not.EqualTo(picture),
            "The name of its staff's magazine is in the file."
        );
        var row = (await RowsAsync())[^1];
        Assert.That((row.Text("type"), row.At("causedBy").ValueKind), Is.EqualTo(("site", JsonValueKind.Null)));
        Assert.That(row.At("tags").EnumerateArray().Select(t => t.GetString()), Is.SupersetOf(["site", "home", "articles"]));
    }

    [Test]
    public async Task A_change_of_the_site_needs_its_version_and_one_who_may_publish()
    {
        var site = await _desk.ReadAsync(Path);
        using var editor = await Host.StaffAsync(Role.Editor);

        await Client.WriteAsync(401, HttpMethod.Put, Path, Body("Stranger"), site.Tag());
        await editor.WriteAsync(403, HttpMethod.Put, Path, Body("Editor"), site.Tag());
        await editor.ReadAsync(Path);
        await _desk.WriteAsync(428, HttpMethod.Put, Path, Body("No version"));
        var saved = await _desk.WriteAsync(200, HttpMethod.Put, Path, Body("Seen by two"), site.Tag());
        var lost = await _desk.WriteAsync(412, HttpMethod.Put, Path, Body("Seen by two, too"), site.Tag());

        Assert.That(lost.Text("code"), Is.EqualTo("edit-conflict"));
        var again = await _desk.WriteAsync(200, HttpMethod.Put, Path, Body("Seen by two"), saved.Tag());
        Assert.That(again.Tag(), Is.EqualTo(saved.Tag()), "The same again changes nothing.");

        static object Body(string name) => new { name, language = "en" };
    }

    [Test]
    public async Task What_a_site_may_not_say_is_told_at_once()
    {
        var refused = await _desk.WriteAsync(
            422,
            HttpMethod.Put,
            Path,
            new
            {
                name = "",
                language = "not a language",
                profiles = new[] { new { label = "", url = "javascript:alert(1)" } },
                menus = new object[]
                {
                    new
                    {
                        name = "Main Menu",
                        entries = new object[]
                        {
                            new { kind = "page" },
                            new { kind = "address", url = "ftp://files.example" },
                            new
                            {
                                kind = "address",
                                url = "https://a.example",
                                labels = new[] { new { language = "en", text = "A" }, new { language = "EN", text = "B" } },
                            },
                        },
                    },
                },
            },
            (await _desk.ReadAsync(Path)).Tag()
        );
        var missing = await _desk.WriteAsync(
            422,
            HttpMethod.Put,
            Path,
            Menu(new { kind = "topic", id = Guid.CreateVersion7() }),
            (await _desk.ReadAsync(Path)).Tag()
        );
        var twice = await _desk.WriteAsync(
            409,
            HttpMethod.Put,
            Path,
            new { name = "N", menus = new[] { new { name = "main" }, new { name = "main" } } },
            (await _desk.ReadAsync(Path)).Tag()
        );

        Assert.That(
            refused.Faults().Keys,
            Is.EquivalentTo([
                "/name",
                "/language",
                "/profiles/0/label",
                "/profiles/0/url",
                "/menus/0/name",
                "/menus/0/entries/0/id",
                "/menus/0/entries/1/url",
                "/menus/0/entries/2/labels",
            ])
        );
        Assert.That(missing.Faults(), Is.EqualTo(new Dictionary<string, string> { ["/menus/0/entries/0/id"] = "unknown-reference" }));
        Assert.That(twice.Text("code"), Is.EqualTo("menu-name-twice"));
    }

    [Test]
    public async Task An_entry_comes_and_goes_and_moves_with_what_it_leads_to()
    {
        var piece = An.Draft(An.Content("A piece in the menu", _author));
        var page = new Page("in-the-menu", An.PageContent("A page in the menu"), An.Hour);
        var series = An.Series(title: "A series in the menu");
        var topic = An.Topic("A topic in the menu");
        var author = An.Author("Somebody in the menu");
        await SaveAsync(piece, page, series, topic, author);
        await SetAsync(
            Menu(
                new
                {
                    kind = "address",
                    url = "https://ferries.example/",
                    labels = new[] { new { language = "en", text = "Ferries" } },
                },
                new { kind = "article", id = piece.Id },
                new
                {
                    kind = "page",
                    id = page.Id,
                    labels = new[] { new { language = "es", text = "Una página" } },
                    entries = new object[]
                    {
                        new { kind = "topic", id = topic.Id },
                        new
                        {
                            kind = "address",
                            url = "https://elsewhere.example/",
                            labels = new[] { new { language = "en", text = "Elsewhere" } },
                        },
                    },
                },
                new { kind = "series", id = series.Id },
                new { kind = "author", id = author.Id }
            )
        );
        Assert.That(await LabelsAsync(), Is.EqualTo("Ferries"), "Nothing of it is public yet.");

        await ChangeAsync<Article>(piece.Id, a => a.Publish(DateTime.UtcNow));
        Assert.That(await LabelsAsync(), Is.EqualTo("Ferries, A piece in the menu"));
        await ChangeAsync<Page>(page.Id, p => p.Publish(DateTime.UtcNow));
        Assert.That(await LabelsAsync(), Is.EqualTo("Ferries, A piece in the menu, A page in the menu (Elsewhere)"));
        await ChangeAsync<ArticleSeries>(series.Id, s => s.List(true));
        await ChangeAsync<Topic>(topic.Id, t => t.List(true));
        await ChangeAsync<Author>(author.Id, a => a.List(true));
        Assert.That(
            await LabelsAsync(),
            Is.EqualTo(
                "Ferries, A piece in the menu, A page in the menu (A topic in the menu, Elsewhere), A series in the menu, "
                    + "Somebody in the menu"
            )
        );
        await ChangeAsync<Page>(page.Id, p => p.MoveTo("moved/in-the-menu", DateTime.UtcNow));
        Assert.That((await GetAsync("/v1/site")).Text("data/menus/0/entries/2/url"), Is.EqualTo("http://localhost:3000/moved/in-the-menu"));
        await ChangeAsync<Topic>(topic.Id, t => t.Edit("Another name", null, DateTime.UtcNow));
        await ChangeAsync<Author>(author.Id, a => a.List(false));
        await ChangeAsync<Article>(piece.Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Legal, "The law.", false, null, null, default), DateTime.UtcNow)
        );
        Assert.That(await LabelsAsync(), Is.EqualTo("Ferries, A page in the menu (Another name, Elsewhere), A series in the menu"));
        Assert.That(
            (await GetAsync("/v1/home")).At("data/site/menus").GetRawText(),
            Is.EqualTo((await GetAsync("/v1/site")).At("data/menus").GetRawText())
        );
        var row = (await RowsAsync())[^1];
        Assert.That(
            (row.Text("type"), row.Text("causedBy/type"), string.Join(' ', row.At("tags").EnumerateArray())),
            Is.EqualTo(("site", "article", "site home"))
        );

        await ChangeAsync<Article>(_piece.Id, a => a.Correct(CorrectionKind.Update, "Nothing to the menu.", a.Live!, DateTime.UtcNow));
        Assert.That((await RowsAsync())[^1].GetRawText(), Is.EqualTo(row.GetRawText()), "What stands in no menu leaves the site alone.");
    }

    [Test]
    public async Task An_answer_is_kept_until_something_in_it_changes()
    {
        var page = An.Page("kept");
        await SaveAsync(page);
        await SetAsync(Menu(new { kind = "page", id = page.Id }));
        using var first = await Client.GetAsync("/v1/site");

        await ChangeAsync<Article>(_piece.Id, a => a.Correct(CorrectionKind.Update, "Elsewhere.", a.Live!, DateTime.UtcNow));
        using var same = await Client.GetAsync("/v1/site", ("If-None-Match", first.Header("ETag")!));
        await ChangeAsync<Page>(page.Id, p => p.Unpublish(DateTime.UtcNow));
        using var other = await Client.GetAsync("/v1/site", ("If-None-Match", first.Header("ETag")!));

        Assert.That(((int)same.StatusCode, (int)other.StatusCode), Is.EqualTo((304, 200)));
    }

    [Test]
    public async Task The_logo_is_public_with_the_site_and_what_the_site_names_stays_out_of_the_trash()
    {
        var logo = An.Illustration("The magazine's name");
        var topic = An.Topic("In use");
        await SaveAsync(logo, topic);
        await GetAsync($"/v1/illustrations/{logo.Id}", 404);

        await SetAsync(
            new
            {
                name = "With a logo",
                logoId = logo.Id,
                profiles = new[] { new { label = "Letters", url = "https://letters.example/@almanac" } },
                menus = new[] { new { name = "main", entries = new[] { new { kind = "topic", id = topic.Id } } } },
            }
        );
        var site = await GetAsync("/v1/site");
        await GetAsync($"/v1/illustrations/{logo.Id}");
        var used = new List<string?>();
        foreach (var thing in new[] { $"/v1/admin/illustrations/{logo.Id}", $"/v1/admin/topics/{topic.Id}" })
        {
            var refused = await _desk.WriteAsync(409, HttpMethod.Delete, thing, match: (await _desk.ReadAsync(thing)).Tag());
            used.Add($"{refused.Text("usedBy/0/kind")} {(await _desk.ReadAsync(thing + "/usage")).Text("data/0/where")}");
        }

        Assert.That(used, Is.All.EqualTo("site site"));
        Assert.That(site.Text("data/logo"), Is.EqualTo(site.Text("data/logoIllustration/src")));
        Assert.That(site.Text("data/profiles/0/url"), Is.EqualTo("https://letters.example/@almanac"));
        await ChangeAsync<Illustration>(logo.Id, i => i.Edit(i.Facts with { Alt = "Its name, in capitals" }, DateTime.UtcNow));
        Assert.That((await GetAsync("/v1/site")).Text("data/logoIllustration/alt"), Is.EqualTo("Its name, in capitals"));

        await SetAsync(new { name = "Without" });
        Assert.That((await GetAsync("/v1/site")).Text("data/logo"), Is.EqualTo("https://first.example/logo.png"));
        await GetAsync($"/v1/illustrations/{logo.Id}", 410);
    }

    private async Task SetAsync(object body) =>
        await _desk.WriteAsync(200, HttpMethod.Put, Path, body, (await _desk.ReadAsync(Path)).Tag());

    private static object Menu(params object[] entries) => new { name = "With a menu", menus = new[] { new { name = "main", entries } } };

    private async Task<string> LabelsAsync()
    {
        return Said((await GetAsync("/v1/site")).At("data/menus/0/entries"));

        static string Said(JsonElement entries) =>
            string.Join(
                ", ",
                entries
                    .EnumerateArray()
                    .Select(e =>
                        e.Text("label")
                        + (e.TryGetProperty("entries", out var below) && below.GetArrayLength() > 0 ? $" ({Said(below)})" : "")
                    )
            );
    }

    private async Task<List<JsonElement>> RowsAsync() =>
        [.. (await Client.WalkAsync("/v1/changes?limit=100")).Where(r => r.Text("type") == "site")];

    private async Task<string> TextAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        Assert.That(answer.IsSuccessStatusCode, path);
        return await answer.Content.ReadAsStringAsync();
    }
}
