using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Cms.Testing.Contract;
using NUnit.Framework;

namespace Cms.Contract.Tests;

public sealed class OpenApiContractTests
{
    private static readonly OpenApiContract Contract = OpenApiContract.Parse(Text, path =>
        path.StartsWith("/docs", StringComparison.Ordinal)
    );

    [Test]
    public void An_answer_that_keeps_the_contract_has_no_violations() => Assert.That(Judge(Get("/v1/things?limit=1"), Things()), Is.Empty);

    [Test]
    public void The_contract_is_read_from_a_stream_too()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Text));

        Assert.That(OpenApiContract.Load(stream).Violations(Get("/v1/things"), Things(), Bytes(ThingsBody)), Is.Empty);
    }

    [Test]
    public void An_unknown_path_is_noticed() =>
        Assert.That(Judge(Get("/v1/nowhere"), Things()), Has.One.Contains("/v1/nowhere is not in the contract"));

    [Test]
    public void A_path_outside_the_contract_is_left_alone() =>
        Assert.That(Judge(Get("/docs/index.html"), Answer(HttpStatusCode.OK, "text/html", "<p>")), Is.Empty);

    [Test]
    public void An_undeclared_method_is_noticed() =>
        Assert.That(
            Judge(new(HttpMethod.Delete, "http://localhost/v1/things"), Answer(HttpStatusCode.NoContent)),
            Has.One.Contains("DELETE is not in the contract")
        );

    [Test]
    public void An_undeclared_query_parameter_is_noticed_on_success_only()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Judge(Get("/v1/things?publishedAt%5Bgte%5D=2026-11-01&limit=2"), Things()), Is.Empty);
            Assert.That(Judge(Get("/v1/things?publishedAt[lte]=2026-11-01"), Things()), Has.One.Contains("'publishedAt[lte]'"));
            Assert.That(Judge(Get("/v1/things?nonsense"), Problem(HttpStatusCode.BadRequest)), Is.Empty);
        });
    }

    [Test]
    public void A_query_parameter_of_the_path_or_by_reference_is_declared() =>
        Assert.That(Judge(Get("/v1/things/a?lang=es&include=x"), Thing()), Is.Empty);

    [Test]
    public void A_range_stands_for_its_statuses() => Assert.That(Judge(Get("/v1/things"), Problem(HttpStatusCode.Gone)), Is.Empty);

    [Test]
    public void An_undeclared_status_is_noticed() =>
        Assert.That(Judge(Get("/v1/things"), Problem(HttpStatusCode.InternalServerError)), Has.One.Contains("500 is not in the contract"));

    [Test]
    public void The_default_answer_stands_for_any_status() =>
        Assert.That(Judge(Get("/v1/things/a"), Problem(HttpStatusCode.InternalServerError)), Is.Empty);

    [Test]
    public void An_undeclared_content_type_is_noticed() =>
        Assert.That(
            Judge(Get("/v1/things/a"), Answer(HttpStatusCode.OK, "text/html", "<p>")),
            Has.One.Contains("text/html is not in the contract")
        );

    [Test]
    public void A_body_without_a_content_type_is_noticed() =>
        Assert.That(Judge(Get("/v1/things/a"), Answer(HttpStatusCode.OK)), Has.One.Contains("content type (none)"));

    [Test]
    public void A_body_that_does_not_fit_its_schema_is_noticed() =>
        Assert.That(
            Judge(Get("/v1/things/a"), Answer(HttpStatusCode.OK, "application/json; charset=utf-8", """{"id":1,"extra":2}""")),
            Is.EquivalentTo([
                "body /id: Value is \"integer\" but should be \"string\"; it is 1 (Thing)",
                "body /extra: is not a member the schema names (Thing)",
            ])
        );

    [TestCase("""{"id":"a","id":"b"}""")]
    [TestCase("""{"id":""")]
    [TestCase("""{"id":"\ud800"}""")]
    [TestCase("""{"\ud800":1}""")]
    [TestCase("")]
    public void A_body_that_is_not_sound_JSON_is_noticed(string body) =>
        Assert.That(Judge(Get("/v1/things/a"), Answer(HttpStatusCode.OK, "application/json", body)), Has.One.Contains("cannot be read"));

    [Test]
    public void A_body_that_is_not_UTF8_is_noticed()
    {
        using var response = Answer(HttpStatusCode.OK, "application/json", "");

        Assert.That(
            Contract.Violations(Get("/v1/things/a"), response, Encoding.Latin1.GetBytes("""{"id":"é"}""")),
            Is.EqualTo(["The body is not UTF-8."])
        );
    }

    [Test]
    public void A_compressed_body_is_judged_by_what_it_holds()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write("""{"id":1}"""u8);
        using var response = Answer(HttpStatusCode.OK, "application/json", "");
        response.Content.Headers.ContentEncoding.Add("gzip");

        Assert.That(
            Contract.Violations(Get("/v1/things/a"), response, packed.ToArray()),
            Is.EqualTo(["body /id: Value is \"integer\" but should be \"string\"; it is 1 (Thing)"])
        );
    }

    [Test]
    public void A_text_is_judged_as_a_string()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Judge(Get("/v1/things/a/text"), Answer(HttpStatusCode.OK, "text/plain", "words")), Is.Empty);
            Assert.That(Judge(Get("/v1/things/a/text"), Answer(HttpStatusCode.OK, "text/plain", "")), Has.One.Contains("fewer than 1"));
        });
    }

    [Test]
    public void A_missing_required_header_is_noticed()
    {
        var response = Things();
        response.Headers.Remove("ETag");

        Assert.That(Judge(Get("/v1/things"), response), Is.EqualTo(["The required header ETag is missing."]));
    }

    [Test]
    public void An_undeclared_header_of_those_watched_is_noticed()
    {
        var response = Things();
        response.Headers.Add("Surrogate-Key", "home");
        response.Headers.Add("X-Anything", "passes");

        Assert.That(Judge(Get("/v1/things"), response), Is.EqualTo(["The header Surrogate-Key is not in the contract for this status."]));
    }

    [Test]
    public void A_header_of_the_content_is_watched_too()
    {
        var response = Things();
        response.Content.Headers.LastModified = DateTimeOffset.UnixEpoch;

        Assert.That(Judge(Get("/v1/things"), response), Has.One.Contains("Last-Modified"));
    }

    [Test]
    public void A_header_that_does_not_fit_its_schema_is_noticed()
    {
        var response = Things();
        response.Headers.Remove("Content-Sequence");
        response.Headers.Add("Content-Sequence", "soon");

        Assert.That(Judge(Get("/v1/things"), response), Has.One.Contains("Content-Sequence 'soon'"));
    }

    [Test]
    public void A_304_has_its_headers_and_no_body()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Judge(Get("/v1/things"), NotModified("")), Is.Empty);
            Assert.That(Judge(Get("/v1/things"), NotModified("x")), Has.One.Contains("body of 1 bytes"));
        });

        static HttpResponseMessage NotModified(string body)
        {
            var response = Answer(HttpStatusCode.NotModified, null, body);
            response.Headers.ETag = new EntityTagHeaderValue("\"1\"");
            return response;
        }
    }

    [Test]
    public void A_HEAD_is_judged_as_GET_without_body()
    {
        var response = Things();
        var request = new HttpRequestMessage(HttpMethod.Head, "http://localhost/v1/things?nonsense=1");

        Assert.That(
            Contract.Violations(request, response, Bytes("{}")),
            Is.EquivalentTo([
                "There is a body of 2 bytes where none may be.",
                "The query parameter 'nonsense' was accepted but is not in the contract.",
            ])
        );
    }

    [Test]
    public void A_204_has_no_body()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Judge(new(HttpMethod.Delete, "http://localhost/v1/things/a"), Answer(HttpStatusCode.NoContent)), Is.Empty);
            Assert.That(
                Judge(new(HttpMethod.Delete, "http://localhost/v1/things/a"), Answer(HttpStatusCode.NoContent, "text/plain", "x")),
                Has.One.Contains("the contract has none")
            );
        });
    }

    [Test]
    public void A_literal_path_wins_over_a_template()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Judge(Get("/v1/things/latest"), Answer(HttpStatusCode.OK, "text/plain", "now")), Is.Empty);
            Assert.That(Judge(Get("/v1/things/lates"), Answer(HttpStatusCode.OK, "text/plain", "now")), Is.Not.Empty);
            Assert.That(
                Judge(new(HttpMethod.Delete, "http://localhost/v1/things/latest"), Answer(HttpStatusCode.NoContent)),
                Is.Empty,
                "only the template has DELETE"
            );
        });
    }

    [Test]
    public void A_segment_may_mix_text_and_placeholders()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Judge(Get("/media/1/640x480.jpg"), Answer(HttpStatusCode.OK, "image/jpeg", "pixels")), Is.Empty);
            Assert.That(Judge(Get("/media/1/640x480.jpg"), Answer(HttpStatusCode.OK, "text/plain", "pixels")), Is.Not.Empty);
            Assert.That(Judge(Get("/media/1/640"), Problem(HttpStatusCode.NotFound)), Is.Empty, "unknown");
        });
    }

    [Test]
    public void A_404_for_an_unknown_path_is_a_problem()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Judge(Get("/v1/nowhere"), Problem(HttpStatusCode.NotFound)), Is.Empty);
            Assert.That(
                Judge(Get("/v1/nowhere"), Answer(HttpStatusCode.NotFound, "application/json", """{"code":"not-found"}""")),
                Is.Not.Empty
            );
            Assert.That(
                Judge(Get("/v1/nowhere"), Answer(HttpStatusCode.NotFound, "application/problem+json", """{"word":"?"}""")),
                Is.Not.Empty
            );
        });
    }

    [Test]
    public void A_405_is_a_problem_and_names_the_methods()
    {
        var request = new HttpRequestMessage(HttpMethod.Put, "http://localhost/v1/things");
        var silent = Problem(HttpStatusCode.MethodNotAllowed);
        var telling = Problem(HttpStatusCode.MethodNotAllowed);
        telling.Content.Headers.Allow.Add("GET");

        Assert.Multiple(() =>
        {
            Assert.That(Judge(request, telling), Is.Empty);
            Assert.That(Judge(request, silent), Has.One.Contains("Allow"));
        });
    }

    [TestCase("\"3.1.2\"", "\"3.0.4\"")]
    [TestCase("\"minLength\"", "\"shortest\"")]
    [TestCase("\"style\": \"form\"", "\"style\": \"deepObject\"")]
    [TestCase("""{"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}""", """{"application/json": {}}""")]
    [TestCase("#/components/responses/Problem", "#/components/responses/Absent")]
    public void A_contract_that_cannot_be_held_against_an_answer_throws(string written, string miswritten)
    {
        Assume.That(Text, Does.Contain(written));

        Assert.That(
            () => OpenApiContract.Parse(Text.Replace(written, miswritten, StringComparison.Ordinal)),
            Throws.TypeOf<UnsupportedSchemaException>()
        );
    }

    [Test]
    public async Task The_handler_throws_with_all_that_is_needed_to_find_the_fault()
    {
        using var client = Client(Answer(HttpStatusCode.OK, "application/json", """{"id":1}"""));

        var thrown = await Assert.ThrowsAsync<ContractViolationException>(() =>
            client.GetAsync(new Uri("/v1/things/a?lang=es&odd=1", UriKind.Relative))
        );

        Assert.Multiple(() =>
        {
            Assert.That(
                thrown?.Message,
                Does.Contain("GET /v1/things/a?lang=es&odd=1").And.Contain("200").And.Contain("'odd'").And.Contain("/id")
            );
            Assert.That(thrown?.Violations, Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task The_handler_leaves_a_sound_answer_readable()
    {
        using var client = Client(Thing());

        using var response = await client.GetAsync(new Uri("/v1/things/a", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"id":"a"}"""));
    }

    [Test]
    public async Task The_handler_passes_OPTIONS_through()
    {
        using var client = Client(Answer(HttpStatusCode.NoContent));
        using var request = new HttpRequestMessage(HttpMethod.Options, "/v1/things");

        using var response = await client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    private const string ThingsBody = """{"data":[{"id":"a"}]}""";

    private const string Text = """
        {
          "openapi": "3.1.2",
          "info": {"title": "Things", "version": "1"},
          "paths": {
            "/v1/things": {
              "get": {
                "parameters": [
                  {"name": "limit", "in": "query", "style": "form", "schema": {"type": "integer"}},
                  {"name": "publishedAt[gte]", "in": "query", "schema": {"type": "string"}}
                ],
                "responses": {
                  "200": {
                    "description": "Things",
                    "headers": {
                      "ETag": {"required": true, "schema": {"type": "string"}},
                      "Content-Sequence": {"$ref": "#/components/headers/Content-Sequence"}
                    },
                    "content": {"application/json": {"schema": {"type": "object", "required": ["data"], "properties": {"data": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}}}}}
                  },
                  "304": {"description": "As before", "headers": {"ETag": {"required": true, "schema": {"type": "string"}}}},
                  "4XX": {"$ref": "#/components/responses/Problem"}
                }
              }
            },
            "/v1/things/{id}": {
              "parameters": [
                {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}},
                {"name": "lang", "in": "query", "schema": {"type": "string"}}
              ],
              "get": {
                "parameters": [{"$ref": "#/components/parameters/Include"}],
                "responses": {
                  "200": {"description": "A thing", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                  "default": {"$ref": "#/components/responses/Problem"}
                }
              },
              "delete": {"responses": {"204": {"description": "Gone"}}}
            },
            "/v1/things/latest": {
              "get": {"responses": {"200": {"description": "A word", "content": {"text/plain": {"schema": {"type": "string"}}}}}}
            },
            "/v1/things/{id}/text": {
              "get": {"responses": {"200": {"description": "Words", "content": {"text/plain": {"schema": {"type": "string", "minLength": 1}}}}}}
            },
            "/media/{id}/{width}.{format}": {
              "get": {"responses": {"200": {"description": "A picture", "content": {"text/plain": {}}}}}
            },
            "/media/{id}/{width}x{height}.{format}": {
              "get": {"responses": {"200": {"description": "A crop", "content": {"image/*": {}}}}}
            }
          },
          "components": {
            "headers": {"Content-Sequence": {"schema": {"type": "integer", "format": "int64"}}},
            "parameters": {"Include": {"name": "include", "in": "query", "schema": {"type": "string"}}},
            "responses": {"Problem": {"description": "A problem", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}},
            "schemas": {
              "Thing": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
              "Problem": {"type": "object", "required": ["code"], "properties": {"code": {"type": "string"}}}
            }
          }
        }
        """;

    private static IReadOnlyList<string> Judge(HttpRequestMessage request, HttpResponseMessage response)
    {
        using (request)
        using (response)
            return Contract.Violations(request, response, response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult());
    }

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, $"http://localhost{path}");

    private static HttpResponseMessage Things()
    {
        var response = Answer(HttpStatusCode.OK, "application/json", ThingsBody);
        response.Headers.ETag = new EntityTagHeaderValue("\"1\"");
        response.Headers.Add("Content-Sequence", "42");
        return response;
    }

    private static HttpResponseMessage Thing() => Answer(HttpStatusCode.OK, "application/json", """{"id":"a"}""");

    private static HttpResponseMessage Problem(HttpStatusCode status) =>
        Answer(status, "application/problem+json", """{"code":"a-word"}""");

    private static HttpResponseMessage Answer(HttpStatusCode status, string? contentType = null, string body = "")
    {
        var content = new ByteArrayContent(Bytes(body));
        if (contentType is not null)
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return new HttpResponseMessage(status) { Content = content };
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static HttpClient Client(HttpResponseMessage response) =>
        new(new ContractHandler(Contract) { InnerHandler = new Canned(response) }) { BaseAddress = new Uri("http://localhost") };

    private sealed class Canned(HttpResponseMessage response) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(response);
    }
}
