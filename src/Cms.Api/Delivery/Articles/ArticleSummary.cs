using System.Text.Json;
using Cms.Api.Delivery.Illustrations;
using Cms.Model.Articles;

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

    /// <summary>The line above the headline; null for none.</summary>
    public required string? Kicker { get; init; }

    /// <summary>The headline, plain text.</summary>
    public required string Title { get; init; }

    /// <summary>The line under the headline; null for none.</summary>
    public required string? Subtitle { get; init; }

    /// <summary>A teaser, plain text: the editor's, else the start of the body cut at a word.</summary>
    public required string Excerpt { get; init; }

    /// <summary>What form it has.</summary>
    public required Genre Genre { get; init; }

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

    /// <summary>What the magazine adds of its own, as the desk entered it.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Custom { get; init; }
}
