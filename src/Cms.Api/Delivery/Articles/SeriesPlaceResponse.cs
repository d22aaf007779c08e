using Cms.Model.Series;

namespace Cms.Api.Delivery.Articles;

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
