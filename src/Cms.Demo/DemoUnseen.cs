using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Model.Licenses;
using Cms.Model.Series;
using Cms.Model.Sources;
using Cms.Model.Topics;

namespace Cms.Demo;

/// <summary>
/// Pieces that no reader may know of, each with an author, topic, series, source and picture that nothing else shows. Every name
/// begins with <c>Unseen</c> and every slug with <c>unseen-</c>, so that a leak is found by looking for that word.
/// </summary>
internal static class DemoUnseen
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(30);

    /// <summary>Makes them; the schedule and the embargo lie ahead of the present.</summary>
    public static async Task MakeAsync(DemoDesk desk, StoreFile store, DateTime now)
    {
        string[] names = ["first draft", "second draft", "piece in review", "scheduled piece", "embargoed piece", "trashed draft"];
        var files = await DemoPictureBook.StoreUnseenAsync(store, CancellationToken.None);
        var (review, scheduled, embargoed, trashed) = (Make(2), Make(3), Make(4), Make(5));
        Make(0);
        Make(1);
        await desk.SaveAsync();

        review.SubmitForReview(DemoMagazine.LatestAt);
        scheduled.Schedule(now + Ahead, now);
        embargoed.Embargo(now + Ahead, now);
        trashed.Trash(DemoMagazine.LatestAt);
        await desk.SaveAsync();

        Article Make(int number)
        {
            var name = names[number];
            var word = name.Replace(' ', '-');
            var at = DemoMagazine.LatestAt.AddDays(-8).AddMinutes(number);
            var author = desk.Add(
                new Author(
                    $"unseen-author-of-the-{word}",
                    AuthorKind.Person,
                    new AuthorProfile { Name = $"Unseen Author of the {name}", Bio = $"Unseen: writes the {name}." },
                    at
                )
            );
            var source = desk.Add(
                new SyndicationSource(
                    $"unseen-source-of-the-{word}",
                    SourceKind.Publication,
                    new SourceProfile { Name = $"Unseen Source of the {name}", HomePage = "https://unseen.example/" },
                    at
                )
            );
            var topic = desk.Add(new Topic($"unseen-topic-of-the-{word}", $"Unseen Topic of the {name}", null, at));
            var series = desk.Add(
                new ArticleSeries(
                    $"unseen-series-of-the-{word}",
                    SeriesKind.Collection,
                    new SeriesProfile { Title = $"Unseen: The Series of the {name}" },
                    at
                )
            );
            var picture = new Illustration(
                files[number],
                new IllustrationFacts
                {
                    Alt = $"Unseen picture of the {name}.",
                    Credit = new Credit(CreditKind.Commissioned, AuthorId: author.Id, SourceId: source.Id),
                },
                at
            );
            desk.Db.Add(picture);
            var article = desk.Add(
                new Article(
                    $"unseen-{word}",
                    new ArticleContent
                    {
                        Title = $"Unseen: The {name}",
                        Excerpt = $"Unseen: the teaser of the {name}.",
                        Body =
                            $"Unseen: the text of the {name}.\n\n"
                            + desk.Prose.Body(new BodyPlan { Words = 300, Illustrations = [picture.Id] }),
                        Contributions = [new Contribution(ContributionRole.Author, author.Id)],
                        Attributions = [new Attribution(AttributionRelation.PartOf, source.Id, series.Id)],
                        LeadIllustrationId = picture.Id,
                        TopicIds = [topic.Id],
                        License = License.CcByNd,
                    },
                    at
                )
            );
            series.SetMembers([new SeriesPlace(article.Id)], at);
            return article;
        }
    }
}
