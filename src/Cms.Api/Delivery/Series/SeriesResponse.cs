using Cms.Model.Series;

namespace Cms.Api.Delivery.Series;

/// <summary>A multipart series or a curated collection.</summary>
public sealed record SeriesResponse
{
    /// <summary>Its id (UUIDv7), for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its current slug.</summary>
    public required string Slug { get; init; }

    /// <summary>Its page on the website.</summary>
    public required string Url { get; init; }

    /// <summary>Multipart or collection.</summary>
    public required SeriesKind Kind { get; init; }

    /// <summary>The title as printed.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about, plain text; null for nothing.</summary>
    public required string? Description { get; init; }

    /// <summary>The publications it was made with.</summary>
    public required IReadOnlyList<Reference> Sources { get; init; }

    /// <summary>The piece that leads it; null for none, or while it is not public.</summary>
    public required ArticleReference? Lead { get; init; }

    /// <summary>Whether its last piece has run; otherwise it goes on.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>How many parts were announced; null if none were.</summary>
    public required int? Total { get; init; }

    /// <summary>Its first 50 public pieces in order; <c>/v1/series/{id}/articles</c> has them all, whole.</summary>
    public required IReadOnlyList<ArticleReference> Articles { get; init; }

    /// <summary>When anything shown of it last changed, UTC.</summary>
    public required DateTime ModifiedAt { get; init; }

    /// <summary>Counts what readers see.</summary>
    public required int Version { get; init; }
}
