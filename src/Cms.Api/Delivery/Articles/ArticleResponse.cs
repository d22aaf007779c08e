using Cms.Api.Delivery.Articles.Bodies;

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

/// <summary>A body; each format is null unless named in <c>formats</c>.</summary>
public sealed record BodyResponse
{
    /// <summary>HTML that is safe to print.</summary>
    public required string? Html { get; init; }

    /// <summary>Markdown (CommonMark).</summary>
    public required string? Markdown { get; init; }

    /// <summary>Plain text, paragraphs parted by blank lines.</summary>
    public required string? Text { get; init; }

    /// <summary>Typed blocks.</summary>
    public required IReadOnlyList<BlockResponse>? Blocks { get; init; }
}
