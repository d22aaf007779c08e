using System.Text.Json;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Model.Series;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Articles;

public sealed class GetArticleJsonLdTests(string provider) : OnEveryDatabase(provider)
{
    [Test]
    public async Task It_says_what_the_page_shows_in_the_words_of_schema_org()
    {
        var (author, translator, source, topic) = (An.Author("Ada One"), An.Author("Cy Three"), An.Source(), An.Topic("Rivers"));
        var house = new Author(
            "the-house-" + Guid.NewGuid().ToString("N")[..8],
            AuthorKind.Organization,
            new AuthorProfile { Name = "The House" },
            An.Hour
        );
        var picture = An.Illustration("A weir", new Credit(CreditKind.Courtesy, "Weir Lane Museum"));
        var series = An.Series(SeriesKind.Multipart, "The Long Repair");
        var piece = An.Article(
            An.Content("A </script> of its own", author) with
            {
                Subtitle = "Below",
                LeadIllustrationId = picture.Id,
                TopicIds = [topic.Id],
                Contributions =
                [
                    new Contribution(ContributionRole.Author, author.Id, Title: "Editor at large", Affiliation: "The Almanac"),
                    new Contribution(ContributionRole.Author, house.Id),
                    new Contribution(ContributionRole.Translator, translator.Id),
                ],
                Attributions =
                [
                    new Attribution(
                        AttributionRelation.OriginallyPublishedIn,
                        source.Id,
                        Url: "https://lantern.example/a",
                        Date: new DateOnly(2026, 10, 1)
                    ),
                    new Attribution(AttributionRelation.InCollaborationWith, source.Id),
                ],
            }
        );
        series.SetMembers([new SeriesPlace(piece.Id, 1)], An.Hour);
        await SaveAsync(author, translator, house, source, topic, picture, series, piece);
        await ChangeAsync<Article>(piece.Id, a => a.Correct(CorrectionKind.Correction, "It was Tuesday.", a.Live!, An.Hour.AddDays(1)));

        using var answer = await Client.GetAsync($"/v1/articles/{piece.Slug}/jsonld");
        var text = await answer.Content.ReadAsStringAsync();
        var thing = JsonDocument.Parse(text).RootElement;

        Assert.Multiple(() =>
        {
            Assert.That(answer.Header("Content-Type"), Is.EqualTo("application/ld+json"));
            Assert.That(
                text,
                Does.Not.Contain("<").And.Not.Contain(">").And.Not.Contain("&").And.Not.Contain("null"),
                "It is safe inside a script element."
            );
            Assert.That(
                (thing.Text("@context"), thing.Text("@type"), thing.Text("@id")),
                Is.EqualTo(("https://schema.org", "NewsArticle", $"urn:uuid:{piece.Id}"))
            );
            Assert.That(
                (thing.Text("headline"), thing.Text("inLanguage"), thing.At("wordCount").GetInt32() > 3),
                Is.EqualTo(("A </script> of its own", "en", true))
            );
            Assert.That(
                thing.At("author").EnumerateArray().Select(a => (a.Text("@type"), a.Text("name"))),
                Is.EqualTo(new[] { ("Person", "Ada One"), ("Organization", "The House") })
            );
            Assert.That(
                (thing.Text("author/0/jobTitle"), thing.Text("author/0/affiliation/name")),
                Is.EqualTo(("Editor at large", "The Almanac"))
            );
            Assert.That(thing.Text("translator/0/name"), Is.EqualTo("Cy Three"));
            Assert.That(thing.Text("publisher/@type"), Is.EqualTo("Organization"));
            Assert.That(
                (thing.Text("image/0/creditText"), thing.Text("image/0/creator/name")),
                Is.EqualTo(("Courtesy of Weir Lane Museum", "Weir Lane Museum"))
            );
            Assert.That(
                (thing.Text("isBasedOn/0/url"), thing.Text("isBasedOn/0/datePublished")),
                Is.EqualTo(("https://lantern.example/a", "2026-10-01"))
            );
            Assert.That(thing.Text("isPartOf/0/name"), Is.EqualTo("The Long Repair"));
            Assert.That(thing.Text("license"), Does.StartWith("https://creativecommons.org/"));
            Assert.That(thing.Text("correction/0/text"), Is.EqualTo("It was Tuesday."));
            Assert.That(thing.Text("keywords/0"), Is.EqualTo("Rivers"));
        });
    }

    [Test]
    public async Task It_stands_where_the_article_stands_and_goes_with_it()
    {
        var author = An.Author();
        var piece = An.Article(An.Content("Moving", author));
        var former = piece.Slug;
        var draft = An.Draft(An.Content("Not yet", author));
        await SaveAsync(author, piece, draft);
        await ChangeAsync<Article>(piece.Id, a => a.MoveTo(former + "-moved", An.Hour));

        using var moved = await Client.GetAsync($"/v1/articles/{former}/jsonld");
        var named = JsonDocument.Parse(await Client.GetStringAsync($"/v1/articles/{piece.Id}/jsonld")).RootElement;
        await ChangeAsync<Author>(author.Id, a => a.Edit(new AuthorProfile { Name = "A New Name" }, An.Hour));
        var renamed = JsonDocument.Parse(await Client.GetStringAsync($"/v1/articles/{piece.Id}/jsonld")).RootElement;
        await ChangeAsync<Article>(piece.Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Legal, "Gone.", false, null, null, An.Hour), An.Hour)
        );

        Assert.Multiple(async () =>
        {
            Assert.That((int)moved.StatusCode, Is.EqualTo(301));
            Assert.That(moved.Header("Location"), Does.EndWith($"/v1/articles/{former}-moved/jsonld"));
            Assert.That(named.Text("url"), Does.EndWith($"{former}-moved"));
            Assert.That(renamed.Text("author/0/name"), Is.EqualTo("A New Name"));
            Assert.That((await GetAsync($"/v1/articles/{piece.Id}/jsonld", 410)).Text("notice"), Is.EqualTo("Gone."));
            Assert.That((await GetAsync($"/v1/articles/{draft.Id}/jsonld", 404)).Text("code"), Is.EqualTo("not-found"));
            Assert.That(
                (await GetAsync($"/v1/articles/{piece.Id}/jsonld?formats=html", 400)).Text("code"),
                Is.EqualTo("unknown-parameter")
            );
        });
    }

    [TestCase("application/ld+json", 200)]
    [TestCase("application/json", 200)]
    [TestCase("*/*", 200)]
    [TestCase("text/html", 406)]
    [TestCase("application/ld+json;q=0", 406)]
    public async Task It_is_given_to_whoever_takes_JSON_LD(string accept, int status)
    {
        var author = An.Author();
        var piece = An.Article(An.Content("A piece", author));
        await SaveAsync(author, piece);
        using var kept = await Client.GetAsync($"/v1/articles/{piece.Id}/jsonld");

        using var answer = await Client.GetAsync($"/v1/articles/{piece.Id}/jsonld", ("Accept", accept));

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }
}
