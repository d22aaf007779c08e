namespace Cms.Api.Delivery.Feeds;

/// <summary>One address of a feed.</summary>
internal sealed record FeedLink(string Relation, string Address);
