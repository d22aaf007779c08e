using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Http;

namespace Cms.Api.Admin.Articles.Differences;

/// <summary>One step of a JSON Patch (RFC 6902).</summary>
public sealed record PatchOperation
{
    /// <summary>What is done at the path.</summary>
    public required PatchOp Op { get; init; }

    /// <summary>JSON pointer to the member.</summary>
    public required string Path { get; init; }

    /// <summary>What stands there then; null also where the member is removed.</summary>
    public required JsonElement? Value { get; init; }
}

/// <summary>What a step of a JSON Patch does.</summary>
public enum PatchOp
{
    /// <summary>Puts a member where there was none.</summary>
    Add,
    /// <summary>Takes a member away.</summary>
    Remove,
    /// <summary>Puts another value in its place.</summary>
    Replace,
}

/// <summary>Finds the JSON Patch that makes one object of another. Lists are replaced whole.</summary>
internal static class JsonDifference
{
    /// <summary>The steps, in the order of the members.</summary>
    public static IReadOnlyList<PatchOperation> Between(JsonObject before, JsonObject after)
    {
        var steps = new List<PatchOperation>();
        Walk("", before, after, steps);
        return steps;
    }

    private static void Walk(string at, JsonObject before, JsonObject after, List<PatchOperation> steps)
    {
        foreach (var (name, _) in before.Where(m => !after.ContainsKey(m.Key)))
            steps.Add(new PatchOperation { Op = PatchOp.Remove, Path = Under(at, name), Value = null });
        foreach (var (name, value) in after)
        {
            if (!before.TryGetPropertyValue(name, out var former))
                steps.Add(new PatchOperation { Op = PatchOp.Add, Path = Under(at, name), Value = Element(value) });
            else if (former is JsonObject inner && value is JsonObject other)
                Walk(Under(at, name), inner, other, steps);
            else if (!JsonNode.DeepEquals(former, value))
                steps.Add(new PatchOperation { Op = PatchOp.Replace, Path = Under(at, name), Value = Element(value) });
        }
    }

    private static string Under(string at, string name) => $"{at}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static JsonElement? Element(JsonNode? value) => value is null ? null : JsonSerializer.SerializeToElement(value, Json.Options);
}
