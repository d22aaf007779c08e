using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Http;

/// <summary>The tags by which a shared cache is purged.</summary>
public sealed class TagTests(string provider) : OnEveryDatabase(provider)
{
    private const int MostBytes = 2_048;

    protected override (string Name, string Value)[] Settings =>
        [
            ("Cms:Cache:TagHeader", "Cache-Tag"),
            ("Cms:Cache:SharedMaxAge", "7"),
            ("Cms:Cache:StaleWhileRevalidate", "8"),
            ("Cms:Cache:StaleIfError", "9"),
        ];

    [Test]
    public async Task An_article_carries_the_tags_of_all_it_shows()
    {
        var (author, topic, series) = (An.Author(), An.Topic(), An.Series());
        var article = An.Article(An.Content("Tagged", author) with { TopicIds = [topic.Id] });
        series.SetMembers([new(article.Id)], An.Hour);
        await SaveAsync(author, topic, series, article);

        using var answer = await Client.GetAsync($"/v1/articles/{article.Slug}");

        var tags = answer.Header("Cache-Tag")!.Split(',');
        Assert.That(
            tags,
            Is.EquivalentTo(
                new[]
                {
                    "articles",
                    $"article:{article.Id}",
                    $"article:{article.Slug}",
                    $"author:{author.Slug}",
                    $"topic:{topic.Slug}",
                    $"series:{series.Slug}",
                }
            )
        );
        Assert.That(answer.Header("Surrogate-Key"), Is.Null, "one of the two, by setting");
        Assert.That(
            answer.Header("Cache-Control"),
            Is.EqualTo("public, max-age=0, s-maxage=7, stale-while-revalidate=8, stale-if-error=9")
        );
    }

    [Test]
    public async Task Tags_never_outgrow_two_kilobytes_and_then_the_collection_stands_for_all()
    {
        var author = An.Author(new string('n', 115));
        var authors = Enumerable.Range(0, 40).Select(i => An.Author($"{new string((char)('a' + (i % 26)), 100)} {i}")).ToArray();
        var articles = Enumerable.Range(0, 60).Select(i => An.Article(An.Content($"Piece {i}", author))).ToArray();
        var crowded = An.Article(An.Content("Crowded", [author, .. authors]));
        await SaveAsync([author, .. authors, .. articles, crowded]);

        foreach (var limit in Enumerable.Range(38, 10).Append(1).Append(60))
        {
            using var list = await Client.GetAsync($"/v1/authors/{author.Slug}/articles?limit={limit}");
            var tags = list.Header("Cache-Tag")!;

            Assert.That(tags, Has.Length.LessThanOrEqualTo(MostBytes), $"{limit}");
            Assert.That(tags.Split(','), Is.Unique.And.Member("articles").And.Member($"author:{author.Slug}"));
        }

        using var one = await Client.GetAsync($"/v1/articles/{crowded.Id}");
        Assert.That(one.Header("Cache-Tag"), Is.EqualTo("articles"));
    }

    [Test]
    public async Task What_is_not_there_can_be_purged_when_it_comes()
    {
        using var unknown = await Client.GetAsync("/v1/articles/not-yet-there");
        using var impossible = await Client.GetAsync("/v1/articles/Not%20A,Slug");

        Assert.That(unknown.Header("Cache-Tag"), Is.EqualTo("articles,article:not-yet-there"));
        Assert.That(impossible.Header("Cache-Tag"), Is.EqualTo("articles"));
        Assert.That(unknown.Header("Cache-Control"), Does.Contain("s-maxage=10"));
    }
}
