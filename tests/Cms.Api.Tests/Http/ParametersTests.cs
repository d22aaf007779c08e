using System.Net.Http.Headers;
using System.Text;
using Cms.Testing;
using Cms.Testing.Contract;
using NUnit.Framework;

namespace Cms.Api.Tests.Http;

/// <summary>A request says exactly what it may: everything else is refused with a sentence that helps.</summary>
public sealed class ParametersTests(string provider) : OnEveryDatabase(provider)
{
    private const string Piece = "the-piece";

    // Feeds, sitemaps and cards are asked by programs that append what they like.
    private static readonly string[] AsksExactly = ["/v1/", "/problems/"];

    private static readonly string[] Paths =
    [
        .. PublicAddress
            .All.Where(address => address.Path == "/" || AsksExactly.Any(door => address.Path.StartsWith(door, StringComparison.Ordinal)))
            .Select(address =>
                address
                    .Path.Replace("/articles/{id}", $"/articles/{Piece}", StringComparison.Ordinal)
                    .Replace("{id}", "none", StringComparison.Ordinal)
                    .Replace("{code}", "gone", StringComparison.Ordinal)
            ),
    ];

    protected override async Task PrepareAsync()
    {
        var author = An.Author();
        var article = An.Article(An.Content("The piece", author));
        article.MoveTo(Piece, An.Hour);
        await SaveAsync(author, article);
    }

    [TestCaseSource(nameof(Paths))]
    public async Task A_parameter_that_there_is_not_is_refused(string path)
    {
        foreach (var name in new[] { "nonsense", "%00", "Limit%20", "formats[]", "%ED%A0%80", "%F0%9F%8C%8A", new string('x', 3_000) })
        {
            var refusal = await GetAsync($"{path}?{name}=1", 400);

            Assert.That(refusal.Text("code"), Is.EqualTo("unknown-parameter"), name);
            Assert.That(refusal.Text("errors/0/message"), Does.Contain("This address takes ").And.Contain("atLeast"));
            Assert.That(refusal.Text("errors/0/message")!, Has.Length.LessThan(1_000));
        }
    }

    [TestCase("/v1/articles", "limt", "limit")]
    [TestCase("/v1/articles", "authors", "author")]
    [TestCase("/v1/articles", "LIMIT", "limit")]
    [TestCase("/v1/articles", "topic[any]", "topic[all]")]
    [TestCase("/v1/articles", "publishedAt", "publishedAt[gt]")]
    [TestCase("/v1/articles", "publishedAt[gte][x]", "publishedAt[gte]")]
    [TestCase("/v1/articles/the-piece", "format", "formats")]
    [TestCase("/v1/home", "includes", "include")]
    [TestCase("/v1/site", "at_least", "atLeast")]
    public async Task A_misspelt_parameter_is_answered_with_the_nearest(string path, string name, string nearest)
    {
        var refusal = await GetAsync($"{path}?{name}=1", 400);

        Assert.That(refusal.Text("errors/0/parameter"), Is.EqualTo(name));
        Assert.That(refusal.Text("errors/0/message"), Does.Contain($"did you mean {nearest}?"));
    }

    [TestCase("limit=1&limit=2", "limit")]
    [TestCase("limit=1&limit=1", "limit")]
    [TestCase("cursor=a&cursor=b", "cursor")]
    [TestCase("count=true&count=true", "count")]
    [TestCase("publishedAt[gte]=2026-11-01&publishedAt%5Bgte%5D=2026-11-01", "publishedAt[gte]")]
    [TestCase("atLeast=1&atLeast=1", "atLeast")]
    public async Task A_parameter_that_takes_one_value_is_sent_once(string query, string name)
    {
        var refusal = await GetAsync($"/v1/articles?{query}", 400);

        Assert.That(refusal.At("errors").EnumerateArray().Select(e => e.Text("parameter")), Has.Member(name));
        Assert.That(
            refusal.At("errors").EnumerateArray().Select(e => e.Text("code")),
            Has.Some.EqualTo("repeated-parameter").Or.Some.EqualTo("invalid-parameter")
        );
    }

    [TestCase(
        "limit",
        "",
        "-1",
        "+1",
        "1.0",
        "1e1",
        "0x1",
        " 1",
        "1 ",
        "%201",
        "1%20",
        "1%00",
        "%0A1",
        "١",
        "１",
        "true",
        "1,2",
        "99999999999999999999",
        "abc"
    )]
    [TestCase("page", "", "-1", "0", "1.5", "%2B1", "1%00")]
    [TestCase("atLeast", "", "-1", "1.5", "now", "1%00", "99999999999999999999")]
    [TestCase("count", "", "1", "TRUE", "yes", "true%00", " true")]
    [TestCase(
        "sort",
        "",
        "-",
        "--title",
        "title,",
        ",title",
        "title,title",
        "title,-title",
        "publishedAt,modifiedAt,title",
        "Title",
        "name",
        "title;drop",
        "part",
        "title%00"
    )]
    [TestCase("include", "", "everything", "authors,", "authors,everything", "Authors", "authors%00")]
    [TestCase("author", "", ",", "a,", "UPPER", "two words", "a_b", "-a", "a-", "a--b", "%00", "a%00", "%ED%A0%80", "名前")]
    [TestCase("relation", "", "PartOf", "partOf,", "1", "original")]
    [TestCase("language", "", "e", "en,", "en_US", "en%00", "%C3%A9s")]
    [TestCase(
        "publishedAt[gte]",
        "",
        "yesterday",
        "2026",
        "2026-13-01",
        "2026-02-30",
        "2026-11-01T12:00:00",
        "2026-11-01 12:00:00Z",
        "2026-11-01T12:00:00+01:00",
        "2026-11-01T25:00:00Z",
        "1793534400",
        "2026-11-01Z",
        "2026-11-01T12:00:00Z%00",
        " 2026-11-01",
        "0001-01-01T00:00:00%2B14:00",
        "9999-12-31T23:59:59-14:00",
        "-2026-11-01",
        "٢٠٢٦-11-01"
    )]
    [TestCase("modifiedAt[lt]", "", "2026-11-1", "11/01/2026")]
    public async Task A_value_of_another_form_is_refused_and_named(string name, params string[] values)
    {
        foreach (var value in values)
        {
            var isEscaped = value.AsSpan().ContainsAny('%', '+');
            var sent = isEscaped ? value : Uri.EscapeDataString(value);
            var refusal = await GetAsync($"/v1/articles?{Uri.EscapeDataString(name)}={sent}", 400);

            Assert.That(refusal.Text("code"), Is.EqualTo("invalid-parameter"), value);
            Assert.That(refusal.Text("errors/0/parameter"), Is.EqualTo(name), value);
            Assert.That(refusal.Text("errors/0/message"), Does.StartWith(name).Or.StartWith("part"));
        }
    }

    [TestCase("body=x", "body")]
    [TestCase("body", "body")]
    [TestCase("bodyHtml=x", "bodyHtml")]
    [TestCase("BODY[0]=x", "BODY[0]")]
    [TestCase("SerializerErrors=x", "SerializerErrors")]
    [TestCase("=x", "")]
    public async Task A_parameter_is_never_taken_for_a_member_of_a_body(string query, string name)
    {
        using var desk = await Host.StaffAsync(Model.Access.Role.Editor);
        foreach (var (client, path) in new[] { (Client, "/v1/articles"), (desk, "/v1/admin/articles"), (desk, "/v1/admin/me") })
        {
            var refusal = await client.ReadAsync($"{path}?{query}", 400);

            Assert.That((refusal.Text("code"), refusal.Text("errors/0/parameter")), Is.EqualTo(("unknown-parameter", name)), path);
            Assert.That(refusal.Text("errors/0/pointer"), Is.Null);
        }
    }

    [Test]
    public async Task An_id_has_one_form()
    {
        using var desk = await Host.StaffAsync(Model.Access.Role.Editor);
        var id = (await GetAsync($"/v1/articles/{Piece}")).Text("data/id")!;
        var hex = id.Replace("-", "", StringComparison.Ordinal);
        foreach (var form in new[] { $"%7B{id}%7D", $"%28{id}%29", $"%20{id}", $"{id}%20", hex, $"{id[..35]}+", $"0x{hex}", $"{id}%0A" })
        {
            var refusal = await desk.ReadAsync($"/v1/admin/articles/{form}", 400);

            Assert.That((refusal.Text("code"), refusal.Text("errors/0/parameter")), Is.EqualTo(("invalid-parameter", "id")), form);
            Assert.That(
                refusal.At("errors").EnumerateArray().Select(e => e.Text("message")),
                Has.All.EqualTo("id should be an id: 36 characters with hyphens."),
                form
            );
            await GetAsync($"/v1/articles/{form}", 404);
        }

        foreach (var number in new[] { "%201", "1%20", "%2B1", "-1", "1.0", "1e0", "%D9%A1", "0", "99999999999" })
        {
            var refusal = await desk.ReadAsync($"/v1/admin/articles/{id}/revisions/{number}", 400);

            Assert.That(refusal.Text("errors/0/parameter"), Is.EqualTo("number"), number);
        }

        Assert.That((await desk.ReadAsync($"/v1/admin/articles/{id}")).Text("id"), Is.EqualTo(id));
    }

    [Test]
    public async Task Every_fault_of_a_request_is_told_at_once()
    {
        var refusal = await GetAsync("/v1/articles?limit=0&nonsense=1&count=maybe&sort=up", 400);

        Assert.That(refusal.Text("code"), Is.EqualTo("invalid-request"));
        Assert.That(
            refusal.At("errors").EnumerateArray().Select(e => e.Text("parameter")),
            Is.EquivalentTo(new[] { "limit", "nonsense", "count", "sort" })
        );
    }

    [Test]
    public async Task Too_many_values_are_refused_and_as_many_as_allowed_are_not()
    {
        var values = string.Join(',', Enumerable.Range(0, 50).Select(i => $"slug-{i}"));

        await GetAsync($"/v1/articles?topic={values}");
        await GetAsync($"/v1/articles?topic={values},one-more", 400);
    }

    // The web server itself ends these before anything of ours sees them, hence no body to judge.
    [TestCase("/v1/articles/%00")]
    [TestCase("/v1/articles/a%00b")]
    public async Task A_NUL_in_a_path_is_refused_by_the_web_server(string path)
    {
        using var client = new HttpClient { BaseAddress = Host.BaseAddress };

        using var answer = await client.GetAsync(path);

        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
    }

    [TestCase("%ED%A0%80", 404)]
    [TestCase("%C0%AE%C0%AE", 404)]
    [TestCase("%FF", 404)]
    [TestCase("%F0%9F%8C%8A", 404)]
    [TestCase("a%2Fb", 404)]
    [TestCase("%20", 404)]
    [TestCase("The-Piece", 404)]
    [TestCase("the-piece%20", 404)]
    [TestCase("{00000000-0000-7000-8000-000000000000}", 404)]
    [TestCase("%0D%0ASet-Cookie:%20a=b", 404)]
    [TestCase("'%20OR%201=1", 404)]
    public async Task A_strange_address_is_simply_not_there(string address, int status)
    {
        foreach (var kind in new[] { "articles", "authors", "series", "sources", "topics", "illustrations" })
        {
            using var answer = await Client.GetAsync($"/v1/{kind}/{address}");

            Assert.That((int)answer.StatusCode, Is.EqualTo(status), kind);
            Assert.That(string.Join('\n', answer.LastingHeaders()), Does.Not.Contain("Set-Cookie").And.Not.Contain("OR 1"));
        }
    }

    [Test]
    public async Task An_id_is_36_letters_and_nothing_around_them()
    {
        var id = (await GetAsync($"/v1/articles/{Piece}")).Text("data/id")!;

        foreach (
            var address in new[]
            {
                $"%20{id}",
                $"{id}%20",
                $"%7B{id}%7D",
                id.Replace("-", "", StringComparison.Ordinal),
                $"%2B{id[1..]}",
                $"0x{id[2..]}",
            }
        )
            await GetAsync($"/v1/articles/{address}", 404);
    }

    [Test]
    public async Task An_address_that_is_too_long_is_refused()
    {
        await GetAsync($"/v1/articles/{new string('a', 200)}", 404);
        await GetAsync($"/v1/articles/{new string('a', 201)}", 400);
        await GetAsync($"/v1/articles/{new string('a', 7_000)}", 400);
        await GetAsync($"/v1/articles?author={new string('a', 7_000)}", 400);
    }

    [Test]
    public async Task What_comes_along_beside_the_address_changes_no_answer()
    {
        foreach (
            var (path, member) in new[]
            {
                ("/v1/topics", "limit"),
                ("/v1/articles?sort=title", "limit"),
                ($"/v1/articles/{Piece}", "formats"),
                ($"/v1/articles/{Piece}/related", "id"),
                ("/v1/home", "include"),
            }
        )
        {
            foreach (
                var content in new HttpContent[]
                {
                    new StringContent($$"""{"{{member}}":"1","cursor":"x"}""", Encoding.UTF8, "application/json"),
                    new StringContent("not json", Encoding.UTF8, "application/json"),
                    new FormUrlEncodedContent([new(member, "1")]),
                    new MultipartFormDataContent { { new StringContent("1"), member } },
                }
            )
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path) { Content = content };
                request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
                request.Headers.Add(member, "1");
                request.Headers.Add("Cookie", $"{member}=1");
                using var odd = await Client.SendAsync(request);
                using var plain = await Client.GetAsync(path);

                Assert.That(
                    await odd.Content.ReadAsStringAsync(),
                    Is.EqualTo(await plain.Content.ReadAsStringAsync()),
                    $"{path} {content.Headers.ContentType}"
                );
            }
        }

        Assert.That((await GetAsync("/v1/topics")).At("meta/limit").GetInt32(), Is.EqualTo(20));
    }
}
