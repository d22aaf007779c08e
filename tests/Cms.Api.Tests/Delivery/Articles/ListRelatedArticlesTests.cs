using Cms.Model.Series;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Articles;

public sealed class ListRelatedArticlesTests(string provider) : OnEveryDatabase(provider)
{
    [Test]
    public async Task The_same_series_comes_first_then_who_shares_most_newer_before_older()
    {
        var (author, other) = (An.Author(), An.Author());
        var (topic, second) = (An.Topic("Tides"), An.Topic("Ropes"));
        var series = An.Series(SeriesKind.Multipart, "The Long Repair");
        var piece = An.Article(An.Content("The piece", author) with { TopicIds = [topic.Id, second.Id] }, An.Hour);
        var part = An.Article(An.Content("The next part", other), An.Hour.AddDays(-9));
        var bothTopics = An.Article(An.Content("Both topics", other) with { TopicIds = [second.Id, topic.Id] }, An.Hour.AddDays(-5));
        var newer = An.Article(An.Content("One topic, newer", other) with { TopicIds = [topic.Id] }, An.Hour.AddDays(-1));
        var older = An.Article(An.Content("One topic, older", other) with { TopicIds = [topic.Id] }, An.Hour.AddDays(-2));
        var byAuthor = An.Article(An.Content("The same author", author), An.Hour);
        var stranger = An.Article(An.Content("Nothing in common", other));
        var draft = An.Draft(An.Content("A draft", author) with { TopicIds = [topic.Id, second.Id] });
        series.SetMembers([new(piece.Id, 1), new(part.Id, 2), new(draft.Id, 3)], An.Hour);
        await SaveAsync(author, other, topic, second, series, piece, part, bothTopics, newer, older, byAuthor, stranger, draft);

        var related = await GetAsync($"/v1/articles/{piece.Slug}/related?limit=50");

        Assert.That(related.Ids(), Is.EqualTo(new[] { part.Id, bothTopics.Id, newer.Id, older.Id, byAuthor.Id }));
        Assert.That(
            (await GetAsync($"/v1/articles/{piece.Slug}/related?limit=2&include=authors")).Ids(),
            Is.EqualTo(new[] { part.Id, bothTopics.Id })
        );
    }

    [Test]
    public async Task A_piece_alone_has_nothing_related()
    {
        var author = An.Author();
        var piece = An.Article(An.Content("Alone", author));
        await SaveAsync(author, piece);

        var related = await GetAsync($"/v1/articles/{piece.Id}/related");

        Assert.That(related.Ids(), Is.Empty);
        Assert.That(related.At("meta/limit").GetInt32(), Is.EqualTo(6));
    }
}
