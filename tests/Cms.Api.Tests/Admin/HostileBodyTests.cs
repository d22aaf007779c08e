using System.Text;
using Cms.Model.Access;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin;

/// <summary>Bodies that mean harm or are simply broken: each is a plain refusal that points at the place, and nothing changes.</summary>
public sealed class HostileBodyTests(string provider) : OnEveryDatabase(provider)
{
    private HttpClient _desk = null!;

    private static IEnumerable<TestCaseData> Bodies()
    {
        yield return Case("not JSON", "{", 400, "");
        yield return Case("empty", "", 400, "");
        yield return Case("an array", "[]", 400, "");
        yield return Case("null", "null", 400, "");
        yield return Case("a number", "1", 400, "");
        yield return Case("a comment", "{/* */}", 400, "");
        yield return Case("a trailing comma", "{\"title\":\"x\",}", 400, null);
        yield return Case("two values", "{\"title\":\"x\"}{}", 400, null);
        yield return Case("a doubled member", "{\"title\":\"x\",\"title\":\"y\"}", 400, "/title");
        yield return Case("a doubled member, escaped", "{\"title\":\"x\",\"ti\\u0074le\":\"y\"}", 400, "/title");
        yield return Case("an unknown member", "{\"title\":\"x\",\"isPublic\":true}", 400, "/isPublic");
        yield return Case("another's case", "{\"Title\":\"x\"}", 400, "/Title");
        yield return Case("an unknown member inside", "{\"title\":\"x\",\"contributions\":[{\"admin\":1}]}", 400, "/contributions/0/admin");
        yield return Case("a number for a text", "{\"title\":1}", 400, "/title");
        yield return Case("a text for a list", "{\"title\":\"x\",\"topicIds\":\"x\"}", 400, "/topicIds");
        yield return Case("null for a text", "{\"title\":null}", 400, "/title");
        yield return Case("null for a list", "{\"topicIds\":null}", 400, "/topicIds");
        yield return Case("no id", "{\"topicIds\":[\"1\"]}", 400, "/topicIds/0");
        yield return Case("a word that is none", "{\"contributions\":[{\"role\":\"boss\"}]}", 400, "/contributions/0/role");
        yield return Case("a number for a word", "{\"contributions\":[{\"role\":1}]}", 400, "/contributions/0/role");
        yield return Case("a date that is none", "{\"attributions\":[{\"relation\":\"partOf\",\"date\":\"2026-02-30\"}]}", 400, "/attributions/0/date");
        yield return Case("half a character", "{\"title\":\"\\ud800\"}", 400, null);
        yield return Case("half a character in a name", "{\"\\udfff\":1}", 400, null);
        yield return Case("depth", new string('[', 100) + new string(']', 100), 400, null);
        yield return Case("depth inside", "{\"title\":" + string.Concat(Enumerable.Repeat("{\"a\":", 64)) + "1" + new string('}', 65), 400, null);
        yield return Case("a control character", "{\"title\":\"a\\u0000b\"}", 422, "/title");
        yield return Case("a line break in a line", "{\"title\":\"a\\nb\"}", 422, "/title");
        yield return Case("too long a title", $"{{\"title\":\"{new string('x', 301)}\"}}", 422, "/title");
        yield return Case("too long a body", $"{{\"body\":\"{new string('x', 500_001)}\"}}", 422, "/body");
        yield return Case("a control character in the body", "{\"body\":\"a\\u0008\"}", 422, "/body");
        yield return Case("script as an address", "{\"canonicalUrl\":\"javascript:alert(1)\"}", 422, "/canonicalUrl");
        yield return Case("credentials in an address", "{\"canonicalUrl\":\"https://a:b@example.org/\"}", 422, "/canonicalUrl");
        yield return Case("a language that is none", "{\"language\":\"<b>\"}", 422, "/language");
        yield return Case("a slug that is none", "{\"slug\":\"../x\"}", 422, "/slug");
        yield return Case("a slug like an id", "{\"slug\":\"019aab54-7c00-7b3c-9c6e-2f8f0a1d4e55\"}", 422, "/slug");
        yield return Case("too many topics", $"{{\"topicIds\":[{string.Join(',', Enumerable.Repeat($"\"{Guid.CreateVersion7()}\"", 21))}]}}", 422, "/topicIds");
        yield return Case("a license nobody knows", "{\"license\":{\"id\":\"MINE\"}}", 422, "/license/name");
        yield return Case("nobody as author", "{\"contributions\":[{}]}", 422, "/contributions/0/role");

        static TestCaseData Case(string name, string body, int status, string? pointer) => new TestCaseData(Encoding.UTF8.GetBytes(body), status, pointer).SetArgDisplayNames(name);
    }

    protected override async Task PrepareAsync() => _desk = await Host.StaffAsync(Role.Editor);

    [TestCaseSource(nameof(Bodies))]
    public async Task A_bad_body_is_refused_with_its_place_and_changes_nothing(byte[] body, int status, string? pointer)
    {
        using var answer = await _desk.WriteAsync(HttpMethod.Post, "/v1/admin/articles", body);

        var problem = await answer.JsonAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), problem.ToString());
        Assert.That(problem.GetProperty("errors").GetArrayLength(), Is.Positive);
        if (pointer is not null)
            Assert.That(problem.Faults(), Contains.Key(pointer));
        Assert.That((await _desk.ReadAsync("/v1/admin/articles")).Ids(), Is.Empty);
    }

    [Test]
    public async Task What_is_not_UTF8_is_refused()
    {
        var problem = await _desk.WriteAsync(400, HttpMethod.Post, "/v1/admin/articles", (byte[])[.. "{\"title\":\""u8, 0xff, .. "\"}"u8]);

        Assert.That(problem.Text("code"), Is.EqualTo("malformed-json"));
    }

    [Test]
    public async Task Another_type_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/admin/articles") { Content = new StringContent("title=x", Encoding.UTF8, "application/x-www-form-urlencoded") };
        using var answer = await _desk.SendAsync(request);

        Assert.That(((int)answer.StatusCode, (await answer.JsonAsync()).Text("code")), Is.EqualTo((415, "unsupported-media-type")));
    }

    [Test]
    public async Task Too_large_a_body_is_refused()
    {
        // Asked before it is sent: a server that refuses it closes the connection on who is still sending, and the answer is lost.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/admin/articles") { Content = new ByteArrayContent(new byte[1_100_000]) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.ExpectContinue = true;
        using var answer = await _desk.SendAsync(request);

        Assert.That((int)answer.StatusCode, Is.EqualTo(413));
    }

    [Test]
    public async Task Script_in_any_text_is_text_at_the_public_door()
    {
        const string Script = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        var author = Testing.An.Author(Script);
        await SaveAsync(author);
        using var publisher = await Host.StaffAsync(Role.Publisher);

        var draft = await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new
        {
            title = Script,
            subtitle = Script,
            excerpt = Script,
            body = $"{Script}\n\n[x](javascript:alert(1)) ![y](data:text/html,x)\n\n<iframe src=\"https://evil.example\"></iframe>",
            byline = Script,
            license = new { id = "CC-BY-4.0" },
            contributions = new[] { new { role = "author", authorId = author.Id, creditedAs = Script } },
            attributions = new[] { new { relation = "partOf", text = Script } },
        });
        await publisher.WriteAsync(200, HttpMethod.Post, $"/v1/admin/articles/{draft.Text("id")}/publication", null, draft.Tag());

        var seen = await Client.ReadAsync($"/v1/articles/{draft.Text("slug")}");
        foreach (var html in new[] { seen.Text("data/body/html")!, seen.Text("data/attributions/0/html")! })
            Assert.That(html, Does.Not.Contain("<script").And.Not.Contain("<img").And.Not.Contain("<iframe").And.Not.Contain("href=\"javascript").And.Not.Contain("src=\"data"));
        Assert.That(seen.Text("data/title"), Is.EqualTo(Script), "Plain text stays what was typed; whoever prints it as HTML escapes it.");
        await publisher.WriteAsync(200, HttpMethod.Delete, $"/v1/admin/articles/{draft.Text("id")}/publication", null, "\"e2\"");
        await publisher.WriteAsync(204, HttpMethod.Delete, $"/v1/admin/articles/{draft.Text("id")}", null, "\"e3\"");
    }
}
