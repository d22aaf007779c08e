using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Model.Series;
using Cms.Model.Sources;
using Cms.Model.Topics;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery;

/// <summary>Whatever an answer shows, at first or second hand: once it changed, no kept answer shows the old.</summary>
public sealed class IncludedFreshnessTests(string provider) : OnEveryDatabase(provider)
{
    private static readonly string[] Includes = ["authors", "series", "sources", "illustrations", "topics"];

    private Author _author = null!,
        _painter = null!;
    private SyndicationSource _source = null!,
        _agency = null!,
        _maker = null!;
    private Topic _topic = null!;
    private ArticleSeries _series = null!;
    private Illustration _portrait = null!,
        _picture = null!;
    private Article _article = null!,
        _member = null!;

    protected override async Task PrepareAsync()
    {
        (_painter, _agency, _maker, _topic, _source) = (
            An.Author("The painter"),
            An.Source("The agency"),
            An.Source("The maker"),
            An.Topic(),
            An.Source()
        );
        _portrait = An.Illustration("A face", new Credit(CreditKind.Agency, SourceId: _agency.Id));
        _picture = An.Illustration("A boat", new Credit(CreditKind.Commissioned, AuthorId: _painter.Id));
        _author = new Author(
            "with-portrait",
            AuthorKind.Person,
            new AuthorProfile { Name = "With Portrait", PortraitId = _portrait.Id },
            An.Hour
        );
        _article = An.Article(
            An.Content("The article", _author) with
            {
                TopicIds = [_topic.Id],
                LeadIllustrationId = _picture.Id,
                Attributions = [new Attribution(AttributionRelation.RepublishedFrom, _source.Id)],
            }
        );
        _member = An.Article(An.Content("The other piece", _painter));
        _series = An.Series();
        _series.SetMembers([new(_article.Id), new(_member.Id)], An.Hour);
        _series.MadeWith([_maker.Id], An.Hour);
        await SaveAsync(_painter, _agency, _maker, _topic, _source, _portrait, _picture, _author, _article, _member, _series);
    }

    private static IEnumerable<TestCaseData> Changes()
    {
        yield return Case(
            "an author's name",
            "authors",
            (t, word) =>
                t.ChangeAsync<Author>(t._author.Id, a => a.Edit(new AuthorProfile { Name = word, PortraitId = t._portrait.Id }, An.Hour)),
            t => [$"/v1/authors/{t._author.Id}", "/v1/authors"]
        );
        yield return Case(
            "a portrait's words",
            "authors",
            (t, word) => t.ChangeAsync<Illustration>(t._portrait.Id, i => i.Edit(i.Facts with { Alt = word }, An.Hour)),
            t => [$"/v1/authors/{t._author.Id}", "/v1/authors", $"/v1/illustrations/{t._portrait.Id}"]
        );
        yield return Case(
            "the name of a portrait's agency",
            "authors",
            (t, word) => t.ChangeAsync<SyndicationSource>(t._agency.Id, s => s.Edit(new SourceProfile { Name = word }, An.Hour)),
            t => [$"/v1/authors/{t._author.Id}", "/v1/authors", $"/v1/illustrations/{t._portrait.Id}", "/v1/sources"]
        );
        yield return Case("the title of another piece of the series", "series", (t, word) => t.ChangeAsync<Article>(t._member.Id, a =>
                {
                    a.Edit(a.Live! with { Title = word }, An.Hour);
                    a.Publish(An.Hour);
                }), t => [$"/v1/series/{t._series.Id}", "/v1/series"]);
        yield return Case(
            "the name of whom the series is made with",
            "series",
            (t, word) => t.ChangeAsync<SyndicationSource>(t._maker.Id, s => s.Edit(new SourceProfile { Name = word }, An.Hour)),
            t => [$"/v1/series/{t._series.Id}", "/v1/series", "/v1/sources"]
        );
        yield return Case(
            "a series' title",
            "series",
            (t, word) => t.ChangeAsync<ArticleSeries>(t._series.Id, s => s.Edit(new SeriesProfile { Title = word }, An.Hour)),
            t => [$"/v1/series/{t._series.Id}", "/v1/series", "/v1/articles"]
        );
        yield return Case(
            "a source's name",
            "sources",
            (t, word) => t.ChangeAsync<SyndicationSource>(t._source.Id, s => s.Edit(new SourceProfile { Name = word }, An.Hour)),
            t => [$"/v1/sources/{t._source.Id}", "/v1/sources", "/v1/articles"]
        );
        yield return Case(
            "a picture's words",
            "illustrations",
            (t, word) => t.ChangeAsync<Illustration>(t._picture.Id, i => i.Edit(i.Facts with { Alt = word }, An.Hour)),
            t => [$"/v1/illustrations/{t._picture.Id}", "/v1/articles"]
        );
        yield return Case(
            "the name of who made a picture",
            "illustrations",
            (t, word) => t.ChangeAsync<Author>(t._painter.Id, a => a.Edit(new AuthorProfile { Name = word }, An.Hour)),
            t => [$"/v1/illustrations/{t._picture.Id}", "/v1/articles", $"/v1/authors/{t._painter.Id}", "/v1/authors"]
        );
        yield return Case(
            "a topic's name",
            "topics",
            (t, word) => t.ChangeAsync<Topic>(t._topic.Id, x => x.Edit(word, null, An.Hour)),
            t => [$"/v1/topics/{t._topic.Id}", "/v1/topics", "/v1/articles", $"/v1/articles/{t._article.Id}"]
        );
    }

    [TestCaseSource(nameof(Changes))]
    public async Task A_change_shows_in_the_very_next_answer_of_everything_that_shows_it(
        string word,
        string include,
        Func<IncludedFreshnessTests, string, Task<long?>> change,
        Func<IncludedFreshnessTests, string[]> shows
    )
    {
        string[] paths =
        [
            $"/v1/articles/{_article.Id}?include={include}",
            $"/v1/articles/{_article.Slug}?include={string.Join(',', Includes)}",
            $"/v1/articles?include={include}",
            $"/v1/topics/{_topic.Id}/articles?include={include}",
            .. shows(this),
        ];
        var dates = new Dictionary<string, string?>();
        foreach (var path in paths)
        {
            using var kept = await Client.GetAsync(path);
            dates[path] = kept.Header("Last-Modified");
        }

        await change(this, word);

        foreach (var path in paths)
        {
            using var after = await Client.GetAsync(path);
            Assert.That(await after.Content.ReadAsStringAsync(), Does.Contain(word), path);
            if (dates[path] is not { } date)
                continue;
            using var byDate = await Client.GetAsync(path, ("If-Modified-Since", date));
            Assert.That((int)byDate.StatusCode, Is.EqualTo(200), $"{path} changed and kept its date {date}");
        }
    }

    private static TestCaseData Case(
        string word,
        string include,
        Func<IncludedFreshnessTests, string, Task<long?>> change,
        Func<IncludedFreshnessTests, string[]> shows
    ) => new TestCaseData($"Changed: {word}", include, change, shows).SetArgDisplayNames(word);
}
