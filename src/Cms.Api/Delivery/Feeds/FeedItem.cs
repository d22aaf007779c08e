using Cms.Api.Delivery.Articles;
using Cms.Model.Licenses;

namespace Cms.Api.Delivery.Feeds;

/// <summary>A piece.</summary>
internal sealed record FeedItem : FeedEntry
{
    /// <summary>Its page on the website.</summary>
    public required string Url { get; init; }

    /// <summary>Where search engines are to look for it.</summary>
    public required string CanonicalUrl { get; init; }

    /// <summary>Its teaser, plain text.</summary>
    public required string Summary { get; init; }

    /// <summary>Its real authors, as printed here.</summary>
    public required IReadOnlyList<FeedAuthor> Authors { get; init; }

    /// <summary>The ready byline; null where nobody is named.</summary>
    public required string? Byline { get; init; }

    /// <summary>The ready sentences of its attributions.</summary>
    public required IReadOnlyList<string> Attributions { get; init; }

    /// <summary>Names of its topics.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>What others may do with it.</summary>
    public required LicenseResponse? License { get; init; }

    /// <summary>Why only an excerpt is given; null where the text is whole.</summary>
    public required OnwardDenial? TextDenied { get; init; }

    /// <summary>Its cleared pictures, that of its card first.</summary>
    public required IReadOnlyList<FeedPicture> Illustrations { get; init; }

    /// <summary>Its other pictures, which are in no part of the entry.</summary>
    public required IReadOnlyList<OnwardOmission> Omitted { get; init; }

    /// <inheritdoc />
    public override DateTime At => PublishedAt;
}
