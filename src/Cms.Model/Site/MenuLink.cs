using System.Text.Json.Serialization;

namespace Cms.Model.Site;

/// <summary>Where an entry of a menu leads, and what it says.</summary>
public sealed record MenuLink
{
    /// <summary>What it leads to.</summary>
    public MenuLinkKind Kind { get; init; }

    /// <summary>The thing it leads to; null for an address.</summary>
    public Guid? Id { get; init; }

    /// <summary>The address it leads to; null for a thing.</summary>
    public string? Url { get; init; }

    /// <summary>What it says, by language; none says what the thing is called.</summary>
    public IReadOnlyList<MenuLabel> Labels { get; init; } = [];

    /// <summary>The kind of thing that it leads to; null for an address.</summary>
    [JsonIgnore]
    public ThingKind? Target =>
        Kind switch
        {
            MenuLinkKind.Article => ThingKind.Article,
            MenuLinkKind.Page => ThingKind.Page,
            MenuLinkKind.Series => ThingKind.Series,
            MenuLinkKind.Author => ThingKind.Author,
            MenuLinkKind.Topic => ThingKind.Topic,
            _ => null,
        };

    /// <inheritdoc />
    public bool Equals(MenuLink? other) =>
        other is not null && (other.Kind, other.Id, other.Url) == (Kind, Id, Url) && other.Labels.SequenceEqual(Labels);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Kind, Id, Url);
}
