using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Cms.Conformance.Tests;

/// <summary>JSON Feeds by the schema of JSON Feed 1.1.</summary>
public sealed class JsonFeedTests : Magazine
{
    [TestCase("/feeds/articles.json")]
    [TestCase("/feeds/authors/ines-okafor.json")]
    [TestCase("/feeds/series/the-long-repair.json")]
    [TestCase("/feeds/sources/the-tidewater-review.json")]
    [TestCase("/feeds/topics/housing.json")]
    public async Task Every_page_of_a_feed_keeps_to_the_schema(string feed)
    {
        var files = new List<string>();
        for (var next = feed; next is not null; )
        {
            files.Add(await FileAsync(next));
            next = JsonNode.Parse(await File.ReadAllTextAsync(files[^1]))!["next_url"] is { } link
                ? new Uri(link.GetValue<string>()).PathAndQuery
                : null;
        }

        var (exit, said, complained) = await JudgeAsync(files);

        Assert.That(exit, Is.Zero, said + complained);
    }

    [Test]
    public async Task What_does_not_keep_to_it_is_noticed()
    {
        var file = await FileAsync("/feeds/articles.json");
        var feed = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        feed["items"]![0]!["modified"] = "yesterday";
        await File.WriteAllTextAsync(file, feed.ToJsonString());

        var (exit, said, _) = await JudgeAsync([file]);

        Assert.That((exit, said.Contains("modified", StringComparison.Ordinal)), Is.EqualTo((1, true)), said);
    }

    private static Task<(int Exit, string Said, string Complained)> JudgeAsync(IEnumerable<string> files) =>
        Tool.RunAsync(
            "npm",
            "bash",
            [Path.Combine(Tool.Folder, "jsonschema", "judge.sh"), Path.Combine(Tool.Folder, "schemas", "jsonfeed-1.1.json"), .. files]
        );
}
