using Cms.Api.Delivery;
using Cms.Api.Delivery.Feeds;
using Cms.Model.Articles;
using Cms.Model.Changes;
using Cms.Testing;
using Cms.Testing.Databases;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Feeds;

/// <summary>Items are kept as long as they are true, and no longer.</summary>
public sealed class FeedItemCacheTests
{
    private static readonly DateTime Tomorrow = An.Hour.Date.AddDays(1);

    [Test]
    public async Task An_item_is_kept_until_its_piece_changes_or_the_day_ends()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        await using var database = test.Open();
        using var follower = new ChangeFollower(database);
        using var kept = new FeedItemCache(follower, new Addresses(new Settings()));
        var author = An.Author("Ada Quill");
        var (one, other) = (An.Article(An.Content("One", author)), An.Article(An.Content("Other", author)));
        await using (var db = database.NewContext())
        {
            db.AddRange(author, one, other);
            await db.SaveAsync(CancellationToken.None);
        }

        await follower.CatchUpAsync(CancellationToken.None);
        foreach (var piece in new[] { one, other })
            kept.Keep(Item(piece), Tomorrow, follower.Applied);

        Assert.That(kept.Find(one.Id, Tomorrow)?.Title, Is.EqualTo("One"));
        Assert.That(kept.Find(one.Id, Tomorrow.AddDays(1)), Is.Null, "Of another day.");

        await using (var db = database.NewContext())
        {
            (await db.Articles.FindAsync(one.Id))!.Unpublish(An.Hour.AddDays(1));
            await db.SaveAsync(CancellationToken.None);
        }

        await follower.CatchUpAsync(CancellationToken.None);

        Assert.That(kept.Find(one.Id, Tomorrow), Is.Null, "It changed.");
        Assert.That(kept.Find(other.Id, Tomorrow)?.Title, Is.EqualTo("Other"));
    }

    private static FeedItem Item(Article article) =>
        new()
        {
            Id = article.Id,
            Version = article.Version,
            Language = "en",
            Title = article.Live!.Title,
            Html = "<p>Words.</p>",
            PublishedAt = An.Hour,
            ModifiedAt = An.Hour,
            Url = "",
            CanonicalUrl = "",
            Summary = "",
            Authors = [],
            Byline = null,
            Attributions = [],
            Topics = [],
            License = null,
            TextDenied = null,
            Illustrations = [],
            Omitted = [],
        };
}
