namespace Cms.Model.Home;

/// <summary>The front page, set whole.</summary>
public sealed record HomeLayout
{
    /// <summary>Its slots from top to bottom.</summary>
    public IReadOnlyList<HomeSlot> Slots { get; init; } = [];
}
