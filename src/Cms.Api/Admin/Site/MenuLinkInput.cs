using Cms.Model.Site;

namespace Cms.Api.Admin.Site;

/// <summary>Where an entry of a menu leads, and what it says.</summary>
public record MenuLinkInput
{
    /// <summary>What it leads to.</summary>
    public MenuLinkKind? Kind { get; init; }

    /// <summary>The thing that it leads to, which need not be public yet; null for an address.</summary>
    public Guid? Id { get; init; }

    /// <summary>The address that it leads to; null for a thing.</summary>
    public string? Url { get; init; }

    /// <summary>What it says, one for each language; none says what the thing is called.</summary>
    public IReadOnlyList<MenuLabelInput> Labels { get; init; } = [];

    internal MenuLink Read() =>
        new()
        {
            Kind = Kind!.Value,
            Id = Id,
            Url = Url,
            Labels = [.. Labels.Select(l => new MenuLabel(l.Language, l.Text.Normalize()))],
        };
}

/// <summary>What an entry may say.</summary>
public sealed class MenuLinkInputRules : MenuLinkRules<MenuLinkInput>;
