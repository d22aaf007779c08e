using Cms.Model.Articles;

namespace Cms.Api.Delivery.Articles;

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
