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
    public static JsonNode Problem(string code, Type type)
    {
        var kind = ProblemAnswers.Kinds[code];
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
        if (type == typeof(GoneResponse))
        {
            problem["withdrawnAt"] = "2026-10-02T09:30:00Z";
            problem["notice"] = "This piece rested on a document that proved to be forged. We have withdrawn it.";
            problem["replacement"] = null;
        }

        if (type == typeof(ConflictResponse))
        {
            problem["allowedActions"] = code == "wrong-state" ? new JsonArray("edit", "publish", "trash") : new JsonArray();
            problem["currentEditVersion"] = code == "edit-conflict" ? 8 : null;
            problem["editedBy"] = code == "edit-conflict" ? "Ines at the night desk" : null;
            problem["editedAt"] = code == "edit-conflict" ? "2026-10-02T09:30:00Z" : null;
            problem["usedBy"] = new JsonArray();
        }

        return problem;
    }
}
