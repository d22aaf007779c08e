using System.Text.Json.Serialization;

namespace Cms.Model.Site;

/// <summary>A menu of the website: a tree with a name, two deep.</summary>
public sealed record SiteMenu
{
    /// <summary>Most entries of one level.</summary>
    public const int MaxEntries = 20;

    /// <summary>Its name for frontends, unique among the menus.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its entries, in order.</summary>
    public IReadOnlyList<MenuEntry> Entries { get; init; } = [];

    /// <summary>Every link in it, those of the second level after the one above them.</summary>
    [JsonIgnore]
    public IEnumerable<MenuLink> Links => Entries.SelectMany(e => e.Entries.Prepend(e.Link));

    /// <inheritdoc />
    public bool Equals(SiteMenu? other) => other is not null && other.Name == Name && other.Entries.SequenceEqual(Entries);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, Entries.Count);
}
