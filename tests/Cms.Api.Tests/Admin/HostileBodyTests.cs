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
        yield return Case(
            "a date that is none",
            "{\"attributions\":[{\"relation\":\"partOf\",\"date\":\"2026-02-30\"}]}",
            400,
            "/attributions/0/date"
        );
        yield return Case("half a character", "{\"title\":\"\\ud800\"}", 400, null);
        yield return Case("half a character in a name", "{\"\\udfff\":1}", 400, null);
        yield return Case("depth", new string('[', 100) + new string(']', 100), 400, null);
        yield return Case(
            "depth inside",
            "{\"title\":" + string.Concat(Enumerable.Repeat("{\"a\":", 64)) + "1" + new string('}', 65),
            400,
            null
        );
        yield return Case("null in a list of things", "{\"contributions\":[null]}", 400, "/contributions/0");
        yield return Case("null in a list of ids", "{\"topicIds\":[null]}", 400, "/topicIds/0");
        yield return Case("a list in a list", "{\"contributions\":[[]]}", 400, "/contributions/0");
        yield return Case("an object for a text", "{\"license\":{\"id\":{}}}", 400, "/license/id");
        yield return Case("a name with a slash", "{\"a/b~c\":1}", 400, "/a~1b~0c");
        yield return Case(
            "a fraction of braces for an id",
            "{\"topicIds\":[\"{019aab54-7c00-7b3c-9c6e-2f8f0a1d4e55}\"]}",
            400,
            "/topicIds/0"
        );
        yield return Case(
            "half a character inside",
            "{\"contributions\":[{\"creditedAs\":\"\\udc00x\"}]}",
            400,
            "/contributions/0/creditedAs"
        );
        yield return Case("no character", "{\"title\":\"a\\ufffeb\"}", 422, "/title");
        yield return Case("no character, not escaped", "{\"title\":\"a\ufdd0b\"}", 422, "/title");
        yield return Case("no character of another plane", "{\"title\":\"a\\ud83f\\udffeb\"}", 422, "/title");
        yield return Case("no character in the body", "{\"body\":\"a\\uffffb\"}", 422, "/body");
        yield return Case("no character in HTML", "{\"bodyHtml\":\"<p>a\\ufffeb</p>\"}", 422, "/bodyHtml");
        yield return Case("no character in an address", "{\"canonicalUrl\":\"https://a.example/\\ufffe\"}", 422, "/canonicalUrl");
        yield return Case("no character in a slug", "{\"slug\":\"a\\ufffe\"}", 422, "/slug");
        yield return Case("a line separator in a line", "{\"title\":\"a\\u2028b\"}", 422, "/title");
        yield return Case("a paragraph separator in a line", "{\"subtitle\":\"a\\u2029b\"}", 422, "/subtitle");
        yield return Case("a next line in a line", "{\"byline\":\"a\\u0085b\"}", 422, "/byline");
        yield return Case("a form feed in a line", "{\"title\":\"a\\fb\"}", 422, "/title");
        yield return Case("a byte order mark in a line", "{\"title\":\"\\ufeffa\"}", 422, "/title");
        yield return Case("a direction left open", "{\"title\":\"a \\u202e b\"}", 422, "/title");
        yield return Case("an isolate left open", "{\"title\":\"a \\u2067 b\\u202c\"}", 422, "/title");
        yield return Case(
            "a day before calendars",
            "{\"attributions\":[{\"relation\":\"partOf\",\"date\":\"0026-02-03\"}]}",
            422,
            "/attributions/0/date"
        );
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
        yield return Case(
            "too many topics",
            $"{{\"topicIds\":[{string.Join(',', Enumerable.Repeat($"\"{Guid.CreateVersion7()}\"", 21))}]}}",
            422,
            "/topicIds"
        );
        yield return Case("a license nobody knows", "{\"license\":{\"id\":\"MINE\"}}", 422, "/license/name");
        yield return Case("nobody as author", "{\"contributions\":[{}]}", 422, "/contributions/0/role");

        static TestCaseData Case(string name, string body, int status, string? pointer) =>
            new TestCaseData(Encoding.UTF8.GetBytes(body), status, pointer).SetArgDisplayNames(name);
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
    public async Task Every_fault_of_a_body_is_named_at_once_with_what_belongs_there()
    {
        var problem = await _desk.WriteAsync(
            400,
            HttpMethod.Post,
            "/v1/admin/articles",
            """
            {"titel":"x","language":7,"isPublic":true,"topicIds":["1"],"title":"a","title":"b","excerpt":"\ufffe",
             "contributions":[{"role":"boss","autorId":null},null],"attributions":[{"date":"1.2.2026"}]}
            """
        );

        var faults = problem.GetProperty("errors").EnumerateArray().Select(e => (e.Text("pointer"), e.Text("code"))).ToList();
        Assert.That(problem.Text("code"), Is.EqualTo("invalid-request"));
        Assert.That(
            faults,
            Is.EquivalentTo(
                new[]
                {
                    ("/titel", "unknown-member"),
                    ("/language", "wrong-type"),
                    ("/isPublic", "unknown-member"),
                    ("/topicIds/0", "wrong-type"),
                    ("/title", "duplicate-member"),
                    ("/excerpt", "noncharacter"),
                    ("/contributions/0/role", "wrong-type"),
                    ("/contributions/0/autorId", "unknown-member"),
                    ("/contributions/1", "wrong-type"),
                    ("/attributions/0/date", "wrong-type"),
                }
            )
        );
        Assert.That(Message("/titel"), Does.Contain("did you mean title?").And.Contain("This takes title, language, body"));
        Assert.That(Message("/isPublic"), Does.Not.Contain("did you mean"));
        Assert.That(Message("/contributions/0/role"), Does.Contain("one of author, editor, illustrator").And.Contain("“boss”"));
        Assert.That(Message("/contributions/0/autorId"), Does.Contain("did you mean authorId?"));
        Assert.That(Message("/topicIds/0"), Does.Contain("36 characters"));
        Assert.That(Message("/attributions/0/date"), Does.Contain("2026-11-01"));

        string Message(string pointer) =>
            problem.GetProperty("errors").EnumerateArray().Single(e => e.Text("pointer") == pointer).Text("message")!;
    }

    [TestCase("{\"titel\":\"x\"}", "unknown-member")]
    [TestCase("{\"title\":\"x\",\"title\":\"x\"}", "duplicate-member")]
    [TestCase("{\"title\":7}", "wrong-type")]
    [TestCase("[]", "wrong-type")]
    [TestCase("{\"title\":", "malformed-json")]
    public async Task The_code_says_what_is_wrong(string body, string code)
    {
        var problem = await _desk.WriteAsync(400, HttpMethod.Post, "/v1/admin/articles", body);

        Assert.That(problem.Text("code"), Is.EqualTo(code));
    }

    [Test]
    public async Task What_stops_being_JSON_is_told_where()
    {
        var problem = await _desk.WriteAsync(400, HttpMethod.Post, "/v1/admin/articles", "{\n  \"title\": 'x'\n}");

        Assert.That(problem.Text("detail"), Does.Contain("line 2 at byte 12"));
    }

    [Test]
    public async Task Form_and_rules_of_values_are_told_together()
    {
        var problem = await _desk.WriteAsync(422, HttpMethod.Post, "/v1/admin/articles", "{\"body\":\"\\ufffe\",\"language\":\"<b>\"}");

        Assert.That(
            problem.Faults(),
            Is.EqualTo(new Dictionary<string, string> { ["/body"] = "noncharacter", ["/language"] = "language" })
        );
    }

    [Test]
    public async Task A_byte_order_mark_before_a_body_and_closed_directions_in_a_line_are_taken()
    {
        var draft = await _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/articles",
            (byte[])[.. Encoding.UTF8.Preamble, .. "{\"title\":\"a \\u2067b\\u2069 \\u200f\"}"u8]
        );
        await _desk.WriteAsync(204, HttpMethod.Delete, $"/v1/admin/articles/{draft.Text("id")}", null, draft.Tag());

        Assert.That(draft.Text("working/title"), Is.EqualTo("a \u2067b\u2069 \u200f"));
    }

    [TestCase("{\"titel\":\"x\"}", 400, "/titel", "unknown-member")]
    [TestCase("{\"title\":null}", 400, "/title", "wrong-type")]
    [TestCase("{\"title\":\"x\",\"title\":null}", 400, "/title", "duplicate-member")]
    [TestCase("{\"contributions\":[null]}", 400, "/contributions/0", "wrong-type")]
    [TestCase("{\"seo\":{\"titel\":null}}", 400, "/seo/titel", "unknown-member")]
    [TestCase("{\"title\":\"\\ufffe\"}", 422, "/title", "noncharacter")]
    public async Task A_patch_is_judged_as_a_whole_body_is(string patch, int status, string pointer, string code)
    {
        var draft = await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Stays" });
        var path = $"/v1/admin/articles/{draft.Text("id")}";

        var problem = await _desk.WriteAsync(status, HttpMethod.Patch, path, patch, draft.Tag());

        Assert.That(problem.Faults(), Is.EqualTo(new Dictionary<string, string> { [pointer] = code }));
        await _desk.WriteAsync(204, HttpMethod.Delete, path, null, draft.Tag());
    }

    [TestCase("2027-03-28T09:00:00", 422, "instant")]
    [TestCase("2027-03-28T09:00", 422, "instant")]
    [TestCase("2027-03-28", 422, "instant")]
    [TestCase("1399-12-31T23:59:59Z", 422, "instant")]
    [TestCase("9001-01-01T00:00:00Z", 422, "instant")]
    [TestCase("2027-02-30T09:00:00Z", 400, "wrong-type")]
    [TestCase("tomorrow", 400, "wrong-type")]
    public async Task An_instant_says_where_in_the_world_it_is(string instant, int status, string code)
    {
        using var admin = await Host.StaffAsync(Role.Admin);
        var draft = await admin.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Timed" });
        var path = $"/v1/admin/articles/{draft.Text("id")}";
        var source = Testing.An.Source();
        await SaveAsync(source);

        foreach (
            var (method, of, body, pointer) in new (HttpMethod, string, object, string)[]
            {
                (HttpMethod.Put, $"{path}/schedule", new { at = instant }, "/at"),
                (HttpMethod.Put, $"{path}/embargo", new { until = instant }, "/until"),
                (HttpMethod.Post, $"{path}/publication", new { publishedAt = instant }, "/publishedAt"),
                (HttpMethod.Post, $"{path}/previews", new { expiresAt = instant }, "/expiresAt"),
                (
                    HttpMethod.Post,
                    "/v1/admin/keys",
                    new
                    {
                        name = "Timed",
                        role = "editor",
                        expiresAt = instant,
                    },
                    "/expiresAt"
                ),
                (
                    HttpMethod.Put,
                    $"/v1/admin/sources/{source.Id}/onward",
                    new
                    {
                        text = "allowed",
                        illustrations = "denied",
                        canonical = "ours",
                        until = instant,
                    },
                    "/until"
                ),
                (HttpMethod.Patch, $"/v1/admin/sources/{source.Id}", new { onward = new { until = instant } }, "/onward/until"),
            }
        )
        {
            var problem = await admin.WriteAsync(status, method, of, body, draft.Tag());
            Assert.That(problem.Faults(), Is.EqualTo(new Dictionary<string, string> { [pointer] = code }), of);
        }

        await admin.WriteAsync(204, HttpMethod.Delete, path, null, draft.Tag());
    }

    [Test]
    public async Task The_letters_of_an_instant_may_be_small()
    {
        using var publisher = await Host.StaffAsync(Role.Publisher);
        var draft = await publisher.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Small letters" });

        var preview = await publisher.WriteAsync(
            201,
            HttpMethod.Post,
            $"/v1/admin/articles/{draft.Text("id")}/previews",
            new { expiresAt = $"{DateTime.UtcNow.AddDays(3):yyyy-MM-dd}t09:00:00z" }
        );

        Assert.That(preview.Text("preview/expiresAt"), Does.EndWith("T09:00:00Z"));
        await publisher.WriteAsync(204, HttpMethod.Delete, $"/v1/admin/articles/{draft.Text("id")}", null, draft.Tag());
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
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/admin/articles")
        {
            Content = new StringContent("title=x", Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        using var answer = await _desk.SendAsync(request);

        Assert.That(((int)answer.StatusCode, (await answer.JsonAsync()).Text("code")), Is.EqualTo((415, "unsupported-media-type")));
    }

    [Test]
    public async Task Too_large_a_body_is_refused()
    {
        // Asked before it is sent: a server that refuses it closes the connection on who is still sending, and the answer is lost.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/admin/articles")
        {
            Content = new ByteArrayContent(new byte[1_100_000]),
        };
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

        var draft = await _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/articles",
            new
            {
                title = Script,
                subtitle = Script,
                excerpt = Script,
                body = $"{Script}\n\n[x](javascript:alert(1)) ![y](data:text/html,x)\n\n<iframe src=\"https://evil.example\"></iframe>",
                byline = Script,
                license = new { id = "CC-BY-4.0" },
                contributions = new[]
                {
                    new
                    {
                        role = "author",
                        authorId = author.Id,
                        creditedAs = Script,
                    },
                },
                attributions = new[] { new { relation = "partOf", text = Script } },
            }
        );
        await publisher.WriteAsync(200, HttpMethod.Post, $"/v1/admin/articles/{draft.Text("id")}/publication", null, draft.Tag());

        var seen = await Client.ReadAsync($"/v1/articles/{draft.Text("slug")}");
        foreach (var html in new[] { seen.Text("data/body/html")!, seen.Text("data/attributions/0/html")! })
            Assert.That(
                html,
                Does.Not.Contain("<script")
                    .And.Not.Contain("<img")
                    .And.Not.Contain("<iframe")
                    .And.Not.Contain("href=\"javascript")
                    .And.Not.Contain("src=\"data")
            );
        Assert.That(seen.Text("data/title"), Is.EqualTo(Script), "Plain text stays what was typed; whoever prints it as HTML escapes it.");
        await publisher.WriteAsync(200, HttpMethod.Delete, $"/v1/admin/articles/{draft.Text("id")}/publication", null, "\"e2\"");
        await publisher.WriteAsync(204, HttpMethod.Delete, $"/v1/admin/articles/{draft.Text("id")}", null, "\"e3\"");
    }
}
