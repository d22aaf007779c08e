namespace Cms.Api.Delivery.Articles;

/// <summary>What a whole article has beyond its summary and body, in the order the contract has it.</summary>
internal sealed record ArticleDetails
{
    public required IReadOnlyList<CorrectionResponse> Corrections { get; init; }

    public required string CanonicalUrl { get; init; }

    public required SeoResponse Seo { get; init; }

    public required IReadOnlyList<TranslationResponse> Translations { get; init; }
}
