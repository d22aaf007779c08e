using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Testing;

namespace Cms.Api.Tests.Fuzz;

/// <summary>One operation of the contract, as far as calling it wrongly needs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path, with placeholders.</param>
/// <param name="Parameters">What it takes in path, query and headers.</param>
/// <param name="ContentType">The type of its body; null where it takes none.</param>
/// <param name="Example">The contract's own example of the body.</param>
/// <param name="Body">The schema of the body.</param>
internal sealed record FuzzOperation(
    string Name,
    HttpMethod Method,
    string Path,
    IReadOnlyList<FuzzParameter> Parameters,
    string? ContentType,
    JsonObject? Example,
    JsonElement Body
);

/// <summary>One parameter.</summary>
internal sealed record FuzzParameter(string Name, string In, bool IsRequired);

/// <summary>The contract as the fuzz reads it: the operations, and the members that their bodies may have.</summary>
internal sealed class FuzzContract
{
    // Bodies nest no deeper than this; what refers to itself ends here.
    private const int MostDeep = 5;

    private readonly JsonElement _root = JsonElement.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "openapi", "cms.v1.json")));

    public IReadOnlyList<FuzzOperation> Operations() =>
        [
            .. from path in _root.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where operation.Value.TryGetProperty("operationId", out _)
            select Read(path.Name, operation.Name, operation.Value),
        ];

    /// <summary>Every member that a body of this schema may have, as the steps to it; the first item stands for all of a list.</summary>
    public IEnumerable<IReadOnlyList<string>> Members(JsonElement schema) => Members(schema, []);

    private IEnumerable<IReadOnlyList<string>> Members(JsonElement schema, IReadOnlyList<string> at)
    {
        if (at.Count >= MostDeep)
            yield break;
        foreach (var part in Parts(schema))
        {
            if (part.TryGetProperty("properties", out var properties))
            {
                foreach (var member in properties.EnumerateObject())
                {
                    IReadOnlyList<string> here = [.. at, member.Name];
                    yield return here;
                    foreach (var inside in Members(member.Value, here))
                        yield return inside;
                }
            }

            if (part.TryGetProperty("items", out var items))
            {
                IReadOnlyList<string> first = [.. at, "0"];
                yield return first;
                foreach (var inside in Members(items, first))
                    yield return inside;
            }
        }
    }

    private IEnumerable<JsonElement> Parts(JsonElement schema)
    {
        schema = Follow(schema);
        yield return schema;
        foreach (var name in new[] { "allOf", "anyOf", "oneOf" })
        {
            if (!schema.TryGetProperty(name, out var parts))
                continue;
            foreach (var part in parts.EnumerateArray().SelectMany(Parts))
                yield return part;
        }
    }

    private FuzzOperation Read(string path, string method, JsonElement operation)
    {
        var (type, example, schema) = ((string?)null, (JsonObject?)null, default(JsonElement));
        if (operation.TryGetProperty("requestBody", out var body))
        {
            var content = Follow(body).GetProperty("content").EnumerateObject().First();
            (type, schema) = (content.Name, content.Value.GetProperty("schema"));
            if (content.Value.TryGetProperty("example", out var given))
                example = JsonNode.Parse(given.GetRawText()) as JsonObject;
        }

        var parameters = operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray().Select(Follow) : [];
        return new FuzzOperation(
            operation.GetProperty("operationId").GetString()!,
            new HttpMethod(method.ToUpperInvariant()),
            path,
            [.. parameters.Select(Parameter)],
            type,
            example,
            schema
        );
    }

    private static FuzzParameter Parameter(JsonElement parameter) =>
        new(
            parameter.GetProperty("name").GetString()!,
            parameter.GetProperty("in").GetString()!,
            parameter.TryGetProperty("required", out var required) && required.GetBoolean()
        );

    private JsonElement Follow(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("$ref", out var reference))
            return value;
        var steps = reference.GetString()!.TrimStart('#', '/').Split('/');
        return Follow(steps.Aggregate(_root, (at, step) => at.GetProperty(step)));
    }
}
