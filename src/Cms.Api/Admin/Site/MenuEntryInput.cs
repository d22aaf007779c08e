using Cms.Api.Http.Bodies;
using Cms.Model.Site;

namespace Cms.Api.Admin.Site;

/// <summary>An entry of a menu, with those below it.</summary>
public sealed record MenuEntryInput : MenuLinkInput
{
    /// <summary>Those below it, in order; these have none below them.</summary>
    public IReadOnlyList<MenuLinkInput> Entries { get; init; } = [];
}

/// <summary>What an entry may say.</summary>
public sealed class MenuEntryRules : MenuLinkRules<MenuEntryInput>
{
    /// <summary>The rules.</summary>
    public MenuEntryRules()
    {
        RuleFor(e => e.Entries).AtMost(SiteMenu.MaxEntries);
        RuleForEach(e => e.Entries).SetValidator(new MenuLinkInputRules());
    }
}
