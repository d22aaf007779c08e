using Cms.Api.Delivery.Articles;

namespace Cms.Api.Delivery.Pages;

/// <summary>A whole page of the website that is no piece.</summary>
public sealed record PageResponse : PageSummary
{
    /// <summary>Its body in the formats asked for.</summary>
    public required BodyResponse Body { get; init; }

    /// <summary>What to tell search engines and link previews, resolved.</summary>
    public required SeoResponse Seo { get; init; }
}
