using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Cms.Testing.Contract;

/// <summary>A schema says something that would have to be passed over in silence when values are judged by it.</summary>
public sealed class UnsupportedSchemaException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The schemas of the contract, each made ready once to judge JSON values by.</summary>
/// <remarks>
/// Stricter than JSON Schema 2020-12: a whole number has at most 64 bits, and where <c>properties</c> are written and no
/// <c>additionalProperties</c>, other members are refused, since an answer never changes its shape. The branches of an
/// <c>allOf</c>, a <c>$ref</c> and what is written beside them make one shape together; the branches of <c>oneOf</c> and
/// <c>anyOf</c> are a shape each.
/// An explicit <c>additionalProperties: false</c> sees only the <c>properties</c> beside it, as in the standard.
/// </remarks>
public sealed class ContractSchemas
{
    private const string ReferencePrefix = "#/components/";
    private const string SchemaPrefix = "#/components/schemas/";
    private const string Base = "https://contract.test/";

    // A shape that others are composed of is closed by what it becomes a part of, not by itself.
    private const string PartSuffix = ".part";

    private readonly JsonElement _document;
    private readonly BuildOptions _options = new() { Dialect = ContractDialect.Dialect, SchemaRegistry = new() };
    private readonly Dictionary<string, ContractSchema> _ready = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <param name="document">The document that holds the <c>components</c> which references point to.</param>
    /// <exception cref="UnsupportedSchemaException">A schema of the components uses a keyword, format or reference that is not known here.
    /// </exception>
    public ContractSchemas(JsonElement document)
    {
        _document = document;
        var definitions = new JsonObject();
        if (document.TryGetProperty("components", out var components) && components.TryGetProperty("schemas", out var schemas))
        {
            foreach (var schema in schemas.EnumerateObject())
            {
                definitions.Add(schema.Name, Closed(schema.Value, isPart: false));
                definitions.Add(schema.Name + PartSuffix, Closed(schema.Value, isPart: true));
            }
        }

        Build(new JsonObject { ["$id"] = Base, ["$defs"] = definitions });
    }

    /// <summary>What judges values by a schema; the same for the same words.</summary>
    /// <exception cref="UnsupportedSchemaException">The schema uses a keyword, format or reference that is not known here.</exception>
    public ContractSchema For(JsonElement schema)
    {
        var text = schema.GetRawText();
        lock (_lock)
        {
            if (!_ready.TryGetValue(text, out var ready))
                _ready.Add(text, ready = new(Build(Closed(schema, isPart: false))));
            return ready;
        }
    }

    /// <summary>What a reference such as <c>#/components/schemas/Article</c> stands for.</summary>
    /// <exception cref="UnsupportedSchemaException">The reference leaves the components or leads nowhere.</exception>
    public JsonElement Resolve(string reference)
    {
        if (!reference.StartsWith(ReferencePrefix, StringComparison.Ordinal))
            throw new UnsupportedSchemaException($"The reference '{reference}' does not begin with {ReferencePrefix}.");

        var found = _document;
        foreach (var step in reference[2..].Split('/'))
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(step, out found))
                throw new UnsupportedSchemaException($"The reference '{reference}' leads nowhere: there is no '{step}'.");
        }

        return found;
    }

    /// <summary>The name of the component that a place is in, for a message; empty where it is in none.</summary>
    internal static string NameIn(Uri place)
    {
        const string Definitions = "#/$defs/";
        return place.Fragment.StartsWith(Definitions, StringComparison.Ordinal)
            ? place.Fragment[Definitions.Length..].Split('/')[0].Replace(PartSuffix, "", StringComparison.Ordinal)
            : "";
    }

    private JsonSchema Build(JsonNode schema)
    {
        try
        {
            return JsonSchema.Build(JsonSerializer.SerializeToElement(schema), _options);
        }
        catch (Exception e) when (e is JsonSchemaException or ArgumentException)
        {
            throw new UnsupportedSchemaException(e.Message, e);
        }
    }

    /// <summary>The same schema, with every shape closed where it is used.</summary>
    private JsonNode Closed(JsonElement schema, bool isPart)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return JsonSerializer.SerializeToNode(schema)!;

        if (schema.TryGetProperty("discriminator", out var discriminator))
            Inspect(discriminator, schema);
        var isComposed = schema.TryGetProperty("allOf", out _) || Sources(schema) > 1;
        var closed = new JsonObject();
        foreach (var (name, value) in schema.EnumerateObject().Select(keyword => (keyword.Name, keyword.Value)))
        {
            closed[name] = (name, value.ValueKind) switch
            {
                ("properties" or "patternProperties", JsonValueKind.Object) => new JsonObject(
                    value.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, (JsonNode?)Closed(p.Value, isPart: false)))
                ),
                ("additionalProperties" or "items" or "propertyNames", _) => Closed(value, isPart: false),
                ("oneOf" or "anyOf" or "allOf", JsonValueKind.Array) => new JsonArray([
                    .. value.EnumerateArray().Select(branch => Closed(branch, isPart || isComposed)),
                ]),
                ("$ref", JsonValueKind.String) => Reference(value.GetString()!, isPart || isComposed),
                _ => JsonSerializer.SerializeToNode(value),
            };
        }

        // The package takes 1e999 for a whole number, and no client does.
        if (schema.TryGetProperty("type", out var type) && type.ToString() == "integer")
            closed.TryAdd("format", "int64");
        if (!isPart && isComposed)
            closed["unevaluatedProperties"] = false;
        else if (!isPart && closed.ContainsKey("properties"))
            closed.TryAdd("additionalProperties", false);
        return closed;
    }

    // It judges nothing, but leads clients astray if it points elsewhere than the branches.
    private static void Inspect(JsonElement discriminator, JsonElement schema)
    {
        if (!schema.TryGetProperty("oneOf", out var branches) && !schema.TryGetProperty("anyOf", out branches))
            throw new UnsupportedSchemaException("A discriminator stands beside a oneOf or anyOf.");
        if (!discriminator.TryGetProperty("propertyName", out _))
            throw new UnsupportedSchemaException("A discriminator names its property in 'propertyName'.");
        if (!discriminator.TryGetProperty("mapping", out var mapping))
            return;

        var known = branches
            .EnumerateArray()
            .Select(branch => branch.TryGetProperty("$ref", out var reference) ? reference.GetString() : null)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var entry in mapping.EnumerateObject().Where(entry => !known.Contains(entry.Value.GetString())))
            throw new UnsupportedSchemaException($"The discriminator maps '{entry.Name}' to what is not one of the branches.");
    }

    // How many of a schema's keywords can name members of the value it judges.
    private static int Sources(JsonElement schema) =>
        (schema.TryGetProperty("properties", out _) || schema.TryGetProperty("additionalProperties", out _) ? 1 : 0)
        + (schema.TryGetProperty("$ref", out _) ? 1 : 0)
        + (schema.TryGetProperty("oneOf", out _) ? 1 : 0)
        + (schema.TryGetProperty("anyOf", out _) ? 1 : 0);

    private string Reference(string reference, bool toPart)
    {
        Resolve(reference);
        if (!reference.StartsWith(SchemaPrefix, StringComparison.Ordinal) || reference[SchemaPrefix.Length..].Contains('/'))
            throw new UnsupportedSchemaException($"The reference '{reference}' is not to a schema of the components.");
        return $"{Base}#/$defs/{reference[SchemaPrefix.Length..]}{(toPart ? PartSuffix : "")}";
    }
}
