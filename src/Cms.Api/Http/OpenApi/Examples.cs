using System.Text.Json.Nodes;
using Cms.Api.Http.Problems;

namespace Cms.Api.Http.OpenApi;

/// <summary>The examples of the contract: one answer per operation in <c>openapi/examples</c>, built into the program.</summary>
internal static class Examples
{
    /// <summary>The example answer of an operation.</summary>
    public static JsonNode? Of(string operation)
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream($"examples.{operation}.json");
        return stream is null ? null : JsonNode.Parse(stream);
    }

    /// <summary>An example error answer.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="more">What it says more than others.</param>
    public static JsonNode Problem(string code, JsonObject more)
    {
        var kind = ProblemKinds.All[code];
        var problem = new JsonObject
        {
            ["type"] = "/problems/" + code,
            ["code"] = code,
            ["title"] = kind.Title,
            ["status"] = kind.Status,
            ["detail"] = kind.Help,
            ["requestId"] = "0HNH3J8QK5V2M:00000001",
            ["errors"] = new JsonArray(),
        };
        foreach (var (name, value) in more)
            problem[name] = value?.DeepClone();
        return problem;
    }
}
