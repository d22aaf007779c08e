namespace Cms.Api.Delivery.Articles;

/// <summary>A whole article.</summary>
public sealed record ArticleResponse : ArticleSummary
{
    /// <summary>Its body in the formats asked for.</summary>
    public required BodyResponse Body { get; init; }

    /// <summary>Printed notes of change, oldest first.</summary>
    public required IReadOnlyList<CorrectionResponse> Corrections { get; init; }

    /// <summary>The address search engines should count: the original's where it ran elsewhere first, else its own page.</summary>
    public required string CanonicalUrl { get; init; }

    /// <summary>What to tell search engines and link previews, resolved.</summary>
    public required SeoResponse Seo { get; init; }

    /// <summary>The same piece in other languages, as far as public.</summary>
    public required IReadOnlyList<TranslationResponse> Translations { get; init; }
}
