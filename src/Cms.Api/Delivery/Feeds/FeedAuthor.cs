namespace Cms.Api.Delivery.Feeds;

/// <summary>An author named by a feed.</summary>
/// <param name="Name">The name as printed.</param>
/// <param name="Url">Their page; null where they have none.</param>
internal sealed record FeedAuthor(string Name, string? Url);
