using Cms.Api.Delivery.Articles;
using Cms.Api.Partners.Articles;

namespace Cms.Api.Partners.Kit;

/// <summary>Everything a copy of a piece needs.</summary>
public sealed record KitResponse
{
    /// <summary>The piece's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version; a copy of a lower one is out of date.</summary>
    public required int Version { get; init; }

    /// <summary>When that version came about, UTC.</summary>
    public required DateTime ModifiedAt { get; init; }

    /// <summary>SHA-256 of <c>html</c> in UTF-8, in hexadecimal.</summary>
    public required string Checksum { get; init; }

    /// <summary>What the partner may do with it, and which pictures do not go along.</summary>
    public required PartnerRightsResponse Rights { get; init; }

    /// <summary>The headline.</summary>
    public required string Title { get; init; }

    /// <summary>The line under the headline; null for none.</summary>
    public required string? Subtitle { get; init; }

    /// <summary>BCP 47 tag of the language it is written in.</summary>
    public required string Language { get; init; }

    /// <summary>The ready byline; null where nobody is named.</summary>
    public required string? Byline { get; init; }

    /// <summary>Who did what, in printed order.</summary>
    public required IReadOnlyList<ContributionResponse> Contributions { get; init; }

    /// <summary>The body as HTML, with cleared pictures only.</summary>
    public required string Html { get; init; }

    /// <summary>The body as plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The line to print that says where the piece comes from.</summary>
    public required string AttributionText { get; init; }

    /// <summary>The same as HTML, with its links.</summary>
    public required string AttributionHtml { get; init; }

    /// <summary>License and terms in words.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>What the head of the copy's page says of the original, as HTML.</summary>
    public required string Head { get; init; }

    /// <summary>The piece as a schema.org NewsArticle.</summary>
    public required object JsonLd { get; init; }

    /// <summary>Printed notes of change, oldest first.</summary>
    public required IReadOnlyList<CorrectionResponse> Corrections { get; init; }

    /// <summary>The cleared pictures, that of its card first.</summary>
    public required IReadOnlyList<KitIllustrationResponse> Illustrations { get; init; }
}
