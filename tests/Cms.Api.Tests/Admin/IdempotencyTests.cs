using Cms.Api.Background;
using Cms.Api.Http.Limits;
using Cms.Model;
using Cms.Model.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin;

/// <summary>A request that is sent twice and done once.</summary>
public sealed class IdempotencyTests(string provider) : OnEveryDatabase(provider)
{
    private HttpClient _desk = null!;

    protected override async Task PrepareAsync() => _desk = await Host.StaffAsync(Role.Editor);

    [Test]
    public async Task Twenty_that_race_with_one_key_make_one_article_and_get_one_answer()
    {
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(async _ =>
                {
                    using var answer = await _desk.WriteAsync(
                        HttpMethod.Post,
                        "/v1/admin/articles",
                        new { title = "Only one" },
                        once: "race"
                    );
                    return (
                        (int)answer.StatusCode,
                        answer.Header("Location"),
                        answer.Header("ETag"),
                        answer.Header("Content-Sequence"),
                        await answer.Content.ReadAsStringAsync()
                    );
                })
        );

        Assert.That(answers.Distinct().ToList(), Has.Count.EqualTo(1), string.Join('\n', answers.Distinct()));
        Assert.That(answers[0].Item1, Is.EqualTo(201));
        Assert.That(
            (await _desk.ReadAsync("/v1/admin/articles?count=true&status=draft"))
                .GetProperty("data")
                .EnumerateArray()
                .Count(a => a.Text("title") == "Only one"),
            Is.EqualTo(1)
        );
    }

    [Test]
    public async Task The_same_key_with_another_body_is_refused()
    {
        await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "First" }, once: "reused");

        var refused = await _desk.WriteAsync(422, HttpMethod.Post, "/v1/admin/articles", new { title = "Second" }, once: "reused");

        Assert.That(refused.Text("code"), Is.EqualTo("idempotency-key-reused"));
    }

    [Test]
    public async Task The_same_key_of_another_caller_or_at_another_address_is_another_request()
    {
        using var other = await Host.StaffAsync(Role.Editor);

        var mine = await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Mine" }, once: "shared");
        var theirs = await other.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Mine" }, once: "shared");

        Assert.That(theirs.Text("id"), Is.Not.EqualTo(mine.Text("id")));
    }

    [Test]
    public async Task A_refusal_is_not_kept_so_that_the_mended_request_may_use_its_key()
    {
        await _desk.WriteAsync(422, HttpMethod.Post, "/v1/admin/articles", new { title = "x\u0007" }, once: "mended");

        await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "x" }, once: "mended");
    }

    [Test]
    public async Task The_second_of_two_that_waits_too_long_for_the_first_is_told_so()
    {
        using var desk = await Host.StaffAsync(Role.Editor, "Waits alone");
        var me = await Host.DeskAsync(db => db.Keys.Where(k => k.Name == "Waits alone").Select(k => k.Id).SingleAsync());
        using var first = await Host
            .Services.GetRequiredService<RequestsInFlight>()
            .EnterAsync($"{me} POST /v1/admin/articles\nslow", CancellationToken.None);

        var refused = await desk.WriteAsync(409, HttpMethod.Post, "/v1/admin/articles", new { title = "Waits" }, once: "slow");

        Assert.That(refused.Text("code"), Is.EqualTo("idempotency-in-progress"));
    }

    [Test]
    public async Task Another_nodes_work_on_the_same_request_is_waited_for_and_no_longer()
    {
        using var desk = await Host.StaffAsync(Role.Editor, "Here and elsewhere");
        var me = await Host.DeskAsync(db => db.Keys.Where(k => k.Name == "Here and elsewhere").Select(k => k.Id).SingleAsync());
        await Host.DeskAsync(async db =>
        {
            // Where one server is alone there is no other; there the row is simply one without an answer.
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlRawAsync(
                "INSERT INTO idempotent_answers (scope, key, body_hash, at, status, body) VALUES (@p0, 'elsewhere', @p1, @p2, 0, @p1)",
                [$"{me} POST /v1/admin/articles", new byte[32], db.CmsDatabase.Sql.Value(TimeProvider.System.Now())]
            );
            if (db.CmsDatabase.Sql.ForShare.Length == 0)
                return;
            Assert.That(
                (await desk.WriteAsync(409, HttpMethod.Post, "/v1/admin/articles", new { title = "Elsewhere" }, once: "elsewhere")).Text(
                    "code"
                ),
                Is.EqualTo("idempotency-in-progress")
            );
        });

        await desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Elsewhere" }, once: "elsewhere");
    }

    [Test]
    public async Task What_has_had_its_day_is_deleted_and_its_key_is_free()
    {
        var first = await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Yesterday" }, once: "yesterday");
        var now = TimeProvider.System.Now();
        await Host.DeskAsync(db =>
            db.Database.ExecuteSqlRawAsync(
                "UPDATE idempotent_answers SET at = @p0 WHERE key = 'yesterday'",
                [db.CmsDatabase.Sql.Value(now - IdempotentAnswer.Kept)]
            )
        );
        await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Today" }, once: "today");
        // More than two batches of them.
        await Host.DeskAsync(db =>
            db.Database.ExecuteSqlRawAsync(
                "INSERT INTO idempotent_answers (scope, key, body_hash, at, status, body) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL "
                    + "SELECT i + 1 FROM n WHERE i < 2500) SELECT 'many', 'k' || i, @p1, @p0, 201, @p1 FROM n",
                [db.CmsDatabase.Sql.Value(now - IdempotentAnswer.Kept), new byte[32]]
            )
        );

        await Host.DeskAsync(db => AnswerThinning.ThinAsync(db, now, CancellationToken.None));

        var kept = await Host.DeskAsync(db => db.IdempotentAnswers.Select(a => a.Key).ToListAsync());
        Assert.That(kept, Does.Contain("today").And.Not.Contain("yesterday").And.None.StartsWith("k"));
        var second = await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Yesterday" }, once: "yesterday");
        Assert.That(second.Text("id"), Is.Not.EqualTo(first.Text("id")));
    }

    [TestCase("")]
    [TestCase("with space")]
    public async Task A_key_that_is_none_is_refused(string key) =>
        Assert.That(
            (await _desk.WriteAsync(400, HttpMethod.Post, "/v1/admin/articles", new { title = "x" }, once: key)).Faults(),
            Contains.Key("Idempotency-Key")
        );
}
