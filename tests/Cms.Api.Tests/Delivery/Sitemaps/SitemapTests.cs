using System.Xml.Linq;
using Cms.Model.Articles;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Sitemaps;

public sealed class SitemapTests(string provider) : OnEveryDatabase(provider)
{
    private const string Site = "https://almanac.example";

    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";
    private static readonly XNamespace Image = "http://www.google.com/schemas/sitemap-image/1.1";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    private readonly StillClock _clock = new(An.Hour);

    protected override TimeProvider Clock => _clock;

    protected override (string Name, string Value)[] Settings =>
        [("Cms:PublicUrl", "https://api.almanac.example"), ("Cms:Site:Url", Site), ("Cms:Site:Name", "The Almanac")];

    private DateTime Now => _clock.Now;

    [Test]
    public async Task A_page_has_its_pictures_its_date_and_its_translations_both_ways()
    {
        var author = An.Author();
        var picture = An.Illustration();
        var original = An.Article(An.Content("Echoes", author) with { LeadIllustrationId = picture.Id }, An.Hour.AddDays(-9));
        var spanish = An.Draft(An.Content("Ecos", author) with { Language = "es" }, An.Hour.AddDays(-9));
        var french = An.Draft(An.Content("Échos", author) with { Language = "fr" }, An.Hour.AddDays(-9));
        var unfinished = An.Draft(An.Content("Echos", author) with { Language = "de" }, An.Hour.AddDays(-9));
        foreach (var translation in new[] { spanish, french, unfinished })
            translation.TranslationFrom(original.Id, An.Hour.AddDays(-9));
        spanish.Publish(An.Hour.AddDays(-8));
        french.Publish(An.Hour.AddDays(-8));
        await SaveAsync(author, picture, original, spanish, french, unfinished);
        var shown = (await GetAsync($"/v1/articles/{original.Id}")).GetProperty("data");

        var all = (await MapAsync("/sitemap.xml"))
            .Descendants(Map + "loc")
            .Select(l => l.Value)
            .Where(l => l.Contains("/articles-"))
            .ToList();
        var pages = new List<XElement>();
        foreach (var map in all)
            pages.AddRange((await MapAsync(Calls.PathOf(map))).Elements(Map + "url"));

        var group = new[] { ("en", original.Slug), ("es", spanish.Slug), ("fr", french.Slug) };
        Assert.Multiple(() =>
        {
            foreach (var (_, slug) in group)
            {
                var page = pages.Single(p => p.Element(Map + "loc")!.Value == $"{Site}/articles/{slug}");
                Assert.That(
                    page.Elements(Xhtml + "link").Select(l => (l.Attribute("hreflang")!.Value, l.Attribute("href")!.Value)),
                    Is.EquivalentTo(group.Select(g => (g.Item1, $"{Site}/articles/{g.Item2}"))),
                    slug
                );
            }

            var first = pages.Single(p => p.Element(Map + "loc")!.Value == $"{Site}/articles/{original.Slug}");
            Assert.That(
                first.Descendants(Image + "loc").Select(l => l.Value),
                Is.EqualTo(new[] { $"https://api.almanac.example/media/{picture.Id}/{picture.File.Hash}.png" })
            );
            Assert.That(
                DateTime.Parse(first.Element(Map + "lastmod")!.Value, null, System.Globalization.DateTimeStyles.RoundtripKind),
                Is.EqualTo(shown.GetProperty("modifiedAt").GetDateTime()).Within(TimeSpan.FromSeconds(1))
            );
        });
    }

    [Test]
    public async Task News_are_of_today_and_yesterday_and_the_list_changes_with_the_day()
    {
        // What other tests published is news no more.
        _clock.Now += TimeSpan.FromDays(5);
        var author = An.Author();
        var today = Now.Date;
        var (before, yesterday, now) = (
            An.Article(An.Content("The day before", author), today.AddDays(-1).AddMilliseconds(-1)),
            An.Article(An.Content("Yesterday & late", author) with { Language = "pt-BR" }, today.AddDays(-1)),
            An.Article(An.Content("Now", author), Now)
        );
        await SaveAsync(author, before, yesterday, now);

        var first = await MapAsync("/sitemaps/news.xml");
        using var answer = await Client.GetAsync("/sitemaps/news.xml");
        _clock.Now = today.AddDays(1);
        using var changed = await Client.GetAsync("/sitemaps/news.xml", ("If-None-Match", answer.Headers.ETag!.Tag));
        var second = await MapAsync("/sitemaps/news.xml");
        _clock.Now = today.AddDays(3);
        var third = await MapAsync("/sitemaps/news.xml");
        var index = await MapAsync("/sitemap.xml");

        Assert.Multiple(() =>
        {
            Assert.That(Titles(first), Is.EqualTo(new[] { "Now", "Yesterday & late" }));
            Assert.That(first.Descendants(News + "language").Select(l => l.Value), Is.EqualTo(new[] { "en", "pt" }));
            Assert.That(first.Descendants(News + "name").Select(l => l.Value), Is.All.EqualTo("The Almanac"));
            Assert.That((int)changed.StatusCode, Is.EqualTo(200));
            Assert.That(Titles(second), Is.EqualTo(new[] { "Now" }));
            Assert.That(Titles(third), Is.Empty);
            Assert.That(
                index.Descendants(Map + "loc").Select(l => l.Value),
                Has.None.Contains("news"),
                "An empty sitemap is none to be named."
            );
        });

        static IEnumerable<string> Titles(XElement map) => map.Descendants(News + "title").Select(t => t.Value);
    }

    [Test]
    public async Task A_publication_shows_in_the_next_read()
    {
        var author = An.Author();
        var piece = An.Draft(An.Content("Fresh", author), Now);
        await SaveAsync(author, piece);
        var before = await MapAsync("/sitemaps/news.xml");

        await ChangeAsync<Article>(piece.Id, a => a.Publish(Now));

        var after = await MapAsync("/sitemaps/news.xml");
        Assert.That(after.Elements().Count() - before.Elements().Count(), Is.EqualTo(1));
    }

    [TestCase("articles-0")]
    [TestCase("articles-01")]
    [TestCase("articles-900000")]
    [TestCase("articles-99999999999999999999")]
    [TestCase("articles")]
    [TestCase("articles-1-1")]
    [TestCase("drafts-1")]
    [TestCase("changes-1")]
    [TestCase("ARTICLES-1")]
    public async Task There_is_no_sitemap_that_the_index_does_not_name(string name) =>
        Assert.That((await GetAsync($"/sitemaps/{name}.xml", 404)).Text("code"), Is.EqualTo("not-found"));

    [Test]
    public async Task Unknown_parameters_and_Accept_change_nothing()
    {
        using var plain = new HttpClient { BaseAddress = Host.BaseAddress };
        foreach (var path in new[] { "/sitemap.xml", "/sitemaps/news.xml" })
        {
            using var one = await plain.GetAsync(path, ("Accept", "text/html"));
            using var other = await plain.GetAsync($"{path}?limit=3&limit=4");

            Assert.That(((int)one.StatusCode, one.Header("Content-Type")), Is.EqualTo((200, "application/xml; charset=utf-8")));
            Assert.That(((int)other.StatusCode, other.Headers.ETag), Is.EqualTo((200, one.Headers.ETag)));
        }
    }

    private async Task<XElement> MapAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), path);
        return XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
    }
}
