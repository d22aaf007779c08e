using System.Text.Json;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Testing;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Authors;

/// <summary>Two authors turn out to be one.</summary>
public sealed class MergeTests(string provider) : OnEveryDatabase(provider)
{
    private const string Nobody = "00000000-0000-7000-8000-000000000000";

    private HttpClient _desk = null!;
    private HttpClient _editor = null!;
    private HttpClient _admin = null!;

    protected override async Task PrepareAsync()
    {
        _desk = await Host.StaffAsync(Role.Publisher);
        _editor = await Host.StaffAsync(Role.Editor);
        _admin = await Host.StaffAsync(Role.Admin);
    }

    [OneTimeTearDown]
    public void Leave()
    {
        _desk?.Dispose();
        _editor?.Dispose();
        _admin?.Dispose();
    }

    [Test]
    public async Task Every_piece_and_credit_moves_and_is_printed_as_it_was()
    {
        var (twin, author) = (An.Author("I. \"Quoted\" Berg"), An.Author("Ida Berg"));
        var drawn = An.Illustration(credit: new Credit(CreditKind.Staff, AuthorId: twin.Id));
        var plain = An.Article(An.Content("Plain", twin));
        var credited = An.Article(
            An.Content("Credited") with
            {
                Contributions = [new(ContributionRole.Author, twin.Id, "Ida B.", "Reporter"), new(ContributionRole.Editor, author.Id)],
            }
        );
        var pictured = An.Article(An.Content("Pictured", author) with { LeadIllustrationId = drawn.Id });
        var draft = An.Draft(An.Content("A draft", twin));
        var others = An.Article(An.Content("Untouched", author));
        await SaveAsync(twin, author, drawn, plain, credited, pictured, draft, others);
        await ChangeAsync<Author>(twin.Id, a => a.MoveTo("i-berg", An.Hour));
        var open = await _desk.ReadAsync($"/v1/admin/articles/{draft.Id}");
        var bylines = await BylinesAsync(plain, credited);
        var versions = await VersionsAsync(plain, credited, pictured, others);
        var rows = (await Client.WalkAsync("/v1/changes?limit=100")).Count;

        var merged = await MergeAsync(twin, author);

        Assert.That(
            (merged.GetProperty("mergedInto").GetGuid(), merged.At("isPublic").GetBoolean(), merged.At("trashedAt").ValueKind),
            Is.EqualTo((author.Id, false, JsonValueKind.String))
        );
        Assert.That(await BylinesAsync(plain, credited), Is.EqualTo(bylines));
        Assert.That(
            await VersionsAsync(plain, credited, pictured, others),
            Is.EqualTo(new[] { versions[0] + 1, versions[1] + 1, versions[2] + 1, versions[3] })
        );
        var contributions = (await GetAsync($"/v1/articles/{plain.Id}")).At("data/contributions");
        Assert.That(
            (contributions.GetArrayLength(), contributions.Text("0/author/slug"), contributions.Text("0/creditedAs")),
            Is.EqualTo((1, author.Slug, "I. \"Quoted\" Berg"))
        );
        Assert.That((await GetAsync($"/v1/articles/{credited.Id}")).Text("data/contributions/0/title"), Is.EqualTo("Reporter"));
        Assert.That((await GetAsync($"/v1/articles/{pictured.Id}")).Text("data/leadIllustration/credit/text"), Does.Contain("Ida Berg"));
        Assert.That(
            (await GetAsync($"/v1/authors/{author.Id}/articles?limit=100")).Ids(),
            Is.EquivalentTo(new[] { plain.Id, credited.Id, pictured.Id, others.Id })
        );
        Assert.That((await GetAsync($"/v1/articles?author={twin.Id}&limit=100")).Ids(), Has.Count.EqualTo(4));
        foreach (var address in new[] { twin.Slug, "i-berg", twin.Id.ToString() })
        {
            using var redirect = await Client.GetAsync($"/v1/authors/{address}");
            Assert.That(
                ((int)redirect.StatusCode, Calls.PathOf(redirect.Header("Location")!)),
                Is.EqualTo((301, $"/v1/authors/{author.Slug}")),
                address
            );
            using var list = await Client.GetAsync($"/v1/authors/{address}/articles");
            Assert.That(
                ((int)list.StatusCode, Calls.PathOf(list.Header("Location")!)),
                Is.EqualTo((301, $"/v1/authors/{author.Slug}/articles")),
                address
            );
        }

        var added = (await Client.WalkAsync("/v1/changes?limit=100"))[rows..];
        var gone = added.Single(r => r.GetProperty("id").GetGuid() == twin.Id);
        Assert.That(
            (gone.Text("op"), gone.Text("slug"), gone.GetProperty("replacementId").GetGuid()),
            Is.EqualTo(("remove", "i-berg", author.Id))
        );
        Assert.That(
            added.Where(r => r.Text("type") == "article").Select(r => (r.GetProperty("id").GetGuid(), r.At("causedBy/id").GetGuid())),
            Is.EquivalentTo(new[] { (plain.Id, twin.Id), (credited.Id, twin.Id), (pictured.Id, twin.Id) })
        );
        // What the desk has.
        var refused = await _desk.WriteAsync(
            412,
            HttpMethod.Patch,
            $"/v1/admin/articles/{draft.Id}",
            new { title = "Too late" },
            open.Tag()
        );
        Assert.That(
            (refused.At("currentEditVersion").GetInt32(), refused.Text("editedBy")),
            Is.EqualTo((open.At("editVersion").GetInt32() + 1, "The publisher"))
        );
        Assert.That(
            (await _desk.ReadAsync($"/v1/admin/articles/{draft.Id}")).Text("working/contributions/0/authorId"),
            Is.EqualTo(author.Id.ToString())
        );
        Assert.That(
            (await _desk.ReadAsync($"/v1/admin/illustrations/{drawn.Id}")).Text("credit/authorId"),
            Is.EqualTo(author.Id.ToString())
        );
        Assert.That((await _desk.ReadAsync($"/v1/admin/authors/{twin.Id}/usage")).GetProperty("data").GetArrayLength(), Is.Zero);
        Assert.That(await Host.DeskAsync(db => db.ArticleLinks.CountAsync(l => l.TargetId == twin.Id)), Is.Zero);
        // A piece that is published again keeps what was moved.
        await _desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"/v1/admin/articles/{draft.Id}/publication",
            null,
            (await _desk.ReadAsync($"/v1/admin/articles/{draft.Id}")).Tag()
        );
        Assert.That((await GetAsync($"/v1/articles/{draft.Id}")).Text("data/contributions/0/author/id"), Is.EqualTo(author.Id.ToString()));
    }

    [Test]
    public async Task There_is_no_way_back()
    {
        var (twin, author) = await TwoAsync();
        var merged = await MergeAsync(twin, author);
        var path = $"/v1/admin/authors/{twin.Id}";

        using var delete = await _desk.WriteAsync(HttpMethod.Delete, path + "/merge", null, merged.Tag());
        Assert.That(((int)delete.StatusCode, delete.Header("Allow")), Is.EqualTo((405, "POST, OPTIONS")));
        foreach (
            var (method, to, body) in new[]
            {
                (HttpMethod.Post, "/restoration", (object?)null),
                (HttpMethod.Post, "/merge", new { into = author.Id }),
                (HttpMethod.Patch, "", new { name = "Again" }),
                (HttpMethod.Put, "/anonymity", new { printedAs = "Nobody" }),
                (HttpMethod.Delete, "", null),
            }
        )
            Assert.That((await _desk.WriteAsync(409, method, path + to, body, merged.Tag())).Text("code"), Is.EqualTo("wrong-state"), to);
        Assert.That(
            (
                await _editor.WriteAsync(
                    422,
                    HttpMethod.Post,
                    "/v1/admin/articles",
                    new { title = "By the twin", contributions = new[] { new { role = "author", authorId = twin.Id } } }
                )
            ).Faults(),
            Contains.Key("/contributions/0/authorId")
        );

        await _admin.WriteAsync(200, HttpMethod.Post, path + "/purge", null, merged.Tag());
        using var redirect = await Client.GetAsync($"/v1/authors/{twin.Slug}");
        Assert.That((int)redirect.StatusCode, Is.EqualTo(301), "Purged, the address still leads on.");
    }

    [Test]
    public async Task Nobody_is_merged_into_themselves_or_into_what_is_gone_or_not_named()
    {
        var (twin, author) = await TwoAsync();
        var (_, trashed) = await TwoAsync();
        var (_, hidden) = await TwoAsync();
        await ChangeAsync<Author>(trashed.Id, a => a.Discard(An.Hour));
        await ChangeAsync<Author>(hidden.Id, a => a.Anonymize("Somebody", An.Hour));

        foreach (
            var (from, into, code) in new[]
            {
                (twin, twin.Id, "merge-with-itself"),
                (twin, trashed.Id, "reference-trashed"),
                (trashed, twin.Id, "wrong-state"),
                (twin, hidden.Id, "merge-of-anonymous"),
                (hidden, twin.Id, "merge-of-anonymous"),
            }
        )
            Assert.That(
                (
                    await _desk.WriteAsync(409, HttpMethod.Post, $"/v1/admin/authors/{from.Id}/merge", new { into }, await TagAsync(from))
                ).Text("code"),
                Is.EqualTo(code)
            );
        foreach (var body in new object[] { new { into = Nobody }, new { } })
            Assert.That(
                (await _desk.WriteAsync(422, HttpMethod.Post, $"/v1/admin/authors/{twin.Id}/merge", body, await TagAsync(twin))).Faults(),
                Contains.Key("/into")
            );
        await _desk.WriteAsync(412, HttpMethod.Post, $"/v1/admin/authors/{twin.Id}/merge", new { into = author.Id }, "\"e999\"");
        await _desk.WriteAsync(404, HttpMethod.Post, $"/v1/admin/authors/{Nobody}/merge", new { into = author.Id }, "\"e1\"");
        await _editor.WriteAsync(403, HttpMethod.Post, $"/v1/admin/authors/{twin.Id}/merge", new { into = author.Id }, "\"e1\"");
        await Client.WriteAsync(401, HttpMethod.Post, $"/v1/admin/authors/{twin.Id}/merge", new { into = author.Id }, "\"e1\"");
        await GetAsync($"/v1/authors/{twin.Slug}");
    }

    [Test]
    public async Task A_merge_of_the_merged_leads_all_the_way()
    {
        var (first, second) = await TwoAsync();
        var (_, third) = await TwoAsync();
        await MergeAsync(first, second);
        await MergeAsync(second, third);

        foreach (var address in new[] { first.Slug, first.Id.ToString(), second.Slug, second.Id.ToString() })
        {
            using var redirect = await Client.GetAsync($"/v1/authors/{address}");
            Assert.That(redirect.Header("Location"), Does.EndWith($"/v1/authors/{third.Slug}"), address);
        }
    }

    [Test]
    public async Task Filters_that_name_the_merged_find_what_is_the_others()
    {
        var (twin, author) = await TwoAsync();
        var piece = An.Article(An.Content("By the twin", twin));
        await SaveAsync(piece);
        await MergeAsync(twin, author);

        foreach (var address in new[] { twin.Id.ToString(), twin.Slug, author.Id.ToString(), author.Slug })
        {
            foreach (
                var (caller, list, found) in new[]
                {
                    (Client, $"/v1/articles?author={address}", piece.Id),
                    (Client, $"/v1/authors?id={address}", author.Id),
                    (_desk, $"/v1/admin/articles?author={address}", piece.Id),
                }
            )
            {
                var page = await caller.ReadAsync(list + "&count=true");
                Assert.That(page.Ids(), Is.EqualTo(new[] { found }), list);
                Assert.That((page.At("meta/total").GetInt32(), page.At("meta/unknown").GetArrayLength()), Is.EqualTo((1, 0)), list);
            }
        }
    }

    [Test]
    public async Task Whoever_gets_everything_may_take_the_address_too()
    {
        var (twin, author) = await TwoAsync();
        await MergeAsync(twin, author);

        await _desk.WriteAsync(
            200,
            HttpMethod.Put,
            $"/v1/admin/authors/{author.Id}/slug",
            new { slug = twin.Slug },
            await TagAsync(author)
        );

        Assert.That((await GetAsync($"/v1/authors/{twin.Slug}")).At("data/id").GetGuid(), Is.EqualTo(author.Id));
    }

    [Test]
    public async Task A_former_name_is_forgotten_with_those_merged_into_them()
    {
        var (twin, author) = await TwoAsync();
        await MergeAsync(twin, author);

        await _desk.WriteAsync(
            200,
            HttpMethod.Patch,
            $"/v1/admin/authors/{author.Id}",
            new { forgetFormerName = true },
            await TagAsync(author)
        );

        await GetAsync($"/v1/authors/{twin.Slug}", 404);
        Assert.That((await Client.WalkAsync("/v1/changes?limit=100")).Select(r => r.ToString()), Has.None.Contains(twin.Slug + "\""));
    }

    [Test]
    public async Task A_revision_from_before_comes_back_credited_to_whom_they_turned_out_to_be()
    {
        var (twin, author) = await TwoAsync();
        var draft = An.Draft(An.Content("Written before", twin));
        await SaveAsync(draft);
        await ChangeAsync<Article>(draft.Id, a => a.Edit(a.Working! with { Contributions = [] }, An.Hour));
        await MergeAsync(twin, author);
        var now = await _desk.ReadAsync($"/v1/admin/articles/{draft.Id}");

        var restored = await _desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"/v1/admin/articles/{draft.Id}/revisions/1/restoration",
            null,
            now.Tag()
        );

        Assert.That(
            (restored.Text("working/contributions/0/authorId"), restored.Text("working/contributions/0/creditedAs")),
            Is.EqualTo((author.Id.ToString(), twin.Name))
        );
    }

    [Test]
    public async Task Of_two_merged_into_each_other_at_once_one_stays()
    {
        for (var round = 0; round < 5; round++)
        {
            var (one, other) = await TwoAsync();
            var (tagOne, tagOther) = (await TagAsync(one), await TagAsync(other));

            var answers = await Task.WhenAll(StatusAsync(one, other, tagOne), StatusAsync(other, one, tagOther));

            Assert.That(
                answers.Order().ToList(),
                Is.EqualTo(new[] { 200, 409 }).Or.EqualTo(new[] { 200, 422 }).Or.EqualTo(new[] { 200, 412 }).Or.EqualTo(new[] { 200, 503 })
            );
            Assert.That(
                await Host.DeskAsync(db => db.Authors.CountAsync(a => (a.Id == one.Id || a.Id == other.Id) && a.TrashedAt == null)),
                Is.EqualTo(1)
            );
        }

        async Task<int> StatusAsync(Author from, Author into, string tag)
        {
            using var answer = await _desk.WriteAsync(HttpMethod.Post, $"/v1/admin/authors/{from.Id}/merge", new { into = into.Id }, tag);
            return (int)answer.StatusCode;
        }
    }

    [Test]
    public async Task A_merge_asked_for_twice_is_done_once()
    {
        var (twin, author) = await TwoAsync();
        var tag = await TagAsync(twin);

        var first = await _desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"/v1/admin/authors/{twin.Id}/merge",
            new { into = author.Id },
            tag,
            once: "merge"
        );
        var second = await _desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"/v1/admin/authors/{twin.Id}/merge",
            new { into = author.Id },
            tag,
            once: "merge"
        );

        Assert.That(JsonElement.DeepEquals(first, second));
    }

    private async Task<(Author Twin, Author Author)> TwoAsync()
    {
        var (twin, author) = (An.Author(), An.Author());
        twin.List(true);
        author.List(true);
        await SaveAsync(twin, author);
        return (twin, author);
    }

    private async Task<string> TagAsync(Author author) => (await _desk.ReadAsync($"/v1/admin/authors/{author.Id}")).Tag();

    private async Task<JsonElement> MergeAsync(Author from, Author into) =>
        await _desk.WriteAsync(200, HttpMethod.Post, $"/v1/admin/authors/{from.Id}/merge", new { into = into.Id }, await TagAsync(from));

    private async Task<List<string?>> BylinesAsync(params Article[] articles)
    {
        var bylines = new List<string?>();
        foreach (var article in articles)
            bylines.Add((await GetAsync($"/v1/articles/{article.Id}")).Text("data/byline"));
        return bylines;
    }

    private async Task<List<int>> VersionsAsync(params Article[] articles)
    {
        var versions = new List<int>();
        foreach (var article in articles)
            versions.Add((await GetAsync($"/v1/articles/{article.Id}")).At("data/version").GetInt32());
        return versions;
    }
}
