using Cms.Model.Access;
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
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using var answer = await _desk.WriteAsync(HttpMethod.Post, "/v1/admin/articles", new { title = "Only one" }, once: "race");
            return ((int)answer.StatusCode, answer.Header("Location"), answer.Header("ETag"), answer.Header("Content-Sequence"), await answer.Content.ReadAsStringAsync());
        }));

        Assert.That(answers.Distinct().ToList(), Has.Count.EqualTo(1), string.Join('\n', answers.Distinct()));
        Assert.That(answers[0].Item1, Is.EqualTo(201));
        Assert.That((await _desk.ReadAsync("/v1/admin/articles?count=true&status=draft")).GetProperty("data").EnumerateArray().Count(a => a.Text("title") == "Only one"), Is.EqualTo(1));
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

    [TestCase("")]
    [TestCase("with space")]
    public async Task A_key_that_is_none_is_refused(string key) =>
        Assert.That((await _desk.WriteAsync(400, HttpMethod.Post, "/v1/admin/articles", new { title = "x" }, once: key)).Faults(), Contains.Key("Idempotency-Key"));
}
