using Cms.Api.Delivery;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery;

/// <summary>Addresses of the website, read back as people pass them on.</summary>
public sealed class AddressesTests
{
    [TestCase("/articles/{slug}", "https://almanac.example/articles/the-ferry")]
    [TestCase("/articles/{slug}", "http://ALMANAC.example:80/articles/the-ferry/?utm_source=x&fbclid=y#top")]
    [TestCase("/articles/{slug}", "https://almanac.example/%61rticles/the%2Dferry")]
    [TestCase("/articles/{slug}/", "https://almanac.example/articles/the-ferry")]
    [TestCase("/{slug}.html", "https://almanac.example/the-ferry.html?ref=mail")]
    [TestCase("/read?story={slug}", "https://almanac.example/read?story=the-ferry")]
    [TestCase("/read?story={slug}", "https://almanac.example/read/?utm_source=x&story=the%2dferry&utm_medium=y#part-2")]
    [TestCase("/index.php?page=story&id={slug}", "https://almanac.example/index.php?id=the-ferry&page=story&gclid=1")]
    [TestCase("/?{slug}", "https://almanac.example/?the-ferry")]
    [TestCase("/#/read/{slug}", "https://almanac.example/?utm_source=x#/read/the-ferry")]
    public void What_the_path_needs_is_enough(string path, string address) =>
        Assert.That(On(path).ArticleSlugIn(address), Is.EqualTo("the-ferry"));

    [TestCase("/articles/{slug}", "https://almanac.example/articles/")]
    [TestCase("/articles/{slug}", "https://almanac.example/articles/the-ferry/more")]
    [TestCase("/articles/{slug}", "https://almanac.example/articles/the%2Fferry")]
    [TestCase("/articles/{slug}", "https://almanac.example:8443/articles/the-ferry")]
    [TestCase("/articles/{slug}", "https://almanac.example.evil.example/articles/the-ferry")]
    [TestCase("/articles/{slug}", "ftp://almanac.example/articles/the-ferry")]
    [TestCase("/articles/{slug}", "/articles/the-ferry")]
    [TestCase("/read?story={slug}", "https://almanac.example/read")]
    [TestCase("/read?story={slug}", "https://almanac.example/read?story=a&story=b")]
    [TestCase("/index.php?page=story&id={slug}", "https://almanac.example/index.php?page=author&id=the-ferry")]
    [TestCase("/#/read/{slug}", "https://almanac.example/read/the-ferry")]
    public void Anything_less_is_another_page(string path, string address) => Assert.That(On(path).ArticleSlugIn(address), Is.Null);

    private static Addresses On(string path) =>
        new(
            new Settings
            {
                Site = new SiteSettings
                {
                    Url = "https://almanac.example",
                    Paths = new SitePathSettings { Article = path },
                },
            }
        );
}
