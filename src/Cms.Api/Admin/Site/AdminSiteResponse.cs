using Cms.Api.Delivery.Authors;
using Cms.Api.Delivery.Home;
using Cms.Model.Site;

namespace Cms.Api.Admin.Site;

/// <summary>The magazine as the desk has it. What can be set of it can be sent back as it is.</summary>
public sealed record AdminSiteResponse
{
    /// <summary>The magazine's name.</summary>
    public required string Name { get; init; }

    /// <summary>The line under the name; null for none.</summary>
    public required string? Tagline { get; init; }

    /// <summary>BCP 47 tag of the language of the page around the pieces.</summary>
    public required string Language { get; init; }

    /// <summary>The illustration that is the logo; null for the address that the operator's settings name, if any.</summary>
    public required Guid? LogoId { get; init; }

    /// <summary>Where the magazine stands besides its website, in order.</summary>
    public required IReadOnlyList<AuthorLinkResponse> Profiles { get; init; }

    /// <summary>The menus, with what is not public too.</summary>
    public required IReadOnlyList<MenuContent> Menus { get; init; }

    /// <summary>Counts saves; the ETag is <c>"e&lt;editVersion&gt;"</c>.</summary>
    public required int EditVersion { get; init; }

    /// <summary>Counts what readers see; 0 while nobody saved it and it is as the operator's settings have it.</summary>
    public required int Version { get; init; }

    /// <summary>When anything shown of it last changed, UTC; null while nobody saved it.</summary>
    public required DateTime? ModifiedAt { get; init; }

    internal static AdminSiteResponse From(MagazineSite site, SiteSettings first)
    {
        var (facts, words) = (site.Facts, site.Facts.Words);
        return new AdminSiteResponse
        {
            Name = words is null ? first.Name : words.Name,
            Tagline = words is null ? first.Tagline : words.Tagline,
            Language = words is null ? first.Language : words.Language,
            LogoId = facts.LogoId,
            Profiles = [.. facts.Profiles.Select(p => new AuthorLinkResponse { Label = p.Label, Url = p.Url })],
            Menus =
            [
                .. facts.Menus.Select(m => new MenuContent
                {
                    Name = m.Name,
                    Entries =
                    [
                        .. m.Entries.Select(e => new MenuEntryContent
                        {
                            Kind = e.Link.Kind,
                            Id = e.Link.Id,
                            Url = e.Link.Url,
                            Labels = Labels(e.Link),
                            Entries =
                            [
                                .. e.Entries.Select(link => new MenuLinkContent
                                {
                                    Kind = link.Kind,
                                    Id = link.Id,
                                    Url = link.Url,
                                    Labels = Labels(link),
                                }),
                            ],
                        }),
                    ],
                }),
            ],
            EditVersion = site.EditVersion,
            Version = site.Version,
            ModifiedAt = site.IsPublic ? site.ModifiedAt : null,
        };

        static IReadOnlyList<MenuLabelResponse> Labels(MenuLink link) =>
            [.. link.Labels.Select(l => new MenuLabelResponse { Language = l.Language, Text = l.Text })];
    }
}

/// <summary>A menu as stored.</summary>
public sealed record MenuContent
{
    /// <summary>Its name for frontends.</summary>
    public required string Name { get; init; }

    /// <summary>Its entries, in order.</summary>
    public required IReadOnlyList<MenuEntryContent> Entries { get; init; }
}

/// <summary>An entry of a menu as stored.</summary>
public sealed record MenuEntryContent : MenuLinkContent
{
    /// <summary>Those below it, in order.</summary>
    public required IReadOnlyList<MenuLinkContent> Entries { get; init; }
}

/// <summary>Where an entry leads and what it says, as stored.</summary>
public record MenuLinkContent
{
    /// <summary>What it leads to.</summary>
    public required MenuLinkKind Kind { get; init; }

    /// <summary>The thing; null for an address.</summary>
    public required Guid? Id { get; init; }

    /// <summary>The address; null for a thing.</summary>
    public required string? Url { get; init; }

    /// <summary>What it says, by language.</summary>
    public required IReadOnlyList<MenuLabelResponse> Labels { get; init; }
}
