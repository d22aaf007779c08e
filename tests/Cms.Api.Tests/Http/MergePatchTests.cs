using System.Text.Json.Nodes;
using Cms.Api.Http.Bodies;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Http;

/// <summary>JSON merge patch, held against vectors (<c>Vectors/README.md</c>).</summary>
public sealed class MergePatchTests
{
    private static IEnumerable<TestCaseData> Vectors =>
        JsonNode
            .Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Cms.Api.Tests", "Http", "Vectors", "merge-patch.json")))!
            .AsArray()
            .Select(v => new TestCaseData(v!["target"], v["patch"], v["result"]).SetArgDisplayNames(v["name"]!.GetValue<string>()));

    [TestCaseSource(nameof(Vectors))]
    public void A_patch_gives_the_result_of_its_vector(JsonNode? target, JsonNode? patch, JsonNode? result)
    {
        var before = target?.DeepClone();

        var patched = MergePatch.Apply(target, patch);

        Assert.That(JsonNode.DeepEquals(patched, result), $"{patched?.ToJsonString()} instead of {result?.ToJsonString()}");
        Assert.That(JsonNode.DeepEquals(target, before), "The target itself stays.");
    }
}
