using Cms.Api.Delivery.Illustrations;

namespace Cms.Api.Delivery.Articles;

/// <summary>What to tell search engines and link previews.</summary>
public sealed record SeoResponse
{
    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The description.</summary>
    public required string Description { get; init; }

    /// <summary>The picture; null for none.</summary>
    public required IllustrationResponse? Image { get; init; }
}
