using Cms.Model.Authors;

namespace Cms.Model.Site;

/// <summary>All that the desk says of the magazine, set whole.</summary>
public sealed record SiteFacts
{
    /// <summary>What it is called; null while it is called as the operator's settings have it.</summary>
    public SiteWords? Words { get; init; }

    /// <summary>The illustration that is its logo; null for the one that the settings name, if any.</summary>
    public Guid? LogoId { get; init; }

    /// <summary>Where it stands besides its website.</summary>
    public IReadOnlyList<AuthorLink> Profiles { get; init; } = [];

    /// <summary>Its menus.</summary>
    public IReadOnlyList<SiteMenu> Menus { get; init; } = [];

    /// <summary>Which members differ from those of before, by the names readers know them under.</summary>
    public IReadOnlyList<string> DifferencesFrom(SiteFacts before)
    {
        (string Member, bool IsSame)[] members =
        [
            ("name", before.Words?.Name == Words?.Name),
            ("tagline", before.Words?.Tagline == Words?.Tagline),
            ("language", before.Words?.Language == Words?.Language),
            ("logo", before.LogoId == LogoId),
            ("profiles", before.Profiles.SequenceEqual(Profiles)),
            ("menus", before.Menus.SequenceEqual(Menus)),
        ];
        return [.. members.Where(m => !m.IsSame).Select(m => m.Member)];
    }
}
