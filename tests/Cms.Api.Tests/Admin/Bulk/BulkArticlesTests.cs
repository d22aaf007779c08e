using System.Text.Json;
using Cms.Api.Admin.Bulk;
using Cms.Model.Access;
using Cms.Model.Authors;
using Cms.Model.Series;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Bulk;

/// <summary>Many acts in one call, each judged as by itself.</summary>
public sealed class BulkArticlesTests(string provider) : OnEveryDatabase(provider)
{
    private readonly Author _author = An.Author("Ines Okafor");
    private HttpClient _desk = null!;

    protected override async Task PrepareAsync()
    {
        await SaveAsync(_author);
        _desk = await Host.StaffAsync(Role.Admin, "The desk");
    }

    [Test]
    public async Task Each_act_is_done_in_order_and_by_itself()
    {
        var (one, two, three) = (await DraftAsync("One"), await DraftAsync("Two", hasLicense: false), await DraftAsync("Three"));

        var answer = await BulkAsync(
            atomic: false,
            Act("publish", one),
            Act("publish", two),
            Act("edit", three, new { subtitle = "Edited" }),
            Act("edit", three, new { subtitle = "Too late" }),
            Act("trash", two)
        );

        Assert.That(Statuses(answer), Is.EqualTo(new[] { 200, 422, 200, 412, 204 }));
        Assert.That(
            (
                answer.GetProperty("done").GetInt32(),
                answer.Text("items/0/etag"),
                answer.Text("items/1/problem/code"),
                answer.Text("items/1/problem/errors/0/pointer")
            ),
            Is.EqualTo((3, "\"e2\"", "gates-closed", "/license"))
        );
        Assert.That(
            (answer.At("items/3/problem/currentEditVersion").GetInt32(), answer.Text("items/3/problem/editedBy")),
            Is.EqualTo((2, "The desk"))
        );
        Assert.That(
            (await Client.ReadAsync($"/v1/articles/{one.Text("id")}")).Text("data/title"),
            Is.EqualTo("One"),
            "Seen by the next read."
        );
        Assert.That((await _desk.ReadAsync(Desk(three))).Text("working/subtitle"), Is.EqualTo("Edited"));
    }

    [Test]
    public async Task Every_act_of_an_articles_actions_is_known()
    {
        var known = ItemRunner.Actions.Keys;

        Assert.That(
            known,
            Is.SupersetOf(
                new[]
                {
                    "edit",
                    "move",
                    "submit",
                    "publish",
                    "schedule",
                    "embargo",
                    "trash",
                    "refuse",
                    "unschedule",
                    "lift-embargo",
                    "discard",
                    "correct",
                    "unpublish",
                    "withdraw",
                    "restore",
                    "purge",
                }
            )
        );
        var article = await DraftAsync("Through its whole life");
        foreach (
            var (action, body) in new (string, object?)[]
            {
                ("move", new { slug = "moved-in-bulk" }),
                ("submit", null),
                ("recall", null),
                ("submit", null),
                ("refuse", new { reason = "More." }),
                ("schedule", new { at = DateTime.UtcNow.AddDays(1) }),
                ("unschedule", null),
                ("embargo", new { until = DateTime.UtcNow.AddDays(1) }),
                ("lift-embargo", null),
                ("publish", null),
                ("edit", new { title = "Edited" }),
                ("discard", null),
                ("correct", new { kind = "correction", text = "A word." }),
                ("unpublish", null),
                ("withdraw", new { cause = "error", notice = "Wrong." }),
                ("trash", null),
                ("restore", null),
                ("trash", null),
                ("purge", null),
            }
        )
        {
            var answer = await BulkAsync(atomic: true, Act(action, await _desk.ReadAsync(Desk(article)), body));

            Assert.That(Statuses(answer), Is.AnyOf(new[] { new[] { 200 }, new[] { 204 } }), action);
        }
    }

    [Test]
    public async Task Together_all_are_done_or_none()
    {
        var (one, two, bare) = (
            await DraftAsync("Together one"),
            await DraftAsync("Together two"),
            await DraftAsync("Together bare", hasLicense: false)
        );
        var head = (await Client.ReadAsync("/v1/changes?cursor=latest")).Text("meta/nextCursor");

        var refused = await BulkAsync(422, atomic: true, Act("publish", one), Act("publish", bare), Act("publish", two));

        Assert.That(
            (refused.Text("code"), refused.Text("errors/0/pointer"), refused.Text("errors/0/code")),
            Is.EqualTo(("gates-closed", "/items/1/body/license", "license-required"))
        );
        await Client.ReadAsync($"/v1/articles/{one.Text("id")}", 404);
        Assert.That((await _desk.ReadAsync(Desk(one))).Tag(), Is.EqualTo(one.Tag()));
        Assert.That(
            (await Client.ReadAsync($"/v1/changes?cursor={head}")).GetProperty("data").GetArrayLength(),
            Is.Zero,
            "Nothing is in the log, and no number is lost."
        );
        Assert.That((await _desk.ReadAsync($"/v1/admin/audit?thing={one.Text("id")}")).GetProperty("data").GetArrayLength(), Is.EqualTo(1));

        var done = await BulkAsync(atomic: true, Act("publish", one), Act("publish", two));

        Assert.That((Statuses(done), done.GetProperty("isAtomic").GetBoolean()), Is.EqualTo((new[] { 200, 200 }, true)));
        var rows = (await Client.ReadAsync($"/v1/changes?cursor={head}"))
            .GetProperty("data")
            .EnumerateArray()
            .Where(r => r.Text("type") == "article")
            .Select(r => r.GetProperty("id").GetGuid());
        Assert.That(rows, Is.EqualTo(new[] { one.GetProperty("id").GetGuid(), two.GetProperty("id").GetGuid() }));
    }

    [TestCase(412, "version-unknown")]
    [TestCase(428, "version-required")]
    [TestCase(404, "not-found")]
    [TestCase(409, "wrong-state")]
    public async Task Together_the_answer_is_the_refusal_of_the_one(int status, string code)
    {
        var draft = await DraftAsync("Refused");
        object refused = status switch
        {
            412 => new
            {
                action = "publish",
                id = draft.GetProperty("id").GetGuid(),
                ifMatch = "\"e99\"",
            },
            428 => new { action = "publish", id = draft.GetProperty("id").GetGuid() },
            404 => new
            {
                action = "publish",
                id = Guid.CreateVersion7(),
                ifMatch = "\"e1\"",
            },
            _ => Act("restore", draft),
        };

        var answer = await BulkAsync(status, atomic: true, refused);

        Assert.That(answer.Text("code"), Is.EqualTo(code));
        Assert.That(answer.Text("detail"), Does.StartWith("Nothing was done"));
        Assert.That(Statuses(await BulkAsync(atomic: false, refused)), Is.EqualTo(new[] { status }));
    }

    [Test]
    public async Task Together_pieces_that_show_each_other_can_all_be_taken_down_and_put_back()
    {
        var parts = new List<JsonElement>();
        for (var i = 1; i <= 4; i++)
            parts.Add(
                (
                    await _desk.WriteAsync(200, HttpMethod.Post, $"{Desk(await DraftAsync($"Part {i}"))}/publication", null, "\"e1\"")
                ).GetProperty("article")
            );
        var series = An.Series(SeriesKind.Multipart);
        series.SetMembers([.. parts.Select((p, i) => new SeriesPlace(p.GetProperty("id").GetGuid(), i + 1))], An.Hour);
        await SaveAsync(series);

        var down = await BulkAsync(atomic: true, [.. parts.Select(p => Act("unpublish", p))]);
        var again = await Task.WhenAll(parts.Select(p => _desk.ReadAsync(Desk(p))));
        var up = await BulkAsync(atomic: true, [.. again.Select(p => Act("edit", p, new { subtitle = "Back" }))]);
        again = await Task.WhenAll(parts.Select(p => _desk.ReadAsync(Desk(p))));
        var back = await BulkAsync(atomic: true, [.. again.Select(p => Act("publish", p))]);

        Assert.That(Statuses(down).Concat(Statuses(up)).Concat(Statuses(back)), Is.All.EqualTo(200));
        var second = await Client.ReadAsync($"/v1/articles/{parts[1].Text("id")}");
        Assert.That(
            (second.Text("data/series/0/previous/title"), second.Text("data/series/0/next/title")),
            Is.EqualTo(("Part 1", "Part 3"))
        );
        var versions = (await Client.WalkAsync("/v1/changes?limit=100"))
            .Where(r => r.Text("type") == "article" && r.GetProperty("id").GetGuid() == parts[1].GetProperty("id").GetGuid())
            .Select(r => r.GetProperty("version").GetInt32())
            .ToList();
        Assert.That(
            (versions, versions[^1]),
            Is.EqualTo((versions.Order().ToList(), second.At("data/version").GetInt32())),
            "What the log says of it last is what it is."
        );
    }

    [Test]
    public async Task Together_one_piece_can_take_several_acts()
    {
        var draft = await DraftAsync("Several");
        var id = draft.GetProperty("id").GetGuid();

        var answer = await BulkAsync(
            atomic: true,
            Act("edit", draft, new { title = "Several, edited" }),
            new
            {
                action = "publish",
                id,
                ifMatch = "\"e2\"",
            },
            new
            {
                action = "withdraw",
                id,
                ifMatch = "*",
                body = new { cause = "error", notice = "Wrong." },
            }
        );

        Assert.That(
            answer.GetProperty("items").EnumerateArray().Select(i => i.Text("etag")),
            Is.EqualTo(new[] { "\"e2\"", "\"e3\"", "\"e4\"" })
        );
        await Client.ReadAsync($"/v1/articles/{id}", 410);
        Assert.That((await _desk.ReadAsync($"/v1/admin/audit?thing={id}")).GetProperty("data").GetArrayLength(), Is.EqualTo(4));
    }

    [Test]
    public async Task Every_act_needs_its_own_scope()
    {
        using var contributor = await Host.StaffAsync(Role.Contributor, "The contributor");
        var own = await contributor.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "My own" });
        var other = await DraftAsync("Somebody else's");

        var answer = await contributor.WriteAsync(
            200,
            HttpMethod.Post,
            "/v1/admin/articles/bulk",
            new
            {
                items = new[]
                {
                    Act("submit", own),
                    Act("publish", own),
                    Act("edit", other, new { title = "Mine now" }),
                    Act("trash", other),
                },
            }
        );

        Assert.That(Statuses(answer), Is.EqualTo(new[] { 200, 403, 404, 404 }));
        Assert.That(answer.Text("items/1/problem/detail"), Does.Contain(StaffScopes.Publish));
        await contributor.WriteAsync(
            403,
            HttpMethod.Post,
            "/v1/admin/articles/bulk",
            new { atomic = true, items = new[] { Act("publish", own) } }
        );
        using var reader = await Host.StaffAsync(Role.Admin, "Reader", StaffScopes.Read);
        await reader.WriteAsync(403, HttpMethod.Post, "/v1/admin/articles/bulk", new { items = new[] { Act("submit", own) } });
        Assert.That(
            (await _desk.ReadAsync($"/v1/admin/audit?thing={own.Text("id")}"))
                .GetProperty("data")
                .EnumerateArray()
                .Select(e => e.Text("actorName")),
            Is.All.EqualTo("The contributor")
        );
    }

    [Test]
    public async Task What_an_act_says_is_judged_as_by_itself()
    {
        var draft = await DraftAsync("Said wrongly");

        var answer = await BulkAsync(
            atomic: false,
            Act("edit", draft, new { title = "a\nb", nonsense = 1 }),
            Act("edit", draft, new { title = "a\nb" }),
            Act("schedule", draft),
            Act("schedule", draft, new { }),
            Act("submit", draft, new { a = 1 })
        );

        Assert.That(Statuses(answer), Is.EqualTo(new[] { 400, 422, 400, 422, 400 }));
        Assert.That(answer.At("items/1/problem").Faults(), Is.EqualTo(new Dictionary<string, string> { ["/title"] = "control-character" }));
    }

    [Test]
    public async Task A_call_that_is_none_is_pointed_at()
    {
        var draft = await DraftAsync("Not called");
        var path = "/v1/admin/articles/bulk";

        var empty = await _desk.WriteAsync(422, HttpMethod.Post, path, new { items = Array.Empty<object>() });
        var many = await _desk.WriteAsync(422, HttpMethod.Post, path, new { items = Enumerable.Repeat(Act("submit", draft), 101) });
        var wrong = await _desk.WriteAsync(
            422,
            HttpMethod.Post,
            path,
            new { items = new object[] { new { action = "explode", id = draft.Text("id") }, new { action = "submit" } } }
        );

        Assert.That((empty.Faults().Keys.Single(), many.Faults().Keys.Single()), Is.EqualTo(("/items", "/items")));
        Assert.That(wrong.Faults().Keys, Is.EquivalentTo(new[] { "/items/0/action", "/items/1/id" }));
        Assert.That((await _desk.ReadAsync(Desk(draft))).Text("status"), Is.EqualTo("draft"));
    }

    [Test]
    public async Task Calls_that_race_with_one_key_are_done_once_and_answered_alike([Values] bool atomic)
    {
        var drafts = new List<JsonElement>();
        for (var i = 0; i < 3; i++)
            drafts.Add(await DraftAsync($"Raced {i}"));
        object body = new
        {
            atomic,
            items = new[] { Act("publish", drafts[0]), Act("edit", drafts[1], new { title = "Edited" }), Act("trash", drafts[2]) },
        };

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => _desk.WriteAsync(200, HttpMethod.Post, "/v1/admin/articles/bulk", body, once: $"bulk-race-{atomic}"))
        );

        Assert.That(
            answers.Select(a => a.ToString()).Distinct().ToList(),
            Has.Count.EqualTo(1),
            string.Join('\n', answers.Select(a => a.ToString()).Distinct())
        );
        Assert.That(Statuses(answers[0]), Is.EqualTo(new[] { 200, 200, 204 }));
        foreach (var draft in drafts)
            Assert.That(
                (await _desk.ReadAsync($"/v1/admin/audit?thing={draft.Text("id")}")).GetProperty("data").GetArrayLength(),
                Is.EqualTo(2)
            );
        var other = await _desk.WriteAsync(
            422,
            HttpMethod.Post,
            "/v1/admin/articles/bulk",
            new { items = new[] { Act("trash", drafts[1]) } },
            once: $"bulk-race-{atomic}"
        );
        Assert.That(other.Text("code"), Is.EqualTo("idempotency-key-reused"));
    }

    [Test]
    public async Task A_call_sent_again_does_what_was_refused_and_answers_what_was_done()
    {
        var (one, two) = (await DraftAsync("Done at first"), await DraftAsync("Refused at first", hasLicense: false));
        object body = new
        {
            items = new[]
            {
                Act("publish", one),
                new
                {
                    action = "publish",
                    id = two.Text("id"),
                    ifMatch = "\"e2\"",
                },
            },
        };
        var first = await _desk.WriteAsync(200, HttpMethod.Post, "/v1/admin/articles/bulk", body, once: "again");
        await _desk.WriteAsync(200, HttpMethod.Patch, Desk(two), new { license = new { id = "CC-BY-4.0" } }, two.Tag());

        var again = await _desk.WriteAsync(200, HttpMethod.Post, "/v1/admin/articles/bulk", body, once: "again");

        Assert.That((Statuses(first), Statuses(again)), Is.EqualTo((new[] { 200, 412 }, new[] { 200, 200 })));
    }

    [Test]
    public async Task A_hundred_acts_are_done_together()
    {
        var drafts = Enumerable.Range(0, 100).Select(i => An.Draft(An.Content($"Of a hundred {i}", _author))).ToList();
        await SaveAsync([.. drafts]);

        var answer = await BulkAsync(
            atomic: true,
            [
                .. drafts.Select(d => new
                {
                    action = "submit",
                    id = d.Id,
                    ifMatch = "\"e1\"",
                }),
            ]
        );

        Assert.That(answer.GetProperty("done").GetInt32(), Is.EqualTo(100));
    }

    private static int[] Statuses(JsonElement answer) =>
        [.. answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("status").GetInt32())];

    private static string Desk(JsonElement article) => $"/v1/admin/articles/{article.Text("id")}";

    private static object Act(string action, JsonElement article, object? body = null) =>
        new
        {
            action,
            id = article.GetProperty("id").GetGuid(),
            ifMatch = article.Tag(),
            body,
        };

    private Task<JsonElement> BulkAsync(bool atomic, params object[] items) => BulkAsync(200, atomic, items);

    private Task<JsonElement> BulkAsync(int status, bool atomic, params object[] items) =>
        _desk.WriteAsync(status, HttpMethod.Post, "/v1/admin/articles/bulk", new { atomic, items });

    private Task<JsonElement> DraftAsync(string title, bool hasLicense = true) =>
        _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/articles",
            new
            {
                title,
                body = "Some words.",
                license = hasLicense ? new { id = "CC-BY-4.0" } : null,
                contributions = new[] { new { role = "author", authorId = _author.Id } },
            }
        );
}
