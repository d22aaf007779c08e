namespace Cms.Model.Home;

/// <summary>A slot of the front page as the editors set it.</summary>
public sealed record HomeSlot
{
    /// <summary>Its name for frontends, unique on the page.</summary>
    public string Key { get; init; } = "";

    /// <summary>What it holds.</summary>
    public SlotKind Kind { get; init; }

    /// <summary>The heading above it.</summary>
    public string? Title { get; init; }

    /// <summary>The words under the heading.</summary>
    public string? Text { get; init; }

    /// <summary>The series it shows.</summary>
    public Guid? SeriesId { get; init; }

    /// <summary>The piece that comes first.</summary>
    public Guid? LeadId { get; init; }

    /// <summary>Pieces picked by hand, in order; they may not be public yet.</summary>
    public IReadOnlyList<Guid> ArticleIds { get; init; } = [];

    /// <summary>Most pieces shown.</summary>
    public int Limit { get; init; } = 20;
}
