using System.Text.Json.Nodes;
using Cms.Model;
using Cms.Model.Partners;
using NUnit.Framework;

namespace Cms.Conformance.Tests;

/// <summary>What partners get as ninjs, by the schemas of the IPTC.</summary>
public sealed class NinjsTests : Magazine
{
    private HttpClient _partner = null!;
    private List<string> _articles = [];

    [OneTimeSetUp]
    public async Task Entitle()
    {
        var now = TimeProvider.System.Now();
        var partner = new Partner(new PartnerProfile { Name = "The Inland Courier" }, now);
        await Host.DeskAsync(async db =>
        {
            var product = new Product(new ProductTerms { Name = "Everything" }, now);
            db.AddRange(partner, product, new Entitlement(partner.Id, product.Id, now, null, hasEarlyAccess: false, now));
            await db.SaveAsync(CancellationToken.None);
        });
        await Host.PartnersReviewedAsync();
        _partner = await Host.PartnerAsync(partner.Id);
        var list = JsonNode.Parse(await _partner.GetStringAsync("/v1/partner/articles?limit=100"))!;
        _articles = [.. list["data"]!.AsArray().Select(a => a!["article"]!["id"]!.GetValue<string>())];
    }

    [TestCase("3.1")]
    [TestCase("2.2")]
    [TestCase("1.3")]
    public async Task Every_piece_of_the_magazine_keeps_to_the_schema(string version)
    {
        Assert.That(_articles, Has.Count.GreaterThan(30));

        var (exit, said, complained) = await JudgeAsync(version, [.. await Task.WhenAll(_articles.Select(id => FileAsync(id, version)))]);

        Assert.That(exit, Is.Zero, said + complained);
    }

    [TestCase("3.1")]
    [TestCase("2.2")]
    [TestCase("1.3")]
    public async Task A_member_of_ours_is_noticed(string version)
    {
        var file = await FileAsync(_articles[0], version);
        var item = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        item["omitted"] = new JsonArray();
        await File.WriteAllTextAsync(file, item.ToJsonString());

        var (exit, said, _) = await JudgeAsync(version, [file]);

        Assert.That((exit, said.Contains("omitted", StringComparison.Ordinal)), Is.EqualTo((1, true)), said);
    }

    private static Task<(int Exit, string Said, string Complained)> JudgeAsync(string version, IEnumerable<string> files) =>
        Tool.RunAsync(
            "npm",
            "bash",
            [Path.Combine(Tool.Folder, "jsonschema", "judge.sh"), $"{Schema($"ninjs-{version}")},{Schema("geojson")}", .. files]
        );

    private static string Schema(string name) => Path.Combine(Tool.Folder, "schemas", name + ".json");

    private async Task<string> FileAsync(string id, string version)
    {
        var file = Path.Combine(Folder.FullName, Guid.NewGuid().ToString("N"));
        await File.WriteAllTextAsync(file, await _partner.GetStringAsync($"/v1/partner/articles/{id}/ninjs/{version}"));
        return file;
    }
}
