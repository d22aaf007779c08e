using System.Xml.Linq;
using NUnit.Framework;

namespace Cms.Conformance.Tests;

/// <summary>Sitemaps by the schemas of the protocol.</summary>
public sealed class SitemapTests : Magazine
{
    [Test]
    public async Task The_index_and_every_sitemap_keep_to_their_schemas()
    {
        var index = await FileAsync("/sitemap.xml");
        var names = XDocument
            .Load(index)
            .Descendants()
            .Where(e => e.Name.LocalName == "loc")
            .Select(e => new Uri(e.Value).AbsolutePath)
            .ToList();

        await JudgeAsync("sitemap-index.xsd", [index]);
        await JudgeAsync("all.xsd", await Task.WhenAll(names.Select(FileAsync)));

        Assert.That(names, Does.Contain("/sitemaps/news.xml").And.Contain("/sitemaps/articles-1.xml"));
    }

    [Test]
    public async Task What_does_not_keep_to_them_is_noticed()
    {
        var file = await FileAsync("/sitemaps/articles-1.xml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("<lastmod>", "<lastmod>on "));

        var (exit, _, complained) = await LintAsync("all.xsd", [file]);

        Assert.That((exit, complained.Contains("lastmod", StringComparison.Ordinal)), Is.EqualTo((3, true)));
    }

    private static async Task JudgeAsync(string schema, IEnumerable<string> files)
    {
        var (exit, _, complained) = await LintAsync(schema, files);
        Assert.That(exit, Is.Zero, complained);
    }

    private static Task<(int Exit, string Said, string Complained)> LintAsync(string schema, IEnumerable<string> files) =>
        Tool.RunAsync(
            "libxml2-utils",
            "xmllint",
            ["--nonet", "--noout", "--schema", Path.Combine(Tool.Folder, "schemas", schema), .. files]
        );
}
