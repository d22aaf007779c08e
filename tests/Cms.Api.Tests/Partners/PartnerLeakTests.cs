using System.Text.Json;
using Cms.Model.Partners;
using Cms.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Partners;

/// <summary>
/// A partner that is entitled to everything walks all it can read of the demo magazine, whose drafts and other unseen
/// things carry the word "unseen" in every text and slug, and finds neither that word nor their ids.
/// </summary>
public sealed class PartnerLeakTests(string provider) : OnEveryDatabase(provider)
{
    protected override Holding Holding => Holding.Demo;

    [Test]
    public async Task Nothing_unseen_is_in_any_answer_to_a_partner()
    {
        var now = Model.Clock.Now(TimeProvider.System);
        var partner = new Partner(new PartnerProfile { Name = "The Inland Courier" }, now);
        var unseen = await Host.DeskAsync(async db =>
        {
            var product = new Product(new ProductTerms { Name = "Everything" }, now);
            db.AddRange(partner, product, new Entitlement(partner.Id, product.Id, now, null, hasEarlyAccess: false, now));
            await db.SaveAsync(CancellationToken.None);
            return await db.Articles.Where(a => !a.WasPublic).Select(a => a.Id).ToListAsync();
        });
        await Host.PartnersReviewedAsync();
        var client = await Host.PartnerAsync(partner.Id);
        Assert.That(unseen, Has.Count.GreaterThan(3), "There is something to find.");
        var had = new List<string>();

        for (string? path = "/v1/partner/articles?limit=100"; path is not null; )
        {
            var page = await LookAsync(client, path, unseen);
            had.AddRange(page.GetProperty("data").EnumerateArray().Select(a => a.Text("article/id")!));
            path = page.Text("links/next") is { } next ? Calls.PathOf(next) : null;
        }

        await LookAsync(client, "/v1/partner/snapshot?limit=100&formats=html,markdown,text,blocks", unseen);
        await LookAsync(client, "/v1/partner/changes?limit=100", unseen);
        await LookAsync(client, "/v1/partner/withdrawals", unseen);
        Assert.That(had, Has.Count.GreaterThan(30));
        foreach (var id in had.Take(15))
        {
            foreach (var form in new[] { "", "/ninjs/3.1", "/ninjs/2.2", "/ninjs/1.3", "/html", "/text", "/kit" })
            {
                var text = await client.GetStringAsync($"/v1/partner/articles/{id}{form}");
                Assert.That(text, Does.Not.Contain("unseen").IgnoreCase, $"{id}{form}");
            }
        }

        foreach (var id in unseen)
            await client.ReadAsync($"/v1/partner/articles/{id}", 404);
    }

    private static async Task<JsonElement> LookAsync(HttpClient client, string path, List<Guid> unseen)
    {
        var page = await client.ReadAsync(path);
        var text = page.GetRawText();
        Assert.That(text, Does.Not.Contain("unseen").IgnoreCase, path);
        Assert.That(unseen.Where(id => text.Contains(id.ToString(), StringComparison.Ordinal)), Is.Empty, path);
        return page;
    }
}
