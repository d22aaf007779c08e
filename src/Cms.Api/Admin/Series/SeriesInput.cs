using Cms.Model.Series;

namespace Cms.Api.Admin.Series;

/// <summary>A multipart series or a curated collection, as an editor writes it.</summary>
public record SeriesInput
{
    /// <summary>The title as printed.</summary>
    public string Title { get; init; } = "";

    /// <summary>Multipart or collection; a series keeps the kind it was made with.</summary>
    public SeriesKind? Kind { get; init; }

    /// <summary>What it is about, plain text; null for nothing.</summary>
    public string? Description { get; init; }

    /// <summary>How many parts were announced; null if none were.</summary>
    public int? Total { get; init; }

    /// <summary>Whether its last piece has run; false if left out.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The piece that leads it, an article's id; null for none.</summary>
    public Guid? LeadId { get; init; }

    /// <summary>The publications it is made with, in order.</summary>
    public IReadOnlyList<Guid> SourceIds { get; init; } = [];

    /// <summary>Whether readers see it even while nothing public shows it; false if left out.</summary>
    public bool IsListed { get; init; }
}

/// <summary>What a change may not make of it.</summary>
public sealed class SeriesInputValidator : SeriesRules<SeriesInput>;
