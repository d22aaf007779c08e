using Cms.Api.Admin.Authors;
using Cms.Api.Http.Bodies;
using Cms.Model.Authors;
using Cms.Model.Site;
using FluentValidation;

namespace Cms.Api.Admin.Site;

/// <summary>All that the desk says of the magazine, set whole and public at once.</summary>
public sealed record SiteInput
{
    /// <summary>The magazine's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The line under the name; null for none.</summary>
    public string? Tagline { get; init; }

    /// <summary>BCP 47 tag of the language of the page around the pieces.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The illustration that is the logo; null for the address that the operator's settings name, if any.</summary>
    public Guid? LogoId { get; init; }

    /// <summary>Where the magazine stands besides its website, in order.</summary>
    public IReadOnlyList<AuthorLinkInput> Profiles { get; init; } = [];

    /// <summary>The menus, each with a name of its own.</summary>
    public IReadOnlyList<MenuInput> Menus { get; init; } = [];

    internal SiteFacts Read() =>
        new()
        {
            Words = new SiteWords(Name.Normalize(), Tagline?.Normalize(), Language),
            LogoId = LogoId,
            Profiles = [.. Profiles.Select(p => new AuthorLink(p.Label.Normalize(), p.Url))],
            Menus =
            [
                .. Menus.Select(m => new SiteMenu
                {
                    Name = m.Name!,
                    Entries =
                    [
                        .. m.Entries.Select(e => new MenuEntry { Link = e.Read(), Entries = [.. e.Entries.Select(link => link.Read())] }),
                    ],
                }),
            ],
        };
}

/// <summary>What the site may say.</summary>
public sealed class SiteRules : AbstractValidator<SiteInput>
{
    /// <summary>The rules.</summary>
    public SiteRules()
    {
        RuleFor(s => s.Name).Line(1, 200);
        RuleFor(s => s.Tagline).LineOrNone(500);
        RuleFor(s => s.Language).LanguageTag();
        RuleFor(s => s.Profiles).AtMost(20);
        RuleForEach(s => s.Profiles).SetValidator(new AuthorLinkInputValidator());
        RuleFor(s => s.Menus).AtMost(MagazineSite.MaxMenus);
        RuleForEach(s => s.Menus).SetValidator(new MenuRules());
    }
}
