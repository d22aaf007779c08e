using System.Globalization;
using System.Text.Json;
using Cms.Model.Access;
using Cms.Model.Authors;
using Cms.Testing;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Articles;

/// <summary>An article from draft to purge, through the desk's door alone, seen at the public door at every step.</summary>
public sealed class ArticleLifeTests(string provider) : OnEveryDatabase(provider)
{
    private readonly Author _author = An.Author("Ines Okafor");
    private HttpClient _desk = null!;

    protected override async Task PrepareAsync()
    {
        await SaveAsync(_author);
        _desk = await Host.StaffAsync(Role.Admin, "The desk");
    }

    [Test]
    public async Task An_edit_of_what_is_public_shows_only_when_it_is_published_again()
    {
        var article = await PublishedAsync("The first words");

        var edited = await PatchAsync(article, new { title = "The second words", body = "Other words." });
        Assert.That((await Client.ReadAsync(Public(edited))).Text("data/title"), Is.EqualTo("The first words"));
        Assert.That(
            (edited.Text("live/title"), edited.Text("working/title"), edited.Text("title")),
            Is.EqualTo(("The first words", "The second words", "The second words"))
        );
        var published = await PublishAsync(edited);

        var seen = await Client.ReadAsync(Public(published));
        Assert.That((seen.Text("data/title"), seen.At("data/version").GetInt32()), Is.EqualTo(("The second words", 2)));
        Assert.That(published.GetProperty("working").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task A_write_is_seen_by_the_next_read_and_says_its_number()
    {
        var draft = await DraftAsync("Seen at once");
        using var answer = await _desk.WriteAsync(HttpMethod.Post, $"{Desk(draft)}/publication", null, draft.Tag());
        var sequence = answer.Header("Content-Sequence");

        using var seen = await Client.GetAsync(Public(draft));
        Assert.That(((int)seen.StatusCode, seen.Header("Content-Sequence")), Is.EqualTo((200, sequence)));
        var rows = await Client.ReadAsync("/v1/changes?limit=100");
        var row = rows.GetProperty("data")
            .EnumerateArray()
            .Last(r => r.Text("type") == "article" && r.GetProperty("id").GetGuid() == draft.GetProperty("id").GetGuid());
        Assert.That(
            (row.Text("reason"), row.GetProperty("sequence").GetInt64() <= long.Parse(sequence!, CultureInfo.InvariantCulture)),
            Is.EqualTo(("published", true))
        );
    }

    [Test]
    public async Task Two_pieces_of_one_title_get_two_slugs_also_in_a_race()
    {
        var slugs = new System.Collections.Concurrent.ConcurrentBag<string?>();
        await Parallel.ForAsync(0, 160, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (_, _) =>
            slugs.Add((await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Zürich, “again”" })).Text("slug"))
        );

        Assert.That(slugs, Is.EquivalentTo(Enumerable.Range(1, 160).Select(n => n == 1 ? "zurich-again" : $"zurich-again-{n}")));
    }

    [TestCase("W/{0}", 412, "version-weak")]
    [TestCase("\"x\", W/{0}", 412, "version-weak")]
    [TestCase("e2", 400, "invalid-parameter")]
    [TestCase("'e2'", 400, "invalid-parameter")]
    [TestCase("w/{0}", 412, "version-weak")]
    [TestCase("*, {0}", 400, "invalid-parameter")]
    [TestCase("\"e2", 400, "invalid-parameter")]
    [TestCase("\"e1\"", 412, "edit-conflict")]
    [TestCase("W/\"e1\"", 412, "edit-conflict")]
    [TestCase("\"e3\"", 412, "version-unknown")]
    [TestCase("\"d41d8cd98f00b204\"", 412, "version-unknown")]
    [TestCase("\"e02\"", 412, "version-unknown")]
    [TestCase("\"x\",{0} , \"y\"", 200, null)]
    public async Task What_is_wrong_with_a_version_is_told_and_only_a_conflict_names_somebody(string match, int status, string? code)
    {
        var draft = await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Weighed" });
        var edited = await _desk.WriteAsync(200, HttpMethod.Patch, Desk(draft), new { subtitle = "Once" }, draft.Tag());

        var answer = await _desk.WriteAsync(
            status,
            HttpMethod.Patch,
            Desk(draft),
            new { subtitle = "Twice" },
            string.Format(System.Globalization.CultureInfo.InvariantCulture, match, edited.Tag())
        );

        if (code is null)
            return;
        Assert.That(answer.Text("code"), Is.EqualTo(code));
        Assert.That(status == 412 && answer.Text("editedBy") is not null, Is.EqualTo(code == "edit-conflict"));
        Assert.That(answer.Text("detail")!.Contains("saved it since", StringComparison.Ordinal), Is.EqualTo(code == "edit-conflict"));
    }

    [Test]
    public async Task A_chosen_slug_that_is_taken_is_refused()
    {
        await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "One", slug = "chosen-by-hand" });

        var refused = await _desk.WriteAsync(409, HttpMethod.Post, "/v1/admin/articles", new { title = "Two", slug = "chosen-by-hand" });

        Assert.That(refused.Text("code"), Is.EqualTo("slug-taken"));
    }

    [Test]
    public async Task A_moved_piece_leaves_a_redirect()
    {
        var article = await PublishedAsync("On the move");

        var moved = await _desk.WriteAsync(200, HttpMethod.Put, $"{Desk(article)}/slug", new { slug = "has-moved" }, article.Tag());

        using var former = await Client.GetAsync(Public(article));
        Assert.That(
            ((int)former.StatusCode, new Uri(former.Header("Location")!).AbsolutePath),
            Is.EqualTo((301, "/v1/articles/has-moved"))
        );
        Assert.That(moved.Text("slug"), Is.EqualTo("has-moved"));
    }

    [Test]
    public async Task What_keeps_a_piece_back_is_told_at_once_and_dryRun_changes_nothing()
    {
        var missing = Guid.CreateVersion7();
        var picture = An.Illustration();
        await SaveAsync(picture);
        var draft = await _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/articles",
            new
            {
                title = "",
                leadIllustrationId = picture.Id,
                attributions = new[] { new { relation = "partOf", url = "https://elsewhere.example/" } },
            }
        );

        var asked = await _desk.WriteAsync(200, HttpMethod.Post, $"{Desk(draft)}/publication?dryRun=true", null, draft.Tag());
        var refused = await _desk.WriteAsync(422, HttpMethod.Post, $"{Desk(draft)}/publication", null, draft.Tag());

        string[] codes = ["title-required", "byline-required", "license-required", "attribution-incomplete", "credit-required"];
        Assert.That(asked.GetProperty("faults").EnumerateArray().Select(f => f.Text("code")), Is.EqualTo(codes));
        Assert.That((asked.At("article/status").GetString(), refused.Text("code")), Is.EqualTo(("draft", "gates-closed")));
        Assert.That(refused.GetProperty("errors").EnumerateArray().Select(f => f.Text("code")), Is.EqualTo(codes));
        Assert.That((await _desk.ReadAsync(Desk(draft))).Tag(), Is.EqualTo(draft.Tag()));
    }

    [Test]
    public async Task A_reference_to_what_is_not_there_is_pointed_at()
    {
        var nobody = Guid.CreateVersion7();

        var refused = await _desk.WriteAsync(
            422,
            HttpMethod.Post,
            "/v1/admin/articles",
            new
            {
                title = "Led astray",
                body = $"![x](illustration:{nobody})\n\n[y](article:{nobody})",
                contributions = new object[] { new { role = "author", authorId = _author.Id }, new { role = "editor", authorId = nobody } },
                topicIds = new[] { nobody },
            }
        );

        Assert.That(
            refused.Faults(),
            Is.EqualTo(
                new Dictionary<string, string>
                {
                    ["/contributions/1/authorId"] = "unknown-reference",
                    ["/topicIds/0"] = "unknown-reference",
                    ["/body"] = "unknown-reference unknown-reference",
                }
            )
        );
    }

    [Test]
    public async Task A_second_title_is_a_warning_and_keeps_nothing_back()
    {
        await PublishedAsync("Twice told");
        var draft = await DraftAsync("Twice told");

        var published = await _desk.WriteAsync(200, HttpMethod.Post, $"{Desk(draft)}/publication", null, draft.Tag());

        Assert.That(
            published.GetProperty("warnings").EnumerateArray().Select(w => w.Text("code")),
            Is.EqualTo(new[] { "same-title-live" })
        );
        Assert.That(published.Text("article/status"), Is.EqualTo("published"));
    }

    [Test]
    public async Task A_correction_carries_its_fix_and_the_working_copy_takes_it_or_names_the_conflict()
    {
        var article = await PublishedAsync("A name misspelt");
        var edited = await PatchAsync(article, new { body = "The desk is rewriting this." });

        var corrected = await _desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"{Desk(edited)}/corrections",
            new
            {
                kind = "correction",
                text = "A name was misspelt.",
                changes = new { title = "A name spelt well", body = "The fixed body." },
            },
            edited.Tag()
        );

        var seen = await Client.ReadAsync(Public(article) + "?formats=text");
        Assert.Multiple(() =>
        {
            Assert.That((seen.Text("data/title"), seen.Text("data/body/text")), Is.EqualTo(("A name spelt well", "The fixed body.")));
            Assert.That(
                seen.At("data/corrections")
                    .EnumerateArray()
                    .Select(c => (c.Text("kind"), c.Text("text"), c.GetProperty("version").GetInt32())),
                Is.EqualTo(new[] { ("correction", "A name was misspelt.", 2) })
            );
            Assert.That(
                (corrected.Text("working/title"), corrected.Text("working/body")),
                Is.EqualTo(("A name spelt well", "The desk is rewriting this."))
            );
            Assert.That(corrected.GetProperty("conflicts").EnumerateArray().Select(c => c.GetString()), Is.EqualTo(new[] { "body" }));
        });
    }

    [Test]
    public async Task A_withdrawn_piece_answers_with_its_notice_and_comes_back_only_with_an_editors_note()
    {
        var article = await PublishedAsync("Taken back");
        var ran = (await Client.ReadAsync(Public(article))).Text("data/publishedAt");

        var withdrawn = await _desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"{Desk(article)}/withdrawal",
            new
            {
                cause = "error",
                notice = "It rested on a forged letter.",
                internalNote = "ask the lawyers",
            },
            "*"
        );
        var gone = await Client.ReadAsync(Public(article), 410);
        var refused = await _desk.WriteAsync(409, HttpMethod.Post, $"{Desk(article)}/publication", null, withdrawn.Tag());
        await _desk.WriteAsync(405, HttpMethod.Delete, $"{Desk(article)}/withdrawal", null, withdrawn.Tag());
        var back = await _desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"{Desk(article)}/publication",
            new { editorsNote = "The letter was genuine after all." },
            withdrawn.Tag()
        );

        var seen = await Client.ReadAsync(Public(article));
        Assert.Multiple(() =>
        {
            Assert.That(gone.Text("notice"), Is.EqualTo("It rested on a forged letter."));
            Assert.That(gone.ToString(), Does.Not.Contain("lawyers").And.Not.Contain("Taken back"));
            Assert.That(refused.Text("code"), Is.EqualTo("editors-note-required"));
            Assert.That(back.Text("article/status"), Is.EqualTo("published"));
            Assert.That((seen.Text("data/publishedAt"), seen.Text("data/corrections/0/kind")), Is.EqualTo((ran, "editorsNote")));
        });
    }

    [Test]
    public async Task What_is_not_published_may_be_trashed_restored_and_purged_and_its_address_stays_its_own()
    {
        var article = await PublishedAsync("Soon forgotten");
        await _desk.WriteAsync(409, HttpMethod.Delete, Desk(article), null, article.Tag());
        var down = await _desk.WriteAsync(200, HttpMethod.Delete, $"{Desk(article)}/publication", null, article.Tag());

        await _desk.WriteAsync(204, HttpMethod.Delete, Desk(down), null, down.Tag());
        await Client.ReadAsync(Public(article), 410);
        Assert.That((await _desk.ReadAsync("/v1/admin/articles?trashed=true")).Ids(), Does.Contain(article.GetProperty("id").GetGuid()));
        var restored = await _desk.WriteAsync(200, HttpMethod.Post, $"{Desk(article)}/restoration", null, "\"e4\"");
        Assert.That((restored.Text("status"), restored.Text("live/title")), Is.EqualTo(("unpublished", "Soon forgotten")));
        await _desk.WriteAsync(204, HttpMethod.Delete, Desk(restored), null, restored.Tag());
        var purged = await _desk.WriteAsync(200, HttpMethod.Post, $"{Desk(article)}/purge", null, "\"e6\"");

        Assert.That(
            (purged.Text("live/title"), purged.Text("live/body"), purged.GetProperty("actions").GetArrayLength()),
            Is.EqualTo(("", "", 0))
        );
        await Client.ReadAsync(Public(article), 410);
        await Host.DeskAsync(async db =>
        {
            var id = article.GetProperty("id").GetGuid();
            Assert.That(
                (await db.Revisions.AsNoTracking().Where(r => r.ArticleId == id).ToListAsync()).Select(r =>
                    r.Content.Title + r.Content.Body
                ),
                Has.All.Empty
            );
            Assert.That(await db.ArticleDocuments.AnyAsync(d => d.ArticleId == id), Is.False);
        });
        Assert.That(
            (await _desk.WriteAsync(409, HttpMethod.Post, "/v1/admin/articles", new { title = "x", slug = article.Text("slug") })).Text(
                "code"
            ),
            Is.EqualTo("slug-taken")
        );
    }

    [Test]
    public async Task Each_step_is_a_revision_and_can_be_taken_back()
    {
        var draft = await DraftAsync("Version one");
        var edited = await PatchAsync(draft, new { title = "Version two" });

        var revisions = await _desk.ReadAsync($"{Desk(draft)}/revisions");
        Assert.That(
            revisions
                .GetProperty("data")
                .EnumerateArray()
                .Select(r => (r.GetProperty("number").GetInt32(), r.Text("reason"), r.Text("actorName"))),
            Is.EqualTo(new[] { (2, "saved", "The desk"), (1, "created", "The desk") })
        );
        Assert.That((await _desk.ReadAsync($"{Desk(draft)}/revisions/1")).Text("content/title"), Is.EqualTo("Version one"));
        await _desk.ReadAsync($"{Desk(draft)}/revisions/9", 404);
        var restored = await _desk.WriteAsync(200, HttpMethod.Post, $"{Desk(draft)}/revisions/1/restoration", null, edited.Tag());

        Assert.That((restored.Text("working/title"), restored.GetProperty("editVersion").GetInt32()), Is.EqualTo(("Version one", 3)));
    }

    [Test]
    public async Task What_the_state_does_not_take_is_refused_with_what_it_takes()
    {
        var draft = await DraftAsync("Only a draft");

        var refused = await _desk.WriteAsync(
            409,
            HttpMethod.Post,
            $"{Desk(draft)}/withdrawal",
            new { cause = "legal", notice = "No." },
            draft.Tag()
        );

        Assert.That(
            (refused.Text("code"), refused.GetProperty("allowedActions").EnumerateArray().Select(a => a.GetString()).ToList()),
            Is.EqualTo(("wrong-state", draft.GetProperty("actions").EnumerateArray().Select(a => a.GetString()).ToList()))
        );
    }

    [Test]
    public async Task The_same_again_changes_nothing()
    {
        var draft = await DraftAsync("Said once");
        var again = await PatchAsync(draft, new { title = "Said once" });

        Assert.That(again.Tag(), Is.EqualTo(draft.Tag()));
    }

    [Test]
    public async Task A_working_copy_is_replaced_whole_and_given_up()
    {
        var article = await PublishedAsync("Stays as it was");

        var replaced = await _desk.WriteAsync(
            200,
            HttpMethod.Put,
            Desk(article),
            new { title = "Written over", body = "All new." },
            article.Tag()
        );
        Assert.That(
            (replaced.Text("working/title"), replaced.At("working/contributions").GetArrayLength(), replaced.Text("live/title")),
            Is.EqualTo(("Written over", 0, "Stays as it was"))
        );
        var discarded = await _desk.WriteAsync(200, HttpMethod.Delete, $"{Desk(article)}/working-copy", null, replaced.Tag());

        Assert.That(
            (discarded.GetProperty("working").ValueKind, discarded.Text("title"), discarded.Text("status")),
            Is.EqualTo((JsonValueKind.Null, "Stays as it was", "published"))
        );
        await _desk.WriteAsync(409, HttpMethod.Delete, $"{Desk(article)}/working-copy", null, discarded.Tag());
    }

    [Test]
    public async Task A_draft_is_taken_back_from_review()
    {
        var draft = await DraftAsync("Not ready yet");
        var handedIn = await _desk.WriteAsync(200, HttpMethod.Post, $"{Desk(draft)}/review", null, draft.Tag());

        var back = await _desk.WriteAsync(200, HttpMethod.Delete, $"{Desk(draft)}/review", null, handedIn.Tag());

        Assert.That(
            (handedIn.Text("status"), back.Text("status"), back.GetProperty("refusal").ValueKind),
            Is.EqualTo(("inReview", "draft", JsonValueKind.Null))
        );
    }

    [Test]
    public async Task Schedules_and_embargoes_are_set_moved_and_taken_back()
    {
        var draft = await DraftAsync("In its time");
        var at = TimeProvider.System.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

        var past = await _desk.WriteAsync(409, HttpMethod.Put, $"{Desk(draft)}/schedule", new { at = "2020-01-01T00:00:00Z" }, draft.Tag());
        var scheduled = await _desk.WriteAsync(200, HttpMethod.Put, $"{Desk(draft)}/schedule", new { at }, draft.Tag());
        var free = await _desk.WriteAsync(200, HttpMethod.Delete, $"{Desk(draft)}/schedule", null, scheduled.Tag());
        var embargoed = await _desk.WriteAsync(200, HttpMethod.Put, $"{Desk(draft)}/embargo", new { until = at }, free.Tag());
        await Client.ReadAsync(Public(draft), 404);
        var lifted = await _desk.WriteAsync(200, HttpMethod.Delete, $"{Desk(draft)}/embargo", null, embargoed.Tag());

        Assert.That(past.Text("code"), Is.EqualTo("schedule-in-past"));
        Assert.That(
            new[] { scheduled, free, embargoed, lifted }.Select(a => a.Text("status")),
            Is.EqualTo(new[] { "scheduled", "draft", "embargoed", "draft" })
        );
        Assert.That((scheduled.Text("scheduledFor"), embargoed.Text("embargoUntil")), Is.EqualTo((at, at)));
    }

    [Test]
    public async Task A_contributor_knows_their_own_drafts_and_an_editor_gives_them_back_with_a_reason()
    {
        using var writer = await Host.StaffAsync(Role.Contributor, "A writer");
        using var other = await Host.StaffAsync(Role.Contributor, "Another writer");
        using var editor = await Host.StaffAsync(Role.Editor, "An editor");
        var draft = await writer.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "My own" });

        await other.ReadAsync(Desk(draft), 404);
        await other.WriteAsync(404, HttpMethod.Patch, Desk(draft), new { title = "Not mine" }, draft.Tag());
        Assert.That((await other.ReadAsync("/v1/admin/articles")).Ids(), Is.Empty);
        Assert.That((await writer.ReadAsync("/v1/admin/articles?count=true")).At("meta/total").GetInt32(), Is.EqualTo(1));
        var handedIn = await writer.WriteAsync(200, HttpMethod.Post, $"{Desk(draft)}/review", null, draft.Tag());
        var forbidden = await writer.WriteAsync(
            403,
            HttpMethod.Post,
            $"{Desk(draft)}/review/refusal",
            new { reason = "me?" },
            handedIn.Tag()
        );
        var refused = await editor.WriteAsync(
            200,
            HttpMethod.Post,
            $"{Desk(draft)}/review/refusal",
            new { reason = "The second paragraph needs a source." },
            handedIn.Tag()
        );

        Assert.That(forbidden.Text("detail"), Does.Contain(StaffScopes.Content));
        Assert.That(
            (refused.Text("status"), (await writer.ReadAsync(Desk(draft))).Text("refusal")),
            Is.EqualTo(("draft", "The second paragraph needs a source."))
        );
    }

    [Test]
    public async Task Of_twenty_that_race_for_one_article_each_success_is_kept()
    {
        var draft = await DraftAsync("Fought over");
        var wins = 0;

        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(async i =>
                {
                    for (var won = false; !won; )
                    {
                        var seen = await _desk.ReadAsync(Desk(draft));
                        using var answer = await _desk.WriteAsync(
                            HttpMethod.Patch,
                            Desk(draft),
                            new { subtitle = $"{seen.Text("working/subtitle")}{(char)('a' + i)}" },
                            seen.Tag()
                        );
                        won = answer.IsSuccessStatusCode;
                        if (won)
                            Interlocked.Increment(ref wins);
                        else
                            Assert.That((int)answer.StatusCode, Is.EqualTo(412).Or.EqualTo(503));
                    }
                })
        );

        var kept = (await _desk.ReadAsync(Desk(draft))).Text("working/subtitle")!;
        Assert.That(
            (wins, string.Concat(kept.Order())),
            Is.EqualTo((20, string.Concat(Enumerable.Range(0, 20).Select(i => (char)('a' + i)))))
        );
    }

    [Test]
    public async Task A_change_needs_the_version_that_was_seen()
    {
        var draft = await DraftAsync("Seen by one");
        await PatchAsync(draft, new { subtitle = "by another" });

        var blind = await _desk.WriteAsync(428, HttpMethod.Patch, Desk(draft), new { subtitle = "x" });
        var any = await _desk.WriteAsync(428, HttpMethod.Patch, Desk(draft), new { subtitle = "x" }, "*");
        var stale = await _desk.WriteAsync(412, HttpMethod.Patch, Desk(draft), new { subtitle = "x" }, draft.Tag());

        Assert.That(
            (blind.Text("code"), any.Text("code"), stale.Text("code")),
            Is.EqualTo(("version-required", "version-required", "edit-conflict"))
        );
        Assert.That((stale.GetProperty("currentEditVersion").GetInt32(), stale.Text("editedBy")), Is.EqualTo((2, "The desk")));
    }

    [Test]
    public async Task Each_act_is_in_the_audit_log()
    {
        var article = await PublishedAsync("Written down");
        await _desk.WriteAsync(200, HttpMethod.Delete, $"{Desk(article)}/publication", null, article.Tag());

        var log = await _desk.ReadAsync($"/v1/admin/audit?thing={article.Text("id")}");

        Assert.That(
            log.GetProperty("data")
                .EnumerateArray()
                .Select(e => (e.Text("action"), e.Text("actorName"), e.GetProperty("editVersion").GetInt32())),
            Is.EqualTo(new[] { ("unpublish", "The desk", 3), ("publish", "The desk", 2), ("create", "The desk", 1) })
        );
    }

    [Test]
    public async Task A_list_walked_by_cursor_gives_each_article_once_while_others_are_saved()
    {
        var made = new List<JsonElement>();
        for (var i = 0; i < 7; i++)
            made.Add(await DraftAsync($"Walked {i % 2}"));

        var byTitle = await _desk.WalkIdsAsync("/v1/admin/articles?sort=title&limit=2", () => DraftAsync("A newcomer"));

        Assert.That(byTitle, Is.Unique);
        Assert.That(made.Select(m => m.GetProperty("id").GetGuid()), Is.SubsetOf(byTitle));
        Assert.That(
            (await _desk.ReadAsync($"/v1/admin/articles?status=draft&author={_author.Slug}&limit=1")).GetProperty("data").GetArrayLength(),
            Is.EqualTo(1)
        );
    }

    private static string Desk(JsonElement article) => $"/v1/admin/articles/{article.Text("id")}";

    private static string Public(JsonElement article) => $"/v1/articles/{article.Text("slug")}";

    private Task<JsonElement> DraftAsync(string title) =>
        _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/articles",
            new
            {
                title,
                body = "Some words.",
                license = new { id = "CC-BY-4.0" },
                contributions = new[] { new { role = "author", authorId = _author.Id } },
            }
        );

    private async Task<JsonElement> PublishedAsync(string title) => await PublishAsync(await DraftAsync(title));

    private async Task<JsonElement> PublishAsync(JsonElement article) =>
        (await _desk.WriteAsync(200, HttpMethod.Post, $"{Desk(article)}/publication", null, article.Tag())).GetProperty("article");

    private Task<JsonElement> PatchAsync(JsonElement article, object changes) =>
        _desk.WriteAsync(200, HttpMethod.Patch, Desk(article), changes, article.Tag());
}
