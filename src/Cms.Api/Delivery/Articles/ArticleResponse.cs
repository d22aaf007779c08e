using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Delivery.Illustrations;
using Cms.Model.Articles;

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

/// <summary>A printed note that something was changed.</summary>
public sealed record CorrectionResponse
{
    /// <summary>What kind of note.</summary>
    public required CorrectionKind Kind { get; init; }

    /// <summary>The note, plain text.</summary>
    public required string Text { get; init; }

    /// <summary>When it was printed, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The version of the article that carries the fix.</summary>
    public required int Version { get; init; }
}

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

/// <summary>The same piece in another language.</summary>
public sealed record TranslationResponse
{
    /// <summary>Its id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its slug.</summary>
    public required string Slug { get; init; }

    /// <summary>Its page on the website.</summary>
    public required string Url { get; init; }

    /// <summary>Its language, BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }
}
