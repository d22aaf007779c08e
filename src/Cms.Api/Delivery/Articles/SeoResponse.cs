using Cms.Api.Delivery.Illustrations;

namespace Cms.Api.Delivery.Articles;

/// <summary>What to tell search engines and link previews.</summary>
public sealed record SeoResponse
{
    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The description.</summary>
    public required string Description { get; init; }

    /// <summary>
    /// The picture, in its src cropped to 1200 x 630 around its focal point, or as large as its file has that; null for none. Its width and
    /// height are those of the crop.
    /// </summary>
    public required IllustrationResponse? Image { get; init; }
}
