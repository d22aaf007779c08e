namespace Cms.Model.Series;

/// <summary>What is said of a series.</summary>
public sealed record SeriesProfile
{
    /// <summary>The title as printed.</summary>
    public string Title { get; init; } = "";

    /// <summary>What it is about, plain text.</summary>
    public string? Description { get; init; }

    /// <summary>How many parts were announced; null if none were.</summary>
    public int? Total { get; init; }

    /// <summary>Whether its last piece has run.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The piece that leads it.</summary>
    public Guid? LeadId { get; init; }
}
