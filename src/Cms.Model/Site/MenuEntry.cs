namespace Cms.Model.Site;

/// <summary>An entry of a menu, with those below it.</summary>
public sealed record MenuEntry
{
    /// <summary>Where it leads.</summary>
    public MenuLink Link { get; init; } = new();

    /// <summary>Those below it, in order.</summary>
    public IReadOnlyList<MenuLink> Entries { get; init; } = [];

    /// <inheritdoc />
    public bool Equals(MenuEntry? other) => other is not null && other.Link == Link && other.Entries.SequenceEqual(Entries);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Link, Entries.Count);
}
