using Cms.Api.Http.Bodies;
using Cms.Model.Site;
using FluentValidation;

namespace Cms.Api.Admin.Site;

/// <summary>A menu of the website.</summary>
public sealed record MenuInput
{
    /// <summary>Its name for frontends, unique among the menus: words of lower-case letters and digits joined by hyphens.</summary>
    public string? Name { get; init; }

    /// <summary>Its entries, in order.</summary>
    public IReadOnlyList<MenuEntryInput> Entries { get; init; } = [];
}

/// <summary>What a menu may say.</summary>
public sealed class MenuRules : AbstractValidator<MenuInput>
{
    /// <summary>The rules.</summary>
    public MenuRules()
    {
        RuleFor(m => m.Name).SlugText(isRequired: true);
        RuleFor(m => m.Entries).AtMost(SiteMenu.MaxEntries);
        RuleForEach(m => m.Entries).SetValidator(new MenuEntryRules());
    }
}
