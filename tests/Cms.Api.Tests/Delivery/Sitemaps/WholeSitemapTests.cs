using System.Xml.Linq;
using Cms.Demo;
using Cms.Testing.Databases;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Sitemaps;

/// <summary>The sitemaps of a magazine that one sitemap does not hold.</summary>
public sealed class WholeSitemapTests(string provider) : OnEveryDatabase(provider)
{
    protected override Holding Holding => Holding.Demo;

    protected override Task PrepareAsync() =>
        Host.DeskAsync(db =>
            DemoBulk.FillAsync(
                db,
                Cms.Api.Commands.DemoAnswers.With(db, new Settings()),
                2_100,
                words: 150,
                _ => { },
                TimeProvider.System,
                CancellationToken.None
            )
        );

    [Test]
    public async Task The_index_names_sitemaps_that_name_every_public_page_once()
    {
        // News stand in the other sitemaps too.
        var names = (await LocationsAsync("/sitemap.xml")).Where(n => !n.EndsWith("/news.xml", StringComparison.Ordinal)).ToList();
        var pages = new List<string>();
        foreach (var name in names)
        {
            var found = await LocationsAsync(Calls.PathOf(name));
            Assert.That(found, Has.Count.InRange(1, 2_000), name);
            pages.AddRange(found);
        }

        var shown = new List<string>();
        foreach (var kind in new[] { "articles", "authors", "series", "sources", "topics", "pages" })
            shown.AddRange((await Client.WalkAsync($"/v1/{kind}?limit=100")).Select(t => t.Text("url")!));
        Assert.That(
            names.Select(n => Path.GetFileNameWithoutExtension(n)),
            Is.EqualTo(new[] { "articles-1", "articles-2", "authors-1", "series-1", "sources-1", "topics-1", "pages-1" })
        );
        Assert.That(pages, Is.EquivalentTo(shown));
    }

    private async Task<List<string>> LocationsAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{path}: {body}");
        return [.. XDocument.Parse(body).Root!.Elements().Select(e => e.Elements().First().Value)];
    }
}
