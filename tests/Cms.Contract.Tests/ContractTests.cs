using System.Text;
using System.Text.Json.Nodes;
using Cms.Api.Http.OpenApi;
using Cms.Testing;
using Cms.Testing.Hosts;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Cms.Contract.Tests;

public sealed class ContractTests
{
    private const string RewriteVariable = "CMS_REWRITE_CONTRACT";

    private static readonly string Path = System.IO.Path.Combine(Repository.Root, "openapi", "cms.v1.json");

    [Test]
    public async Task The_contract_checked_in_is_what_the_program_says()
    {
        await using var host = await CmsHost.StartAsync("sqlite");

        var readable = await host.Services.GetRequiredService<ContractText>().DescribeAsync();

        if (Environment.GetEnvironmentVariable(RewriteVariable) is { Length: > 0 })
            await File.WriteAllTextAsync(Path, readable, new UTF8Encoding(false));
        Assert.That(
            await File.ReadAllTextAsync(Path),
            Is.EqualTo(readable),
            $"openapi/cms.v1.json is not what the program says. Set {RewriteVariable}=1 to rewrite it, and read the difference."
        );
    }

    // Each list has an order of its own; of all else generated clients would else have one type beside another that is the same.
    [Test]
    public async Task One_set_of_words_has_one_name()
    {
        var components = JsonNode.Parse(await File.ReadAllTextAsync(Path))!["components"]!["schemas"]!.AsObject();

        var doubled = components
            .Where(s => s.Value!["enum"] is not null && !s.Key.EndsWith("Sort", StringComparison.Ordinal))
            .GroupBy(s => string.Join(' ', s.Value!["enum"]!.AsArray().Select(w => (string)w!).Order(StringComparer.Ordinal)), s => s.Key)
            .Where(g => g.Skip(1).Any())
            .Select(g => string.Join(" and ", g));

        Assert.That(doubled, Is.Empty);
    }

    [Test]
    public async Task The_contract_is_served_small_packed_and_once()
    {
        await using var host = await CmsHost.StartAsync("sqlite");
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.None })
        {
            BaseAddress = host.BaseAddress,
        };

        using var packed = await GetAsync(client, ("Accept-Encoding", "br, gzip"));
        using var whole = await GetAsync(client);
        using var again = await GetAsync(client, ("Accept-Encoding", "br, gzip"), ("If-None-Match", packed.Headers.ETag!.ToString()));

        var text = await whole.Content.ReadAsStringAsync();
        Assert.That(Encoding.UTF8.GetByteCount(text), Is.LessThan(1_200_000));
        Assert.That(
            JsonNode.DeepEquals(JsonNode.Parse(text), JsonNode.Parse(await File.ReadAllTextAsync(Path))),
            "Served without white space, and otherwise as it is checked in. After a rewrite it takes a build."
        );
        Assert.That(packed.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "br" }), "For the first caller too.");
        Assert.That((await packed.Content.ReadAsByteArrayAsync()).Length, Is.LessThan(200_000));
        Assert.That((int)again.StatusCode, Is.EqualTo(304));
    }

    [Test]
    public async Task The_page_has_a_document_for_each_door_that_it_can_show_at_once()
    {
        await using var host = await CmsHost.StartAsync("sqlite");
        using var client = new HttpClient { BaseAddress = host.BaseAddress };
        var whole = JsonNode.Parse(await File.ReadAllTextAsync(Path))!["paths"]!.AsObject().Select(p => p.Key);
        var shown = new List<string>();

        foreach (var door in new[] { "readers", "desk", "partners" })
        {
            var document = JsonNode.Parse(await client.GetStringAsync($"/docs/{door}.json"))!;

            Assert.That((string)document["openapi"]!, Does.StartWith("3.0."), "Of 3.1 the page walks over all first.");
            var operations = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(o => o.Value!["tags"]![0]);
            var tags = document["tags"]!.AsArray().Select(t => (string)t!["name"]!);
            Assert.That(operations.Select(o => (string)o!).Distinct(), Is.EquivalentTo(tags), door);
            shown.AddRange(document["paths"]!.AsObject().Select(p => p.Key));
        }

        Assert.That(shown, Is.EquivalentTo(whole), "Each path at one door.");
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }
}
