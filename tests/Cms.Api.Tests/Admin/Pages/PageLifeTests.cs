using System.Text.Json;
using Cms.Model.Access;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Model.Pages;
using Cms.Testing;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Pages;

/// <summary>Pages at the desk, from the first draft to the purge, and what readers see of them meanwhile.</summary>
public sealed class PageLifeTests(string provider) : OnEveryDatabase(provider)
{
    private const string Path = "/v1/admin/pages";

    private HttpClient _desk = null!;

    protected override async Task PrepareAsync() => _desk = await Host.StaffAsync(Role.Admin, "The desk");

    [Test]
    public async Task A_page_lives_as_a_piece_does()
    {
        var page = await MakeAsync(
            new
            {
                title = "A first page",
                slug = "lives",
                body = "As *written*.",
            }
        );
        var at = $"{Path}/{page.Text("id")}";
        Assert.That(page.At("actions").EnumerateArray().Select(a => a.GetString()), Is.EqualTo(["edit", "move", "publish", "trash"]));
        await GetAsync("/v1/pages/lives", 404);

        page = await _desk.WriteAsync(200, HttpMethod.Post, at + "/publication", match: page.Tag());
        var read = await GetAsync("/v1/pages/lives");
        Assert.That(
            (page.Text("status"), read.Text("data/body/html"), read.Text("data/url")),
            Is.EqualTo(("published", "<p>As <em>written</em>.</p>", "http://localhost:3000/lives"))
        );

        page = await _desk.WriteAsync(200, HttpMethod.Patch, at, new { body = "Written anew." }, page.Tag());
        Assert.That(
            (await GetAsync("/v1/pages/lives")).GetRawText(),
            Is.EqualTo(read.GetRawText()),
            "Editing touches nothing that is live."
        );
        page = await _desk.WriteAsync(200, HttpMethod.Post, at + "/publication", match: page.Tag());
        Assert.That((await GetAsync("/v1/pages/lives")).Text("data/body/html"), Is.EqualTo("<p>Written anew.</p>"));

        page = await _desk.WriteAsync(200, HttpMethod.Delete, at + "/publication", match: page.Tag());
        await GetAsync("/v1/pages/lives", 410);
        Assert.That(page.Text("status"), Is.EqualTo("unpublished"));
        await _desk.WriteAsync(204, HttpMethod.Delete, at, match: page.Tag());
        await GetAsync("/v1/pages/lives", 410);
        page = await _desk.WriteAsync(200, HttpMethod.Post, at + "/restoration", match: (await _desk.ReadAsync(at)).Tag());
        await _desk.WriteAsync(204, HttpMethod.Delete, at, match: page.Tag());
        page = await _desk.WriteAsync(200, HttpMethod.Post, at + "/purge", match: (await _desk.ReadAsync(at)).Tag());

        Assert.That((page.Text("title"), page.Text("live/body"), page.At("actions").GetArrayLength()), Is.EqualTo(("", "", 0)));
        Assert.That(
            await Host.DeskAsync(db =>
                db.PageRevisions.Where(r => r.PageId == page.At("id").GetGuid()).Select(r => r.Content.Body).ToListAsync()
            ),
            Is.All.Empty
        );
        Assert.That(
            (await _desk.ReadAsync($"/v1/admin/audit?thing={page.Text("id")}"))
                .At("data")
                .EnumerateArray()
                .Select(e => e.Text("action"))
                .Reverse(),
            Is.EqualTo(["create", "publish", "edit", "publish", "unpublish", "trash", "restore", "trash", "purge"])
        );
        Assert.That(
            await RowsAsync(page.At("id").GetGuid()),
            Is.EqualTo(["upsert published lives", "upsert updated lives", "remove unpublished lives"])
        );
    }

    [Test]
    public async Task A_change_needs_the_version_it_was_made_from()
    {
        var page = await MakeAsync(new { title = "Seen by two" });
        var at = $"{Path}/{page.Text("id")}";

        await _desk.WriteAsync(428, HttpMethod.Patch, at, new { title = "No version" });
        await _desk.WriteAsync(200, HttpMethod.Patch, at, new { title = "First" }, page.Tag());
        var lost = await _desk.WriteAsync(412, HttpMethod.Post, at + "/publication", match: page.Tag());

        Assert.That(lost.Text("code"), Is.EqualTo("edit-conflict"));
    }

    [Test]
    public async Task What_a_page_may_not_say_is_told_at_once()
    {
        var refused = await _desk.WriteAsync(
            422,
            HttpMethod.Post,
            Path,
            new
            {
                title = "Two\nlines",
                slug = "/about",
                language = "nonsense language",
                body = "One",
                bodyHtml = "<p>Two</p>",
                seo = new { title = new string('x', 301) },
            }
        );
        var missing = await _desk.WriteAsync(
            422,
            HttpMethod.Post,
            Path,
            new { title = "T", body = $"![x](illustration:{Guid.CreateVersion7()})\n\n[y](article:{Guid.CreateVersion7()})" }
        );

        Assert.That(refused.Faults().Keys, Is.EquivalentTo(["/title", "/slug", "/language", "/bodyHtml", "/seo/title"]));
        Assert.That(missing.Faults(), Is.EqualTo(new Dictionary<string, string> { ["/body"] = "unknown-reference unknown-reference" }));
    }

    [Test]
    public async Task A_page_is_published_with_a_title_and_pictures_that_are_credited()
    {
        var picture = An.Illustration();
        await SaveAsync(picture);
        var page = await MakeAsync(new { title = "", body = $"![A boat](illustration:{picture.Id})" });
        var at = $"{Path}/{page.Text("id")}/publication";

        var untitled = await _desk.WriteAsync(409, HttpMethod.Post, at, match: page.Tag());
        page = await _desk.WriteAsync(200, HttpMethod.Patch, $"{Path}/{page.Text("id")}", new { title = "Titled" }, page.Tag());
        var uncredited = await _desk.WriteAsync(422, HttpMethod.Post, at, match: page.Tag());

        Assert.That(untitled.Text("code"), Is.EqualTo("title-required"));
        Assert.That(uncredited.Faults(), Is.EqualTo(new Dictionary<string, string> { ["/body"] = "credit-required" }));
    }

    [Test]
    public async Task A_path_belongs_to_one_page_for_ever()
    {
        var page = await PublicAsync("path-one", "One");
        var at = $"{Path}/{page.Text("id")}";
        await _desk.WriteAsync(200, HttpMethod.Put, at + "/slug", new { slug = "path-one/moved" }, page.Tag());

        var taken = await _desk.WriteAsync(409, HttpMethod.Post, Path, new { title = "Another", slug = "path-one" });
        using var moved = await Client.GetAsync("/v1/pages/path-one?formats=text");

        Assert.That(taken.Text("code"), Is.EqualTo("slug-taken"));
        Assert.That(
            ((int)moved.StatusCode, moved.Headers.Location?.ToString()),
            Is.EqualTo((301, "http://localhost:5000/v1/pages/path-one/moved?formats=text"))
        );
        Assert.That(
            (await GetAsync("/v1/redirects?limit=100"))
                .At("data")
                .EnumerateArray()
                .Where(r => r.Text("type") == "page")
                .Select(r => (r.Text("from"), r.Text("to"))),
            Does.Contain(("http://localhost:3000/path-one", "http://localhost:3000/path-one/moved"))
        );
        var articles = await SaveAsync(An.Article(An.Content("Its own space", await AuthorAsync())));
        Assert.That(articles, Is.Not.Null, "Slugs of pages and of pieces are two spaces.");
    }

    [Test]
    public async Task Revisions_are_kept_and_taken_back()
    {
        var page = await MakeAsync(new { title = "As it was", body = "First." });
        var at = $"{Path}/{page.Text("id")}";
        page = await _desk.WriteAsync(200, HttpMethod.Patch, at, new { body = "Second." }, page.Tag());

        var first = await _desk.ReadAsync(at + "/revisions/1");
        await _desk.WriteAsync(200, HttpMethod.Post, at + "/revisions/1/restoration", match: page.Tag());

        Assert.That((first.Text("content/body"), (await _desk.ReadAsync(at)).Text("working/body")), Is.EqualTo(("First.", "First.")));
        Assert.That(
            (await _desk.ReadAsync(at + "/revisions"))
                .At("data")
                .EnumerateArray()
                .Select(r => (r.At("number").GetInt32(), r.Text("reason"))),
            Is.EqualTo([(3, "saved"), (2, "saved"), (1, "created")])
        );
        await _desk.ReadAsync(at + "/revisions/9", 404);
    }

    [Test]
    public async Task A_preview_shows_the_page_as_readers_will_see_it_until_it_ends()
    {
        var picture = An.Illustration(credit: new Credit(CreditKind.Staff, "Ida Berg"));
        await SaveAsync(picture);
        var page = await MakeAsync(
            new
            {
                title = "Before its day",
                slug = "before",
                body = $"![A boat](illustration:{picture.Id})",
            }
        );
        var at = $"{Path}/{page.Text("id")}";
        var made = await _desk.WriteAsync(201, HttpMethod.Post, at + "/previews");

        var before = await Client.ReadAsync($"/v1/preview/{made.Text("token")}?formats=html,blocks");
        page = await _desk.WriteAsync(200, HttpMethod.Post, at + "/publication", match: page.Tag());
        var after = await GetAsync("/v1/pages/before?formats=html,blocks");

        Assert.That(before.At("data").Names(), Is.EqualTo(after.At("data").Names()));
        Assert.That(
            before.Text("data/body/html")!.Replace($"/v1/preview/{made.Text("token")}/media/", "/media/", StringComparison.Ordinal),
            Is.EqualTo(after.Text("data/body/html"))
        );
        page = await _desk.WriteAsync(200, HttpMethod.Delete, at + "/publication", match: page.Tag());
        await _desk.WriteAsync(204, HttpMethod.Delete, at, match: page.Tag());
        await Client.ReadAsync($"/v1/preview/{made.Text("token")}", 404);
    }

    [Test]
    public async Task A_picture_in_a_page_is_public_with_it_and_stays_out_of_the_trash()
    {
        var painter = await AuthorAsync();
        var picture = An.Illustration(credit: new Credit(CreditKind.Commissioned, AuthorId: painter.Id));
        await SaveAsync(picture);
        var illustration = $"/v1/illustrations/{picture.Id}";
        var page = await MakeAsync(
            new
            {
                title = "With a picture",
                slug = "pictured",
                body = $"![A boat](illustration:{picture.Id})",
            }
        );
        var at = $"{Path}/{page.Text("id")}";
        await GetAsync(illustration, 404);

        page = await _desk.WriteAsync(200, HttpMethod.Post, at + "/publication", match: page.Tag());
        var html = (await GetAsync("/v1/pages/pictured")).Text("data/body/html");
        await GetAsync(illustration);
        await GetAsync($"/v1/authors/{painter.Id}");
        var desk = await _desk.ReadAsync($"/v1/admin/illustrations/{picture.Id}");
        var refused = await _desk.WriteAsync(409, HttpMethod.Delete, $"/v1/admin/illustrations/{picture.Id}", match: desk.Tag());
        var uses = await _desk.ReadAsync($"/v1/admin/illustrations/{picture.Id}/usage");
        page = await _desk.WriteAsync(200, HttpMethod.Delete, at + "/publication", match: page.Tag());
        await GetAsync(illustration, 410);
        await GetAsync($"/v1/authors/{painter.Id}", 410);

        Assert.That(html, Does.Contain($"<figure data-illustration=\"{picture.Id}\">").And.Contain(" 320w"));
        Assert.That(refused.Text("usedBy/0/kind"), Is.EqualTo("page"));
        Assert.That(
            uses.At("data").EnumerateArray().Select(u => (u.Text("kind"), u.Text("slug"), u.Text("where"))),
            Is.EqualTo([("page", "pictured", "live")])
        );
    }

    [Test]
    public async Task A_page_changes_with_what_it_shows()
    {
        var painter = await AuthorAsync();
        var picture = An.Illustration(credit: new Credit(CreditKind.Commissioned, AuthorId: painter.Id));
        var piece = An.Draft(An.Content("Linked to", painter));
        await SaveAsync(picture, piece);
        await PublicAsync("follows", "Follows", $"![A boat](illustration:{picture.Id})\n\n[Read on](article:{piece.Id}).");
        await PublicAsync("follows/below", "Below");
        var seen = new List<string?> { await HtmlAsync() };

        await ChangeAsync<Author>(painter.Id, a => a.Edit(new AuthorProfile { Name = "Kimmie Dearest" }, DateTime.UtcNow));
        seen.Add(await HtmlAsync());
        await ChangeAsync<Model.Articles.Article>(piece.Id, a => a.Publish(DateTime.UtcNow));
        seen.Add(await HtmlAsync());
        await ChangeAsync<Model.Articles.Article>(piece.Id, a => a.Unpublish(DateTime.UtcNow));
        seen.Add(await HtmlAsync());
        await ChangeAsync<Illustration>(picture.Id, i => i.Edit(i.Facts with { Alt = "A barge" }, DateTime.UtcNow));
        seen.Add(await HtmlAsync());

        Assert.That(
            seen.Select(html =>
                (
                    html!.Contains("Kimmie Dearest", StringComparison.Ordinal),
                    html.Contains("<a href", StringComparison.Ordinal),
                    html.Contains("A barge", StringComparison.Ordinal)
                )
            ),
            Is.EqualTo([(false, false, false), (true, false, false), (true, true, false), (true, false, false), (true, false, true)])
        );
        var above = await GetAsync("/v1/pages/follows");
        Assert.That(above.At("data/version").GetInt32(), Is.EqualTo(5), "Each is a version, with a row of the log.");
        Assert.That(await RowsAsync(above.At("data/id").GetGuid()), Has.Count.EqualTo(5));

        await ChangeAsync<Page>(above.At("data/id").GetGuid(), p => p.MoveTo("followed", DateTime.UtcNow));
        Assert.That((await GetAsync("/v1/pages/follows/below")).At("data/parent").ValueKind, Is.EqualTo(JsonValueKind.Null));
        await ChangeAsync<Page>(above.At("data/id").GetGuid(), p => p.MoveTo("follows", DateTime.UtcNow));
        Assert.That((await GetAsync("/v1/pages/follows/below")).Text("data/parent/name"), Is.EqualTo("Follows"));

        async Task<string?> HtmlAsync() => (await GetAsync("/v1/pages/follows")).Text("data/body/html");
    }

    [Test]
    public async Task A_name_in_a_page_is_a_mention()
    {
        var author = An.Author("Odile Farrow");
        await SaveAsync(author);
        await PublicAsync("about/odile", "The team", "Odile Farrow keeps the books.");
        var at = $"/v1/admin/authors/{author.Id}";

        var renamed = await _desk.WriteAsync(
            200,
            HttpMethod.Patch,
            at,
            new { name = "Odile Marsh", forgetFormerName = true },
            (await _desk.ReadAsync(at)).Tag()
        );

        Assert.That(
            renamed
                .At("mentions/data")
                .EnumerateArray()
                .Where(m => m.Text("kind") == "page")
                .Select(m => (m.Text("slug"), m.Text("pointer"))),
            Is.EqualTo([("about/odile", "/body")])
        );
    }

    [Test]
    public async Task A_stranger_is_not_let_in_and_what_is_not_there_is_not_found()
    {
        await Client.WriteAsync(401, HttpMethod.Post, Path, new { title = "Stranger" });
        using var contributor = await Host.StaffAsync(Role.Contributor);
        await contributor.WriteAsync(403, HttpMethod.Post, Path, new { title = "Contributor" });
        await _desk.ReadAsync($"{Path}/{Guid.CreateVersion7()}", 404);
    }

    private Task<JsonElement> MakeAsync(object body) => _desk.WriteAsync(201, HttpMethod.Post, Path, body);

    private async Task<JsonElement> PublicAsync(string slug, string title, string body = "Words.")
    {
        var page = await MakeAsync(
            new
            {
                title,
                slug,
                body,
            }
        );
        return await _desk.WriteAsync(200, HttpMethod.Post, $"{Path}/{page.Text("id")}/publication", match: page.Tag());
    }

    private async Task<Author> AuthorAsync()
    {
        var author = An.Author();
        await SaveAsync(author);
        return author;
    }

    private async Task<List<string>> RowsAsync(Guid id) =>
        [
            .. (await Client.WalkAsync("/v1/changes?limit=100"))
                .Where(r => r.At("id").GetGuid() == id)
                .Select(r => $"{r.Text("op")} {r.Text("reason")} {r.Text("slug")}"),
        ];
}
