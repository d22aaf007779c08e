namespace Cms.Api.Delivery.Home;

/// <summary>A menu of the website: a tree with a name, two deep.</summary>
public sealed record MenuResponse
{
    /// <summary>Its name, unique among the menus.</summary>
    public required string Name { get; init; }

    /// <summary>Its entries in order; what is not public is left out with what stands below it, and comes back with it.</summary>
    public required IReadOnlyList<MenuEntryResponse> Entries { get; init; }
}
