using Cms.Model;

namespace Cms.Api.Delivery.Feeds;

/// <summary>Gets the feed of an author.</summary>
internal sealed class GetAuthorFeed(FeedReader feeds, OpenStock stock) : FeedOfEndpoint(ThingKind.Author, feeds, stock)
{
    public override void Configure() =>
        Feed("/feeds/authors/{id}.{format}", "Get an author's feed", "The newest articles that credit an author in any role.");
}

/// <summary>Gets the feed of a series.</summary>
internal sealed class GetSeriesFeed(FeedReader feeds, OpenStock stock) : FeedOfEndpoint(ThingKind.Series, feeds, stock)
{
    public override void Configure() =>
        Feed(
            "/feeds/series/{id}.{format}",
            "Get the feed of a series",
            "The newest articles of a series or collection, the newest first whatever their parts."
        );
}

/// <summary>Gets the feed of a source.</summary>
internal sealed class GetSourceFeed(FeedReader feeds, OpenStock stock) : FeedOfEndpoint(ThingKind.Source, feeds, stock)
{
    public override void Configure() =>
        Feed(
            "/feeds/sources/{id}.{format}",
            "Get the feed of a source",
            "The newest articles that come from a publication or were made with it."
        );
}

/// <summary>Gets the feed of a topic.</summary>
internal sealed class GetTopicFeed(FeedReader feeds, OpenStock stock) : FeedOfEndpoint(ThingKind.Topic, feeds, stock)
{
    public override void Configure() =>
        Feed("/feeds/topics/{id}.{format}", "Get the feed of a topic", "The newest articles filed under a topic.");
}
