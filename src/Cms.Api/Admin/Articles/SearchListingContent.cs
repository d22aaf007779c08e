using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>A search listing, as stored.</summary>
public sealed record SearchListingContent
{
    /// <summary>The title; null takes the article's.</summary>
    public required string? Title { get; init; }

    /// <summary>The description; null takes the excerpt.</summary>
    public required string? Description { get; init; }

    /// <summary>The picture; null takes the lead illustration.</summary>
    public required Guid? ImageId { get; init; }

    internal static SearchListingContent? From(SearchListing? seo) =>
        seo is null
            ? null
            : new SearchListingContent
            {
                Title = seo.Title,
                Description = seo.Description,
                ImageId = seo.ImageId,
            };
}
