using System.Text;
using Cms.Testing;
using Cms.Testing.Hosts;
using NUnit.Framework;

namespace Cms.Contract.Tests;

public sealed class ContractTests
{
    private const string RewriteVariable = "CMS_REWRITE_CONTRACT";

    private static readonly string Path = System.IO.Path.Combine(Repository.Root, "openapi", "cms.v1.json");

    [Test]
    public async Task The_contract_checked_in_is_the_one_served()
    {
        await using var host = await CmsHost.StartAsync("sqlite");
        using var client = new HttpClient { BaseAddress = host.BaseAddress };

        var served = await client.GetStringAsync("/openapi/v1.json");

        if (Environment.GetEnvironmentVariable(RewriteVariable) is { Length: > 0 })
            await File.WriteAllTextAsync(Path, served, new UTF8Encoding(false));
        Assert.That(await File.ReadAllTextAsync(Path), Is.EqualTo(served), $"openapi/cms.v1.json is not what the program says. Set {RewriteVariable}=1 to rewrite it, and read the difference.");
    }
}
