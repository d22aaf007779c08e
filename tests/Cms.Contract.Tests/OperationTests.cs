using System.Text.Json;
using Cms.Testing;
using Cms.Testing.Contract;
using NUnit.Framework;

namespace Cms.Contract.Tests;

/// <summary>What every operation of the contract has, so that nobody needs to ask how.</summary>
public sealed class OperationTests
{
    private static readonly JsonElement Document = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(Repository.Root, "openapi", "cms.v1.json")))
        .RootElement;

    private static readonly ContractSchemas Schemas = new(Document);

    private static IEnumerable<TestCaseData> Operations() =>
        from path in Document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select new TestCaseData(operation.Value).SetArgDisplayNames($"{operation.Name} {path.Name}");

    [TestCaseSource(nameof(Operations))]
    public void An_operation_says_what_it_does_takes_and_answers(JsonElement operation)
    {
        var responses = operation.GetProperty("responses");

        Assert.Multiple(() =>
        {
            Assert.That(operation.GetProperty("operationId").GetString(), Does.Match($"^[a-z]+([A-Z][a-z]+)*{VersionOf(operation)}$"));
            Assert.That(operation.GetProperty("summary").GetString(), Is.Not.Empty);
            Assert.That(operation.GetProperty("description").GetString(), Is.Not.Empty);
            Assert.That(operation.GetProperty("tags").GetArrayLength(), Is.EqualTo(1));
            Assert.That(responses.EnumerateObject().Any(r => r.Name[0] == '2'), "It has a success.");
            Assert.That(responses.EnumerateObject().Any(r => r.Name[0] is '4' or '5'), "It has an error.");
            foreach (
                var parameter in operation.TryGetProperty("parameters", out var parameters)
                    ? parameters.EnumerateArray().Select(Follow)
                    : []
            )
                Assert.That(parameter.GetProperty("description").GetString(), Is.Not.Empty, parameter.GetProperty("name").GetString());
        });
    }

    // A form that others have set is called by the version that its path ends with: …/ninjs/3.1 → 31.
    private static string VersionOf(JsonElement operation)
    {
        var id = operation.GetProperty("operationId").GetString();
        var path = Document
            .GetProperty("paths")
            .EnumerateObject()
            .First(p => p.Value.EnumerateObject().Any(o => o.Value.GetProperty("operationId").GetString() == id))
            .Name;
        return path is [.., '/', >= '0' and <= '9' and var major, '.', >= '0' and <= '9' and var minor] ? $"{major}{minor}" : "";
    }

    [TestCaseSource(nameof(Operations))]
    public void Every_example_keeps_to_its_schema(JsonElement operation)
    {
        var judged = 0;
        if (operation.TryGetProperty("requestBody", out var body))
        {
            foreach (var content in body.GetProperty("content").EnumerateObject())
            {
                Assert.That(
                    content.Value.TryGetProperty("example", out var example),
                    "The body has an example; openapi/examples holds one request per operation."
                );
                Assert.That(Schemas.For(content.Value.GetProperty("schema")).Errors(example), Is.Empty, "body");
            }
        }

        foreach (var response in operation.GetProperty("responses").EnumerateObject())
        {
            if (!Follow(response.Value).TryGetProperty("content", out var contents))
                continue;
            foreach (var content in contents.EnumerateObject().Where(c => c.Name.Contains("json", StringComparison.Ordinal)))
            {
                Assert.That(
                    content.Value.TryGetProperty("example", out var example),
                    $"{response.Name} has an example; openapi/examples holds one answer per operation."
                );
                Assert.That(Schemas.For(content.Value.GetProperty("schema")).Errors(example), Is.Empty, response.Name);
                judged++;
            }
        }

        Assert.That(judged, Is.Positive);
    }

    [TestCaseSource(nameof(Operations))]
    public void What_a_request_must_hold_is_never_null(JsonElement operation)
    {
        foreach (var (name, schema) in Bodies(operation).SelectMany(b => Named(b.Schema, [])))
        {
            foreach (var member in schema.TryGetProperty("required", out var required) ? required.EnumerateArray() : default)
                Assert.That(IsNullable(schema.GetProperty("properties").GetProperty(member.GetString()!)), Is.False, $"{name}.{member}");
        }
    }

    [TestCaseSource(nameof(Operations))]
    public void A_patch_names_every_member_it_takes_and_demands_none(JsonElement operation)
    {
        foreach (var (_, patch) in Bodies(operation).Where(b => b.Type == "application/merge-patch+json"))
        {
            var schema = Follow(patch);

            Assert.That(schema.GetProperty("properties").EnumerateObject(), Is.Not.Empty);
            Assert.That(schema.TryGetProperty("required", out _), Is.False);
            foreach (
                var inner in schema
                    .GetProperty("properties")
                    .EnumerateObject()
                    .Select(p => Follow(p.Value))
                    .Where(p => p.TryGetProperty("properties", out _))
            )
                Assert.That(inner.TryGetProperty("required", out _), Is.False, "An object inside a patch is a patch too.");
        }
    }

    [Test]
    public void Blocks_have_one_name_and_are_told_apart_by_their_type()
    {
        var block = Document.GetProperty("components").GetProperty("schemas").GetProperty("Block");
        var kinds = block.GetProperty("discriminator").GetProperty("mapping").EnumerateObject().ToList();

        Assert.That(block.GetProperty("discriminator").GetProperty("propertyName").GetString(), Is.EqualTo("type"));
        Assert.That(
            block.GetProperty("oneOf").EnumerateArray().Select(k => k.GetProperty("$ref").GetString()),
            Is.EqualTo(kinds.Select(k => k.Value.GetString()))
        );
        foreach (var kind in kinds)
            Assert.That(
                Resolved(kind.Value.GetString()!).GetProperty("properties").GetProperty("type").GetProperty("enum")[0].GetString(),
                Is.EqualTo(kind.Name)
            );
    }

    [Test]
    public void Every_tag_is_explained_and_used()
    {
        var explained = Document
            .GetProperty("tags")
            .EnumerateArray()
            .Where(t => t.GetProperty("description").GetString()!.Length > 0)
            .Select(t => t.GetProperty("name").GetString());
        var used = Operations().Select(o => ((JsonElement)o.Arguments[0]!).GetProperty("tags")[0].GetString()).Distinct();

        Assert.That(explained, Is.EquivalentTo(used));
    }

    [Test]
    public void Operation_names_are_unique()
    {
        var names = Operations().Select(o => ((JsonElement)o.Arguments[0]!).GetProperty("operationId").GetString()).ToList();

        Assert.That(names, Is.Unique);
    }

    private static JsonElement Resolved(string reference) =>
        reference[2..].Split('/').Aggregate(Document, (at, step) => at.GetProperty(step));

    private static JsonElement Follow(JsonElement part) =>
        part.TryGetProperty("$ref", out var reference) ? Resolved(reference.GetString()!) : part;

    private static IEnumerable<(string Type, JsonElement Schema)> Bodies(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body)
            ? body.GetProperty("content").EnumerateObject().Select(c => (c.Name, c.Value.GetProperty("schema")))
            : [];

    /// <summary>A schema and all that it leads to, by name.</summary>
    private static IEnumerable<(string Name, JsonElement Schema)> Named(JsonElement schema, HashSet<string> seen)
    {
        if (schema.ValueKind == JsonValueKind.Array)
            return schema.EnumerateArray().SelectMany(s => Named(s, seen));
        if (schema.ValueKind != JsonValueKind.Object)
            return [];
        if (schema.TryGetProperty("$ref", out var reference))
            return seen.Add(reference.GetString()!) ? Named(Follow(schema), seen).Prepend((reference.GetString()!, Follow(schema))) : [];
        return schema
            .EnumerateObject()
            .Where(m => m.Name is "properties" or "items" or "anyOf" or "oneOf" or "allOf")
            .SelectMany(m =>
                m.Name == "properties" ? m.Value.EnumerateObject().SelectMany(p => Named(p.Value, seen)) : Named(m.Value, seen)
            );
    }

    private static bool IsNullable(JsonElement schema) =>
        (
            schema.TryGetProperty("type", out var type)
            && type.ValueKind == JsonValueKind.Array
            && type.EnumerateArray().Any(t => t.GetString() == "null")
        ) || new[] { "oneOf", "anyOf" }.Any(word => schema.TryGetProperty(word, out var either) && either.EnumerateArray().Any(IsNull));

    private static bool IsNull(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "null";
}
