using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Http;

namespace Cms.Api.Admin.Articles.Differences;

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
            steps.Add(
                new PatchOperation
                {
                    Op = PatchOp.Remove,
                    Path = Under(at, name),
                    Value = null,
                }
            );
        foreach (var (name, value) in after)
        {
            if (!before.TryGetPropertyValue(name, out var former))
                steps.Add(
                    new PatchOperation
                    {
                        Op = PatchOp.Add,
                        Path = Under(at, name),
                        Value = Element(value),
                    }
                );
            else if (former is JsonObject inner && value is JsonObject other)
                Walk(Under(at, name), inner, other, steps);
            else if (!JsonNode.DeepEquals(former, value))
                steps.Add(
                    new PatchOperation
                    {
                        Op = PatchOp.Replace,
                        Path = Under(at, name),
                        Value = Element(value),
                    }
                );
        }
    }

    private static string Under(string at, string name) =>
        $"{at}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static JsonElement? Element(JsonNode? value) => value is null ? null : JsonSerializer.SerializeToElement(value, Json.Options);
}
