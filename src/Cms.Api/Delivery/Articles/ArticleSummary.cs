using Cms.Api.Delivery.Illustrations;
using Cms.Model.Articles;
using Cms.Model.Series;

namespace Cms.Api.Delivery.Articles;

/// <summary>An article as lists show it: enough to draw a card with no second request.</summary>
public record ArticleSummary
{
    /// <summary>Its id (UUIDv7), for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its current slug.</summary>
    public required string Slug { get; init; }

    /// <summary>Its page on the website.</summary>
    public required string Url { get; init; }

    /// <summary>The headline, plain text.</summary>
    public required string Title { get; init; }

    /// <summary>The line under the headline; null for none.</summary>
    public required string? Subtitle { get; init; }

    /// <summary>A teaser, plain text: the editor's, else the start of the body cut at a word.</summary>
    public required string Excerpt { get; init; }

    /// <summary>BCP 47 tag of the language it is written in.</summary>
    public required string Language { get; init; }

    /// <summary>Which way its text runs.</summary>
    public required TextDirection Direction { get; init; }

    /// <summary>When it first ran, UTC. Never moves.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>When its own words, pictures or credits last changed, UTC: what a page prints.</summary>
    public required DateTime UpdatedAt { get; init; }

    /// <summary>Rises by at least a second with every version, UTC: what machines compare.</summary>
    public required DateTime ModifiedAt { get; init; }

    /// <summary>Counts what readers see.</summary>
    public required int Version { get; init; }

    /// <summary>Words in the body.</summary>
    public required int WordCount { get; init; }

    /// <summary>Minutes to read it, at least 1.</summary>
    public required int ReadingMinutes { get; init; }

    /// <summary>The ready byline; null where nobody is named.</summary>
    public required string? Byline { get; init; }

    /// <summary>Who did what, in printed order.</summary>
    public required IReadOnlyList<ContributionResponse> Contributions { get; init; }

    /// <summary>The series it stands in: at most one multipart, any number of collections.</summary>
    public required IReadOnlyList<SeriesPlaceResponse> Series { get; init; }

    /// <summary>Where it comes from and with whom it was made.</summary>
    public required IReadOnlyList<AttributionResponse> Attributions { get; init; }

    /// <summary>The illustration of its card; null for none.</summary>
    public required IllustrationResponse? LeadIllustration { get; init; }

    /// <summary>What it is filed under, the main topic first.</summary>
    public required IReadOnlyList<Reference> Topics { get; init; }

    /// <summary>What others may do with it: the strictest of all that binds it.</summary>
    public required LicenseResponse? License { get; init; }
}

/// <summary>One person's or organization's part in an article.</summary>
public sealed record ContributionResponse
{
    /// <summary>What they did.</summary>
    public required ContributionRole Role { get; init; }

    /// <summary>Who; null where they are not named, and <c>creditedAs</c> is all there is to be told.</summary>
    public required Reference? Author { get; init; }

    /// <summary>The name as printed on this piece; null where it is the author's own.</summary>
    public required string? CreditedAs { get; init; }

    /// <summary>Their title when it ran.</summary>
    public required string? Title { get; init; }

    /// <summary>Whom they spoke for when it ran.</summary>
    public required string? Affiliation { get; init; }
}

/// <summary>A piece's place in a series.</summary>
public sealed record SeriesPlaceResponse
{
    /// <summary>The series' id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>The series' slug.</summary>
    public required string Slug { get; init; }

    /// <summary>The series' page on the website.</summary>
    public required string Url { get; init; }

    /// <summary>The series' title.</summary>
    public required string Title { get; init; }

    /// <summary>Multipart or collection.</summary>
    public required SeriesKind Kind { get; init; }

    /// <summary>The piece's number; null in a collection and for a companion piece.</summary>
    public required int? Part { get; init; }

    /// <summary>The number as printed ("Part I"); null if none is.</summary>
    public required string? Label { get; init; }

    /// <summary>How many parts were announced; null if none were.</summary>
    public required int? Total { get; init; }

    /// <summary>Whether this piece leads the series.</summary>
    public required bool IsLead { get; init; }

    /// <summary>The nearest public part before it; null in a collection and for the first.</summary>
    public required ArticleReference? Previous { get; init; }

    /// <summary>The nearest public part after it; null in a collection and for the last.</summary>
    public required ArticleReference? Next { get; init; }
}

/// <summary>How a piece hangs together with a publication elsewhere.</summary>
public sealed record AttributionResponse
{
    /// <summary>How.</summary>
    public required AttributionRelation Relation { get; init; }

    /// <summary>The publication; null where only a series or an address is known.</summary>
    public required Reference? Source { get; init; }

    /// <summary>The series it is part of; null for none.</summary>
    public required Reference? Series { get; init; }

    /// <summary>The piece's address there; null if unknown.</summary>
    public required string? Url { get; init; }

    /// <summary>Its title there; null if the same.</summary>
    public required string? Title { get; init; }

    /// <summary>When it ran there; null if unknown.</summary>
    public required DateOnly? Date { get; init; }

    /// <summary>The ready sentence, plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The ready sentence as HTML that is safe to print.</summary>
    public required string Html { get; init; }
}
