using Cms.Model;

namespace Cms.Api.Delivery.Feeds;

/// <summary>What a feed is of: the magazine's pieces, or those of one author, series, source or topic.</summary>
/// <param name="Kind">The kind of thing; <see cref="ThingKind.Article"/> for all pieces.</param>
/// <param name="Id">The thing; the front page's for all pieces.</param>
/// <param name="Title">The feed's title.</param>
/// <param name="Description">What it is of.</param>
/// <param name="Page">The page on the website that it goes with.</param>
internal sealed record FeedSubject(ThingKind Kind, Guid Id, string Title, string? Description, string Page);
