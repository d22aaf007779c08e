using System.Text.Json;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Authors;

/// <summary>Somebody asks to disappear: readers are told what is printed in place of the name, and nothing else.</summary>
public sealed class AnonymityTests(string provider) : OnEveryDatabase(provider)
{
    private const string Nobody = "00000000-0000-7000-8000-000000000000";
    private const string Printed = "A worker at the plant";

    private HttpClient _desk = null!;
    private HttpClient _contributor = null!;

    protected override async Task PrepareAsync()
    {
        _desk = await Host.StaffAsync(Role.Editor);
        _contributor = await Host.StaffAsync(Role.Contributor);
    }

    [OneTimeTearDown]
    public void Leave()
    {
        _desk?.Dispose();
        _contributor?.Dispose();
    }

    [Test]
    public async Task No_public_answer_tells_who_it_is()
    {
        var portrait = new Illustration(
            new IllustrationFile(new string('c', 64), "png", 10, 10, null),
            new IllustrationFacts { Alt = "A face", Credit = new Credit(CreditKind.Staff, "Somebody") },
            An.Hour
        );
        var author = new Author(
            "wilma-hidden",
            AuthorKind.Person,
            new AuthorProfile
            {
                Name = "Wilma Hidden",
                Bio = "Zzbio",
                Title = "Zztitle",
                Affiliation = "Zzplant",
                Links = [new AuthorLink("Zzlink", "https://wilma.example/")],
                PortraitId = portrait.Id,
            },
            An.Hour
        );
        author.List(true);
        var drawn = An.Illustration(
            credit: new Credit(
                CreditKind.Commissioned,
                AuthorId: author.Id,
                Url: "https://wilma.example/",
                Text: "By Wilma Hidden, Zzplant"
            )
        );
        var other = An.Author("Olive Shown");
        var told = An.Article(
            An.Content("What happened there") with
            {
                Byline = "By our own Wilma Hidden",
                Contributions =
                [
                    new(ContributionRole.Author, author.Id, "W. Hidden", "Zztitle", "Zzplant"),
                    new(ContributionRole.Editor, other.Id),
                ],
            }
        );
        var pictured = An.Article(An.Content("With a drawing", other) with { LeadIllustrationId = drawn.Id });
        await SaveAsync(portrait, author, drawn, other, told, pictured);
        await ChangeAsync<Author>(author.Id, a => a.MoveTo("wilma-hidden-now", An.Hour));
        string[] paths =
        [
            $"/v1/articles/{told.Slug}",
            $"/v1/articles/{told.Id}?include=authors,illustrations",
            $"/v1/articles/{pictured.Slug}?include=illustrations&formats=html,blocks",
            "/v1/articles?include=authors,illustrations&limit=100",
            $"/v1/articles/{told.Id}/related",
            "/v1/authors?limit=100",
            $"/v1/illustrations/{drawn.Id}",
            "/v1/changes?limit=100&include=articles",
            "/v1/snapshot?limit=100",
            "/v1/redirects?limit=100",
            "/v1/home",
        ];
        foreach (var path in paths)
            await GetAsync(path);
        var before = (await GetAsync($"/v1/articles/{told.Id}")).At("data/version").GetInt32();
        Assert.That((await GetAsync("/v1/changes?limit=100")).ToString(), Does.Contain("wilma").And.Contain(author.Id.ToString()));

        var answer = await AnonymizeAsync(author.Id, Printed);

        foreach (var path in paths)
        {
            var text = (await GetAsync(path)).ToString();
            foreach (var secret in new[] { "wilma", "hidden", "zzbio", "zztitle", "zzplant", "zzlink" })
                Assert.That(text, Does.Not.Contain(secret).IgnoreCase, path);
            if (!path.Contains("changes", StringComparison.Ordinal))
                Assert.That(text, Does.Not.Contain(author.Id.ToString()), path);
        }

        var article = (await GetAsync($"/v1/articles/{told.Id}")).At("data");
        Assert.That(article.Text("byline"), Is.EqualTo($"By {Printed}; edited by Olive Shown"));
        Assert.That(
            article.At("contributions/0").ToString(),
            Is.EqualTo($$"""{"role":"author","author":null,"creditedAs":"{{Printed}}","title":null,"affiliation":null}""")
        );
        Assert.That(article.At("version").GetInt32(), Is.EqualTo(before + 1));
        var credit = (await GetAsync($"/v1/articles/{pictured.Id}")).At("data/leadIllustration/credit");
        Assert.That(
            (credit.Text("text"), credit.Text("name"), credit.At("author").ValueKind),
            Is.EqualTo(($"Illustration by {Printed}", Printed, JsonValueKind.Null))
        );
        // No page, no list, no filter, as if there had never been one.
        foreach (var address in new[] { "wilma-hidden", "wilma-hidden-now", author.Id.ToString() })
        {
            Assert.That((await GetAsync($"/v1/authors/{address}", 404)).Text("code"), Is.EqualTo("not-found"));
            await GetAsync($"/v1/authors/{address}/articles", 404);
            Assert.That((await GetAsync($"/v1/articles?author={address}")).Ids(), Is.Empty, address);
            Assert.That((await GetAsync($"/v1/articles?author={address},{other.Id}&limit=100")).Ids(), Has.Count.EqualTo(2), address);
            Assert.That((await GetAsync($"/v1/authors?id={address}")).Ids(), Is.Empty);
        }

        await GetAsync($"/v1/illustrations/{portrait.Id}", 410);
        // In the log: the author goes, without an address; the pieces change, without a cause.
        var rows = await Client.WalkAsync("/v1/changes?limit=100");
        var gone = rows.Where(r => r.GetProperty("id").GetGuid() == author.Id).ToList();
        Assert.That(gone.Select(r => r.Text("slug")), Has.All.Null);
        Assert.That(gone[^1].Text("op"), Is.EqualTo("remove"));
        foreach (var row in rows.Where(r => r.Text("type") == "article"))
            Assert.That(row.ToString(), Does.Not.Contain(author.Id.ToString()));
        foreach (var piece in new[] { told, pictured })
            Assert.That(rows.Last(r => r.GetProperty("id").GetGuid() == piece.Id).Text("reason"), Is.EqualTo("updated"));
        Assert.That(
            await Host.DeskAsync(async db => (await db.WhereAsync("wilma")).Select(w => w.Split(':')[0]).Distinct().Order().ToList()),
            Is.EqualTo(
                new[]
                {
                    "article_contents.live",
                    "audit_entries.name",
                    "authors.links",
                    "authors.name",
                    "authors.slug",
                    "authors.sort_name",
                    "illustrations.facts",
                    "revisions.content",
                    "slugs.slug",
                }
            )
        );
        // The desk knows.
        Assert.That(
            (answer.Text("name"), answer.Text("printedAs"), answer.At("isPublic").GetBoolean()),
            Is.EqualTo(("Wilma Hidden", Printed, false))
        );
        Assert.That(
            answer.At("mentions/data").EnumerateArray().Select(m => m.Text("pointer")),
            Is.EquivalentTo(new[] { "/slug", "/byline", "/credit/text" })
        );
    }

    [Test]
    public async Task A_piece_published_later_does_not_tell_either()
    {
        var author = await PublicAsync("Later Told");
        await AnonymizeAsync(author.Id, Printed);
        var piece = An.Article(An.Content("Published later", author));
        await SaveAsync(piece);
        await ChangeAsync<Author>(author.Id, a => a.Edit(a.Profile with { Bio = "More of it." }, An.Hour));

        var rows = (await Client.WalkAsync("/v1/changes?limit=100")).Where(r => r.GetProperty("id").GetGuid() == piece.Id).ToList();

        Assert.That(rows, Has.Count.EqualTo(1), "What is said of them at the desk changes nothing that readers see.");
        Assert.That(rows[0].ToString(), Does.Not.Contain(author.Id.ToString()).And.Not.Contain(author.Slug));
        Assert.That((await GetAsync($"/v1/articles/{piece.Id}")).Text("data/byline"), Is.EqualTo($"By {Printed}"));
        await GetAsync($"/v1/authors/{author.Id}", 404);
    }

    [Test]
    public async Task Other_words_are_printed_at_once_and_tell_nothing_new()
    {
        var author = await PublicAsync("Twice Told");
        var piece = An.Article(An.Content("Printed twice", author));
        await SaveAsync(piece);
        await AnonymizeAsync(author.Id, Printed);
        var rows = (await Client.WalkAsync("/v1/changes?limit=100")).Count;

        await AnonymizeAsync(author.Id, "A former worker");

        Assert.That((await GetAsync($"/v1/articles/{piece.Id}")).Text("data/byline"), Is.EqualTo("By A former worker"));
        var added = (await Client.WalkAsync("/v1/changes?limit=100"))[rows..];
        Assert.That(
            added.Select(r => (r.Text("type"), r.GetProperty("id").GetGuid(), r.At("causedBy").ValueKind)),
            Is.EqualTo(new[] { ("article", piece.Id, JsonValueKind.Null) })
        );
    }

    [Test]
    public async Task Whoever_is_named_again_has_their_page_and_their_byline_back()
    {
        var author = await PublicAsync("Back Again");
        var piece = An.Article(An.Content("Named in the end", author) with { Byline = "By Back Again herself" });
        await SaveAsync(piece);
        await ChangeAsync<Author>(author.Id, a => a.MoveTo("back-again-moved", An.Hour));
        var hidden = await AnonymizeAsync(author.Id, Printed);

        var named = await _desk.WriteAsync(200, HttpMethod.Delete, $"/v1/admin/authors/{author.Id}/anonymity", null, hidden.Tag());

        Assert.That((named.At("printedAs").ValueKind, named.At("isPublic").GetBoolean()), Is.EqualTo((JsonValueKind.Null, true)));
        Assert.That((await GetAsync("/v1/authors/back-again-moved")).Text("data/name"), Is.EqualTo("Back Again"));
        Assert.That((await GetAsync($"/v1/articles/{piece.Id}")).Text("data/byline"), Is.EqualTo("By Back Again herself"));
        Assert.That((await GetAsync($"/v1/articles?author={author.Id}")).Ids(), Is.EqualTo(new[] { piece.Id }));
        Assert.That(
            (await Client.WalkAsync("/v1/changes?limit=100")).Last(r => r.GetProperty("id").GetGuid() == author.Id).Text("slug"),
            Is.EqualTo("back-again-moved")
        );
        Assert.That(
            (await _desk.WriteAsync(409, HttpMethod.Delete, $"/v1/admin/authors/{author.Id}/anonymity", null, named.Tag())).Text("code"),
            Is.EqualTo("wrong-state")
        );
    }

    [Test]
    public async Task Whoever_made_the_portrait_of_one_who_disappeared_goes_with_it()
    {
        var painter = An.Author("Paints Faces");
        var portrait = An.Illustration(credit: new Credit(CreditKind.Staff, AuthorId: painter.Id));
        var author = new Author(
            "was-painted",
            AuthorKind.Person,
            new AuthorProfile { Name = "Was Painted", PortraitId = portrait.Id },
            An.Hour
        );
        author.List(true);
        await SaveAsync(painter, portrait, author);
        await GetAsync($"/v1/authors/{painter.Slug}");

        await AnonymizeAsync(author.Id, Printed);

        await GetAsync($"/v1/authors/{painter.Slug}", 410);
    }

    [Test]
    public async Task What_is_printed_is_a_line_that_does_not_hold_the_name()
    {
        var author = await PublicAsync("Élise Known");
        var (path, tag) = ($"/v1/admin/authors/{author.Id}/anonymity", (await _desk.ReadAsync($"/v1/admin/authors/{author.Id}")).Tag());

        Assert.That(
            (await _desk.WriteAsync(409, HttpMethod.Put, path, new { printedAs = "Somebody like Elise known" }, tag)).Text("code"),
            Is.EqualTo("printed-as-name")
        );
        Assert.That((await _desk.WriteAsync(422, HttpMethod.Put, path, new { printedAs = " " }, tag)).Faults(), Contains.Key("/printedAs"));
        Assert.That((await _desk.WriteAsync(422, HttpMethod.Put, path, new { }, tag)).Faults(), Contains.Key("/printedAs"));
        Assert.That(
            (await _desk.WriteAsync(400, HttpMethod.Put, path, new { printedAs = "x", name = "y" }, tag)).Faults(),
            Contains.Key("/name")
        );
        Assert.That(
            (await _desk.WriteAsync(412, HttpMethod.Put, path, new { printedAs = Printed }, "\"e999\"")).Text("code"),
            Is.EqualTo("version-unknown")
        );
        await _desk.WriteAsync(428, HttpMethod.Put, path, new { printedAs = Printed });
        await ChangeAsync<Author>(author.Id, a => a.Discard(An.Hour));
        Assert.That(
            (
                await _desk.WriteAsync(
                    409,
                    HttpMethod.Put,
                    path,
                    new { printedAs = Printed },
                    (await _desk.ReadAsync($"/v1/admin/authors/{author.Id}")).Tag()
                )
            ).Text("code"),
            Is.EqualTo("wrong-state")
        );
    }

    [Test]
    public async Task Only_who_may_edit_may_hide_and_name()
    {
        var author = await PublicAsync("Guarded By Scope");
        var path = $"/v1/admin/authors/{author.Id}/anonymity";
        foreach (var (method, body) in new[] { (HttpMethod.Put, (object?)new { printedAs = Printed }), (HttpMethod.Delete, null) })
        {
            Assert.That((await _contributor.WriteAsync(403, method, path, body, "\"e1\"")).Text("code"), Is.EqualTo("scope-missing"));
            await Client.WriteAsync(401, method, path, body, "\"e1\"");
            await _desk.WriteAsync(404, method, $"/v1/admin/authors/{Nobody}/anonymity", body, "\"e1\"");
        }
    }

    private async Task<Author> PublicAsync(string name)
    {
        var author = An.Author(name);
        author.List(true);
        await SaveAsync(author);
        return author;
    }

    private async Task<JsonElement> AnonymizeAsync(Guid id, string printedAs) =>
        await _desk.WriteAsync(
            200,
            HttpMethod.Put,
            $"/v1/admin/authors/{id}/anonymity",
            new { printedAs },
            (await _desk.ReadAsync($"/v1/admin/authors/{id}")).Tag()
        );
}
