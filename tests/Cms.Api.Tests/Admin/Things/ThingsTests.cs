using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Testing;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Things;

/// <summary>What the desk can do with authors, topics, sources, series and illustrations alike.</summary>
public sealed class ThingsTests(string provider) : OnEveryDatabase(provider)
{
    private const string Nobody = "00000000-0000-7000-8000-000000000000";

    private HttpClient _admin = null!;
    private HttpClient _editor = null!;
    private HttpClient _contributor = null!;

    protected override async Task PrepareAsync()
    {
        _admin = await Host.StaffAsync(Role.Admin);
        _editor = await Host.StaffAsync(Role.Editor);
        _contributor = await Host.StaffAsync(Role.Contributor);
    }

    [OneTimeTearDown]
    public void Leave()
    {
        _admin?.Dispose();
        _editor?.Dispose();
        _contributor?.Dispose();
    }

    [TestCaseSource(typeof(DeskKind), nameof(DeskKind.All))]
    public async Task A_thing_goes_from_its_making_to_its_end(DeskKind kind)
    {
        // Made.
        var (id, tag) = await MakeAsync(kind, "From its making");
        var path = $"{kind.Path}/{id}";
        var made = await AskAsync(_editor, HttpMethod.Get, path, null, null, 200);
        Assert.That(made.Tag, Is.EqualTo(tag));

        // Listed.
        var listed = await AskAsync(_contributor, HttpMethod.Get, $"{kind.Path}?id={id}", null, null, 200);
        Assert.That(listed.Body.Ids(), Is.EqualTo(new[] { Guid.Parse(id) }));
        Assert.That(JsonElement.DeepEquals(listed.Body.At("data/0"), made.Body), "A list gives things whole.");

        // Changed in some members.
        var patch = JsonNode.Parse(kind.Patch)!.AsObject();
        var patched = await AskAsync(_editor, HttpMethod.Patch, path, kind.Patch, tag, 200);
        foreach (var (name, value) in patch.Where(m => m.Value is not JsonObject and not null))
            Assert.That(JsonNode.DeepEquals(JsonNode.Parse(patched.Body.At(name).GetRawText()), value), name);
        Assert.That(patched.Body.Text(kind.NameMember), Is.EqualTo(made.Body.Text(kind.NameMember)));
        Assert.That(patched.Tag, Is.Not.EqualTo(tag));

        // Replaced whole.
        var replaced = await AskAsync(_editor, HttpMethod.Put, path, kind.NewBody("Replaced whole"), patched.Tag, 200);
        Assert.That(replaced.Body.Text(kind.NameMember), Is.EqualTo("Replaced whole"));
        tag = replaced.Tag!;

        // Moved.
        if (kind.HasSlug)
        {
            var moved = await AskAsync(_editor, HttpMethod.Put, path + "/slug", new { slug = $"moved-{id[^8..]}" }, tag, 200);
            Assert.That(moved.Body.Text("slug"), Is.EqualTo($"moved-{id[^8..]}"));
            tag = moved.Tag!;
        }

        // Trashed.
        await AskAsync(_editor, HttpMethod.Delete, path, null, tag, 204);
        var trashed = await AskAsync(_editor, HttpMethod.Get, path, null, null, 200);
        Assert.That(trashed.Body.At("trashedAt").ValueKind, Is.EqualTo(JsonValueKind.String));
        Assert.That((await AskAsync(_editor, HttpMethod.Get, $"{kind.Path}?id={id}", null, null, 200)).Body.Ids(), Is.Empty);
        Assert.That(
            (await AskAsync(_editor, HttpMethod.Get, $"{kind.Path}?id={id}&trashed=true", null, null, 200)).Body.Ids(),
            Has.Count.EqualTo(1)
        );
        Assert.That(
            (await AskAsync(_editor, HttpMethod.Delete, path, null, trashed.Tag, 409)).Body.Text("code"),
            Is.EqualTo("wrong-state")
        );
        Assert.That(
            (
                await AskAsync(
                    _editor,
                    HttpMethod.Patch,
                    path,
                    JsonSerializer.Serialize(new Dictionary<string, string> { [kind.NameMember] = "Nothing" }),
                    trashed.Tag,
                    409
                )
            ).Body.Text("code"),
            Is.EqualTo("wrong-state")
        );
        if (kind.HasSlug)
        {
            Assert.That(
                (await AskAsync(_editor, HttpMethod.Put, path + "/slug", new { slug = "elsewhere" }, trashed.Tag, 409)).Body.Text("code"),
                Is.EqualTo("wrong-state")
            );
            Assert.That(
                (await AskAsync(_editor, HttpMethod.Patch, path, """{"isListed":true}""", trashed.Tag, 409)).Body.Text("code"),
                Is.EqualTo("wrong-state")
            );
        }

        // Restored.
        var restored = await AskAsync(_editor, HttpMethod.Post, path + "/restoration", null, trashed.Tag, 200);
        Assert.That(restored.Body.At("trashedAt").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(
            (await AskAsync(_editor, HttpMethod.Post, path + "/restoration", null, restored.Tag, 409)).Body.Text("code"),
            Is.EqualTo("wrong-state")
        );
        Assert.That(
            (await AskAsync(_admin, HttpMethod.Post, path + "/purge", null, restored.Tag, 409)).Body.Text("code"),
            Is.EqualTo("wrong-state")
        );

        // Purged.
        await AskAsync(_editor, HttpMethod.Delete, path, null, restored.Tag, 204);
        var last = await AskAsync(_editor, HttpMethod.Get, path, null, null, 200);
        var purged = await AskAsync(_admin, HttpMethod.Post, path + "/purge", null, last.Tag, 200);
        Assert.That(purged.Body.Text(kind.NameMember), Is.Empty);
        Assert.That(purged.Body.GetRawText(), Does.Not.Contain("Replaced whole"));
        Assert.That(
            (await AskAsync(_editor, HttpMethod.Post, path + "/restoration", null, purged.Tag, 409)).Body.Text("code"),
            Is.EqualTo("wrong-state")
        );

        // All of it is in the audit log.
        var acts = (await AskAsync(_admin, HttpMethod.Get, $"/v1/admin/audit?thing={id}", null, null, 200))
            .Body.At("data")
            .EnumerateArray()
            .Select(a => a.Text("action"))
            .ToList();
        Assert.That(acts, Is.SupersetOf(new[] { "create", "edit", "trash", "restore", "purge" }));
    }

    [Test]
    public async Task A_series_made_with_sources_and_listed_at_once_shows_them_and_is_logged_in_the_order_of_the_acts()
    {
        var source = await AskAsync(
            _editor,
            HttpMethod.Post,
            "/v1/admin/sources",
            new { name = "The Listed Lantern", kind = "publication" },
            null,
            201
        );
        var path = $"/v1/sources/{source.Body.Text("slug")}";
        await AskAsync(Client, HttpMethod.Get, path, null, null, 404);

        // Acts of one save bear one instant, so that one made by chance in the right order proves nothing.
        for (var n = 0; n < 8; n++)
        {
            var made = await AskAsync(
                _editor,
                HttpMethod.Post,
                "/v1/admin/series",
                new
                {
                    title = "Made and listed",
                    kind = "collection",
                    sourceIds = new[] { source.Body.Text("id") },
                    isListed = true,
                },
                null,
                201
            );
            var log = await AskAsync(_admin, HttpMethod.Get, $"/v1/admin/audit?thing={made.Body.Text("id")}", null, null, 200);
            Assert.That(
                log.Body.At("data").EnumerateArray().Select(a => a.Text("action")),
                Is.EqualTo(new[] { "list", "create" }),
                "The newest first."
            );
        }

        await AskAsync(Client, HttpMethod.Get, path, null, null, 200);
    }

    [TestCaseSource(typeof(DeskKind), nameof(DeskKind.All))]
    public async Task Nobody_does_what_their_key_may_not(DeskKind kind)
    {
        var (id, tag) = await MakeAsync(kind, "Guarded");
        foreach (var (method, path, body) in Operations(kind, id))
        {
            var needed =
                path.EndsWith("/purge", StringComparison.Ordinal) ? "content:purge"
                : method == HttpMethod.Get ? "desk:read"
                : "content:write";
            using var drafts = needed == "desk:read" ? await Host.StaffAsync(Role.Contributor, "Drafts alone", "drafts:write") : null;
            var refused = await AskAsync(drafts ?? (needed == "content:purge" ? _editor : _contributor), method, path, body, tag, 403);
            var stranger = await AskAsync(Client, method, path, body, tag, 401);

            Assert.That(refused.Body.Text("detail"), Does.Contain(needed), $"{method} {path}");
            Assert.That(stranger.Body.Text("code"), Is.EqualTo("key-required"), $"{method} {path}");
        }

        Assert.That((await AskAsync(_editor, HttpMethod.Get, $"{kind.Path}/{id}", null, null, 200)).Tag, Is.EqualTo(tag));
    }

    [TestCaseSource(typeof(DeskKind), nameof(DeskKind.All))]
    public async Task What_is_not_there_is_not_found(DeskKind kind)
    {
        foreach (var (method, path, body) in Operations(kind, Nobody).Where(o => o.Path != kind.Path))
            Assert.That(
                (await AskAsync(_admin, method, path, body, "\"e1\"", 404)).Body.Text("code"),
                Is.EqualTo("not-found"),
                $"{method} {path}"
            );
    }

    [TestCaseSource(typeof(DeskKind), nameof(DeskKind.All))]
    public async Task Nobody_overwrites_what_they_have_not_seen(DeskKind kind)
    {
        var (id, tag) = await MakeAsync(kind, "Seen by two");
        var first = await AskAsync(_editor, HttpMethod.Put, $"{kind.Path}/{id}", kind.NewBody("The first was faster"), tag, 200);

        foreach (var (method, path, body) in Operations(kind, id).Where(o => o.Method != HttpMethod.Get && o.Path != kind.Path))
        {
            Assert.That(
                (await AskAsync(_admin, method, path, body, null, 428)).Body.Text("code"),
                Is.EqualTo("version-required"),
                $"{method} {path}"
            );
            Assert.That(
                (await AskAsync(_admin, method, path, body, "*", 428)).Body.Text("code"),
                Is.EqualTo("version-required"),
                $"{method} {path}"
            );
            var conflict = (await AskAsync(_admin, method, path, body, tag, 412)).Body;
            Assert.That(conflict.Text("editedBy"), Is.EqualTo("The editor"), $"{method} {path}");
            Assert.That($"\"e{conflict.At("currentEditVersion").GetInt32()}\"", Is.EqualTo(first.Tag), $"{method} {path}");
        }
    }

    [TestCaseSource(typeof(DeskKind), nameof(DeskKind.All))]
    public async Task Every_wrong_member_is_named_at_once(DeskKind kind)
    {
        var (id, tag) = await MakeAsync(kind, "Stays right");
        var wrong = JsonNode.Parse(kind.Wrong)!.AsObject();

        var put = await AskAsync(_editor, HttpMethod.Put, $"{kind.Path}/{id}", wrong, tag, 422);
        var patch = await AskAsync(_editor, HttpMethod.Patch, $"{kind.Path}/{id}", new JsonObject { [kind.NameMember] = "" }, tag, 422);

        Assert.That(Pointers(put.Body), Is.EquivalentTo(kind.WrongAt));
        Assert.That(Pointers(patch.Body), Is.EqualTo(new[] { "/" + kind.NameMember }));
        if (!kind.HasSlug)
            return;
        wrong["slug"] = "Not A Slug";
        Assert.That(
            Pointers((await AskAsync(_editor, HttpMethod.Post, kind.Path, wrong, null, 422)).Body),
            Is.EquivalentTo(kind.WrongAt.Append("/slug"))
        );
        Assert.That(
            Pointers((await AskAsync(_editor, HttpMethod.Put, $"{kind.Path}/{id}/slug", new { slug = Nobody }, tag, 422)).Body),
            Is.EqualTo(new[] { "/slug" })
        );
    }

    [TestCaseSource(typeof(DeskKind), nameof(DeskKind.All))]
    public async Task A_member_that_is_none_is_refused(DeskKind kind)
    {
        var (id, tag) = await MakeAsync(kind, "Strict");
        var body = kind.NewBody();
        body["shoeSize"] = 43;

        foreach (var method in new[] { HttpMethod.Put, HttpMethod.Patch })
        {
            var refused = await AskAsync(_editor, method, $"{kind.Path}/{id}", body, tag, 400);
            Assert.That(Pointers(refused.Body), Is.EqualTo(new[] { "/shoeSize" }), method.Method);
        }
    }

    [TestCaseSource(typeof(DeskKind), nameof(DeskKind.All))]
    public async Task What_an_article_shows_stays_and_says_where(DeskKind kind)
    {
        var thing = kind.Made();
        var by = An.Author();
        var content = kind.ShownIn(thing);
        content = content.Contributions.Count > 0 ? content : content with { Contributions = An.Content("", by).Contributions };
        var live = An.Article(content with { Title = "Live" });
        var draft = An.Draft(content with { Title = "Draft" });
        var trashed = An.Draft(content with { Title = "Trashed" });
        trashed.Trash(An.Hour);
        await SaveAsync(thing, by, live, draft, trashed);
        var path = $"{kind.Path}/{thing.Id}";
        var tag = (await AskAsync(_editor, HttpMethod.Get, path, null, null, 200)).Tag;

        var refused = await AskAsync(_editor, HttpMethod.Delete, path, null, tag, 409);
        var usage = await AskAsync(_editor, HttpMethod.Get, path + "/usage", null, null, 200);
        var own = await AskAsync(_contributor, HttpMethod.Get, path + "/usage", null, null, 200);

        Assert.That(refused.Body.Text("code"), Is.EqualTo("in-use"));
        Assert.That(
            refused.Body.At("usedBy").EnumerateArray().Select(u => (u.Text("title"), u.Text("where"))),
            Is.EqualTo(new[] { ("Live", "live"), ("Draft", "working") })
        );
        Assert.That(JsonElement.DeepEquals(usage.Body.At("data"), refused.Body.At("usedBy")));
        Assert.That(own.Body.Ids(), Is.Empty, "A contributor is not told of others' articles.");
        Assert.That((await AskAsync(_editor, HttpMethod.Get, path, null, null, 200)).Tag, Is.EqualTo(tag));

        // What only something in the trash refers to may go there too, but not for good.
        await ChangeAsync<Cms.Model.Articles.Article>(draft.Id, a => a.Trash(An.Hour));
        await ChangeAsync<Cms.Model.Articles.Article>(live.Id, a =>
        {
            a.Unpublish(An.Hour);
            a.Trash(An.Hour);
        });
        await AskAsync(_editor, HttpMethod.Delete, path, null, tag, 204);
        var kept = await AskAsync(_editor, HttpMethod.Get, path, null, null, 200);
        var purge = await AskAsync(_admin, HttpMethod.Post, path + "/purge", null, kept.Tag, 409);
        Assert.That(purge.Body.At("usedBy").GetArrayLength(), Is.EqualTo(3));
    }

    [TestCaseSource(typeof(DeskKind), nameof(DeskKind.All))]
    public async Task What_is_the_same_already_changes_nothing(DeskKind kind)
    {
        var (id, tag) = await MakeAsync(kind, "Zoe\u0308 stays");
        var path = $"{kind.Path}/{id}";
        var before = await AskAsync(_editor, HttpMethod.Get, path, null, null, 200);
        var rows = await RowsAsync();

        var again = await AskAsync(_editor, HttpMethod.Put, path, kind.NewBody("Zoe\u0308 stays"), tag, 200);
        var patched = await AskAsync(_editor, HttpMethod.Patch, path, "{}", tag, 200);

        Assert.That(again.Tag, Is.EqualTo(tag));
        Assert.That(JsonElement.DeepEquals(again.Body, before.Body));
        Assert.That(JsonElement.DeepEquals(patched.Body, before.Body));
        Assert.That(await RowsAsync(), Is.EqualTo(rows));

        Task<(int, int)> RowsAsync() => Host.DeskAsync(async db => (await db.Changes.CountAsync(), await db.Audit.CountAsync()));
    }

    [TestCaseSource(typeof(DeskKind), nameof(DeskKind.Named))]
    public async Task Twenty_of_one_name_at_once_get_twenty_slugs(DeskKind kind)
    {
        var made = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => AskAsync(_editor, HttpMethod.Post, kind.Path, kind.NewBody("One of twenty"), null, 201))
        );

        var slugs = made.Select(m => m.Body.Text("slug")).ToList();
        Assert.That(slugs, Is.EquivalentTo(Enumerable.Range(1, 20).Select(n => n == 1 ? "one-of-twenty" : $"one-of-twenty-{n}")));
        Assert.That(made.Select(m => m.Body.Text("id")), Is.Unique);
    }

    [TestCaseSource(typeof(DeskKind), nameof(DeskKind.Named))]
    public async Task A_slug_that_is_taken_stays_with_who_has_it(DeskKind kind)
    {
        var body = kind.NewBody("Has a slug");
        body["slug"] = "wanted-by-two";
        var first = await AskAsync(_editor, HttpMethod.Post, kind.Path, body, null, 201);

        Assert.That((await AskAsync(_editor, HttpMethod.Post, kind.Path, body, null, 409)).Body.Text("code"), Is.EqualTo("slug-taken"));
        var (other, tag) = await MakeAsync(kind, "Wants it too");
        Assert.That(
            (await AskAsync(_editor, HttpMethod.Put, $"{kind.Path}/{other}/slug", new { slug = "wanted-by-two" }, tag, 409)).Body.Text(
                "code"
            ),
            Is.EqualTo("slug-taken")
        );
        Assert.That(
            (
                await AskAsync(
                    _editor,
                    HttpMethod.Put,
                    $"{kind.Path}/{first.Body.Text("id")}/slug",
                    new { slug = "wanted-by-two" },
                    first.Tag,
                    200
                )
            ).Tag,
            Is.EqualTo(first.Tag),
            "It has it already."
        );
    }

    [TestCaseSource(typeof(DeskKind), nameof(DeskKind.Named))]
    public async Task Readers_see_a_new_name_at_once_and_so_do_the_articles(DeskKind kind)
    {
        var thing = (NamedThing)kind.Made();
        var by = An.Author();
        var content = kind.ShownIn(thing);
        var article = An.Article(
            content.Contributions.Count > 0 ? content : content with { Contributions = An.Content("", by).Contributions }
        );
        await SaveAsync(thing, by, article);
        var path = $"/v1/{kind.Plural}/{thing.Id}";
        var before = await GetAsync(path);
        var shown = (await GetAsync($"/v1/articles/{article.Id}")).At("data/version").GetInt32();
        var desk = await AskAsync(_editor, HttpMethod.Get, $"{kind.Path}/{thing.Id}", null, null, 200);

        var renamed = await AskAsync(
            _editor,
            HttpMethod.Patch,
            $"{kind.Path}/{thing.Id}",
            new JsonObject { [kind.NameMember] = "The new name" },
            desk.Tag,
            200
        );

        var after = await GetAsync(path);
        var piece = await GetAsync($"/v1/articles/{article.Id}");
        Assert.That(after.Text($"data/{kind.NameMember}"), Is.EqualTo("The new name"));
        Assert.That(after.At("data/version").GetInt32(), Is.EqualTo(before.At("data/version").GetInt32() + 1));
        Assert.That(renamed.Body.At("version").GetInt32(), Is.EqualTo(after.At("data/version").GetInt32()));
        Assert.That(piece.At("data/version").GetInt32(), Is.EqualTo(shown + 1));
        Assert.That(piece.GetRawText(), Does.Contain("The new name"));

        // Moved: the former address leads on.
        await AskAsync(_editor, HttpMethod.Put, $"{kind.Path}/{thing.Id}/slug", new { slug = $"new-{thing.Slug}" }, renamed.Tag, 200);
        using var redirect = await Client.GetAsync($"/v1/{kind.Plural}/{thing.Slug}");
        Assert.That((int)redirect.StatusCode, Is.EqualTo(301));
        Assert.That(redirect.Header("Location"), Does.EndWith($"/v1/{kind.Plural}/new-{thing.Slug}"));
    }

    [TestCaseSource(typeof(DeskKind), nameof(DeskKind.Named))]
    public async Task What_an_editor_lists_readers_see_until_it_is_trashed(DeskKind kind)
    {
        var body = kind.NewBody("Listed from the start");
        body["isListed"] = true;

        var made = await AskAsync(_editor, HttpMethod.Post, kind.Path, body, null, 201);
        var path = $"/v1/{kind.Plural}/{made.Body.Text("slug")}";
        await GetAsync(path);
        await AskAsync(_editor, HttpMethod.Delete, $"{kind.Path}/{made.Body.Text("id")}", null, made.Tag, 204);

        Assert.That(made.Body.At("isPublic").GetBoolean());
        await GetAsync(path, 410);
    }

    [TestCaseSource(typeof(DeskKind), nameof(DeskKind.All))]
    public async Task A_list_is_sorted_filtered_and_walked(DeskKind kind)
    {
        var ids = new List<string>();
        foreach (var name in new[] { "Walk c", "Walk a", "Walk b" })
            ids.Add((await MakeAsync(kind, name)).Id);
        var filter = $"id={string.Join(',', ids)}";

        Assert.That(
            (await _editor.WalkIdsAsync($"{kind.Path}?{filter}&limit=1&sort={(kind.HasSlug ? "-createdAt" : "-modifiedAt")}")).Select(i =>
                i.ToString()
            ),
            Is.EqualTo(Enumerable.Reverse(ids))
        );
        if (!kind.HasSlug)
        {
            await AskAsync(_editor, HttpMethod.Get, $"{kind.Path}?sort=name", null, null, 400);
            return;
        }

        Assert.That(
            (await _editor.WalkIdsAsync($"{kind.Path}?{filter}&limit=2&sort={kind.NameMember}")).Select(i => i.ToString()),
            Is.EqualTo(new[] { ids[1], ids[2], ids[0] })
        );
        if (kind.Plural == "topics")
            return;
        var of = JsonNode.Parse(kind.Body)!["kind"]!.GetValue<string>();
        var others = kind.Plural switch
        {
            "authors" => "organization",
            "sources" => "organization,network",
            _ => "collection",
        };
        Assert.That((await _editor.WalkIdsAsync($"{kind.Path}?{filter}&kind={of}")), Has.Count.EqualTo(3));
        Assert.That((await _editor.WalkIdsAsync($"{kind.Path}?{filter}&kind={others}")), Is.Empty);
    }

    [Test]
    public async Task Nobody_refers_to_what_is_not_there_or_lies_in_the_trash()
    {
        var trashed = An.Illustration();
        trashed.Discard(An.Hour);
        var gone = An.Source();
        gone.Discard(An.Hour);
        await SaveAsync(trashed, gone);

        await RefusedAsync("authors", "portraitId", JsonValue.Create(trashed.Id.ToString()), "/portraitId");
        await RefusedAsync("authors", "portraitId", JsonValue.Create(Nobody), "/portraitId");
        await RefusedAsync("series", "leadId", JsonValue.Create(Nobody), "/leadId");
        await RefusedAsync("series", "sourceIds", new JsonArray(Nobody, gone.Id.ToString()), "/sourceIds/0", "/sourceIds/1");
        await RefusedAsync(
            "illustrations",
            "credit",
            new JsonObject
            {
                ["kind"] = "staff",
                ["authorId"] = Nobody,
                ["sourceId"] = gone.Id.ToString(),
            },
            "/credit/authorId",
            "/credit/sourceId"
        );

        async Task RefusedAsync(string plural, string member, JsonNode value, params string[] pointers)
        {
            var kind = DeskKind.All.Single(k => k.Plural == plural);
            var (id, tag) = await MakeAsync(kind, "Refers");
            var body = kind.NewBody();
            body[member] = value;
            foreach (
                var (method, path) in new[]
                {
                    (HttpMethod.Put, $"{kind.Path}/{id}"),
                    (HttpMethod.Patch, $"{kind.Path}/{id}"),
                    (HttpMethod.Post, kind.Path),
                }.Where(o => kind.HasSlug || o.Item1 != HttpMethod.Post)
            )
            {
                var refused = await AskAsync(_editor, method, path, body, method == HttpMethod.Post ? null : tag, 422);
                Assert.That(Pointers(refused.Body), Is.EqualTo(pointers), $"{method} {path}");
                Assert.That(refused.Body.At("errors/0").Text("code"), Is.EqualTo("unknown-reference"));
            }
        }
    }

    [Test]
    public async Task A_portrait_or_credit_is_in_use_and_comes_back_before_its_owner()
    {
        var picture = An.Illustration();
        var author = new Author(
            $"owner-{Guid.NewGuid():N}"[..20],
            AuthorKind.Person,
            new AuthorProfile { Name = "Owner", PortraitId = picture.Id },
            An.Hour
        );
        var credited = An.Illustration(credit: new Credit(CreditKind.Commissioned, null, author.Id));
        await SaveAsync(picture, author, credited);

        Assert.That((await TrashAsync("illustrations", picture.Id, 409)).At("usedBy/0").Text("where"), Is.EqualTo("portrait"));
        Assert.That((await TrashAsync("authors", author.Id, 409)).At("usedBy/0").Text("where"), Is.EqualTo("credit"));
        await TrashAsync("illustrations", credited.Id, 204);
        await TrashAsync("authors", author.Id, 204);
        await TrashAsync("illustrations", picture.Id, 204);
        var tag = (await AskAsync(_editor, HttpMethod.Get, $"/v1/admin/authors/{author.Id}", null, null, 200)).Tag;
        Assert.That(
            (await AskAsync(_editor, HttpMethod.Post, $"/v1/admin/authors/{author.Id}/restoration", null, tag, 409)).Body.Text("code"),
            Is.EqualTo("reference-trashed")
        );
    }

    [Test]
    public async Task A_portrait_is_never_set_and_trashed_at_once()
    {
        for (var round = 0; round < 8; round++)
        {
            var picture = An.Illustration();
            var author = An.Author();
            await SaveAsync(picture, author);
            var body = DeskKind.All[0].NewBody();
            body["portraitId"] = picture.Id.ToString();
            var isNew = round % 2 == 0;

            var set = isNew
                ? _editor.SendAsync(HttpMethod.Post, "/v1/admin/authors", body)
                : _editor.SendAsync(HttpMethod.Put, $"/v1/admin/authors/{author.Id}", body, ("If-Match", "\"e1\""));
            var trash = _admin.SendAsync(HttpMethod.Delete, $"/v1/admin/illustrations/{picture.Id}", null, ("If-Match", "\"e1\""));
            using var setAnswer = await set;
            using var trashAnswer = await trash;

            Assert.That(
                ((int)setAnswer.StatusCode, (int)trashAnswer.StatusCode),
                Is.EqualTo((isNew ? 201 : 200, 409)).Or.EqualTo((422, 204)),
                $"Round {round}."
            );
        }
    }

    [Test]
    public async Task The_same_creation_sent_twice_is_done_once()
    {
        var kind = DeskKind.All[0];
        var body = kind.NewBody("Sent twice");

        using var first = await _editor.SendAsync(HttpMethod.Post, kind.Path, body, ("Idempotency-Key", "twice"));
        using var second = await _editor.SendAsync(HttpMethod.Post, kind.Path, body, ("Idempotency-Key", "twice"));

        Assert.That(await second.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        Assert.That(second.Header("Location"), Is.EqualTo(first.Header("Location")).And.EndsWith((await first.JsonAsync()).Text("id")!));
    }

    private static List<(HttpMethod Method, string Path, object? Body)> Operations(DeskKind kind, string id)
    {
        var path = $"{kind.Path}/{id}";
        List<(HttpMethod, string, object?)> all =
        [
            (HttpMethod.Get, kind.Path, null),
            (HttpMethod.Get, path, null),
            (HttpMethod.Get, path + "/usage", null),
            (HttpMethod.Put, path, kind.NewBody()),
            (HttpMethod.Patch, path, kind.Patch),
            (HttpMethod.Delete, path, null),
            (HttpMethod.Post, path + "/restoration", null),
            (HttpMethod.Post, path + "/purge", null),
        ];
        if (kind.HasSlug)
            all.AddRange([(HttpMethod.Post, kind.Path, kind.NewBody()), (HttpMethod.Put, path + "/slug", new { slug = "anywhere" })]);
        if (kind.Plural == "series")
            all.AddRange([
                (HttpMethod.Get, path + "/articles", null),
                (HttpMethod.Put, path + "/articles", new { articles = Array.Empty<object>() }),
            ]);
        return all;
    }

    private static List<string?> Pointers(JsonElement problem) => [.. problem.At("errors").EnumerateArray().Select(e => e.Text("pointer"))];

    private async Task<(string Id, string Tag)> MakeAsync(DeskKind kind, string name)
    {
        if (kind.HasSlug)
        {
            var made = await AskAsync(_editor, HttpMethod.Post, kind.Path, kind.NewBody(name), null, 201);
            return (made.Body.Text("id")!, made.Tag!);
        }

        // Pictures come with their files, which the desk does not take yet.
        var thing = kind.Made();
        await SaveAsync(thing);
        var written = await AskAsync(_editor, HttpMethod.Put, $"{kind.Path}/{thing.Id}", kind.NewBody(name), "\"e1\"", 200);
        return (thing.Id.ToString(), written.Tag!);
    }

    private async Task<JsonElement> TrashAsync(string plural, Guid id, int status)
    {
        var tag = (await AskAsync(_editor, HttpMethod.Get, $"/v1/admin/{plural}/{id}", null, null, 200)).Tag;
        return (await AskAsync(_editor, HttpMethod.Delete, $"/v1/admin/{plural}/{id}", null, tag, status)).Body;
    }

    private static async Task<(JsonElement Body, string? Tag)> AskAsync(
        HttpClient client,
        HttpMethod method,
        string path,
        object? body,
        string? tag,
        int status
    )
    {
        using var answer = await client.SendAsync(method, path, body, tag is null ? [] : [("If-Match", tag)]);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), $"{method} {path}: {text}");
        return (text.Length == 0 ? default : JsonDocument.Parse(text).RootElement, answer.Header("ETag"));
    }
}
