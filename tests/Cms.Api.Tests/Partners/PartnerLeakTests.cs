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
        await Host.DeskAsync(async db =>
        {
            var product = new Product(new ProductTerms { Name = "Everything" }, now);
            db.AddRange(partner, product, new Entitlement(partner.Id, product.Id, now, null, hasEarlyAccess: false, now));
            await db.SaveAsync(CancellationToken.None);
        });
        await Host.PartnersReviewedAsync();
        var client = await Host.PartnerAsync(partner.Id);
        var unseen = await Unseen.OfAsync(Host);
        Assert.That(unseen.Ids, Has.Count.GreaterThan(20), "There is something to find.");
        string[] lists = ["articles?", "snapshot?formats=html,markdown,text,blocks&", "changes?", "withdrawals?"];
        string[] feeds = ["feeds/articles.rss", "feeds/articles.atom", "feeds/articles.json"];
        string[] forms = ["", "/ninjs/3.1", "/ninjs/2.2", "/ninjs/1.3", "/html", "/text", "/kit"];

        var had = new List<string>();
        foreach (var list in lists)
        {
            for (string? path = $"/v1/partner/{list}limit=100"; path is not null; )
            {
                var page = JsonDocument.Parse(await LookAsync(path)).RootElement;
                if (list == "articles?")
                    had.AddRange(page.GetProperty("data").EnumerateArray().Select(a => a.Text("article/id")!));
                path = page.At("meta/hasMore").GetBoolean() ? Calls.PathOf(page.Text("links/next")!) : null;
            }
        }

        Assert.That(had, Has.Count.GreaterThan(30));
        foreach (var path in feeds.Concat(had.Take(15).SelectMany(id => forms.Select(form => $"articles/{id}{form}"))))
            await LookAsync($"/v1/partner/{path}");
        foreach (var id in unseen.Ids)
            await client.ReadAsync($"/v1/partner/articles/{id}", 404);

        async Task<string> LookAsync(string path)
        {
            using var answer = await client.GetAsync(path);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{path}: {text}");
            Assert.That(unseen.In(answer, text), Is.Null, path);
            return text;
        }
    }
}
