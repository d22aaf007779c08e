using Cms.Api.Delivery.Authors;
using Cms.Api.Delivery.Illustrations;

namespace Cms.Api.Delivery.Home;

/// <summary>The magazine.</summary>
public sealed record SiteResponse
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The line under the name; null for none.</summary>
    public required string? Tagline { get; init; }

    /// <summary>BCP 47 tag of the language of the page around the pieces.</summary>
    public required string Language { get; init; }

    /// <summary>IANA name of the time zone that its days are counted in.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Absolute address of its logo; null for none.</summary>
    public required string? Logo { get; init; }

    /// <summary>The illustration that is its logo, whole; null where none is.</summary>
    public required IllustrationResponse? LogoIllustration { get; init; }

    /// <summary>Where its website stands.</summary>
    public required string Url { get; init; }

    /// <summary>Where it stands besides its website, in order.</summary>
    public required IReadOnlyList<AuthorLinkResponse> Profiles { get; init; }

    /// <summary>The menus of its website.</summary>
    public required IReadOnlyList<MenuResponse> Menus { get; init; }

    /// <summary>Where this API's own parts stand.</summary>
    public required SiteLinks Links { get; init; }

    internal static SiteResponse From(SiteSettings words, SiteShown shown, Addresses addresses) =>
        new()
        {
            Name = words.Name,
            Tagline = words.Tagline,
            Language = words.Language,
            TimeZone = words.TimeZone,
            Logo = words.Logo,
            LogoIllustration = shown.Logo,
            Url = words.Url,
            Profiles = shown.Profiles,
            Menus = shown.Menus,
            Links = new SiteLinks
            {
                Home = addresses.Api("/v1/home"),
                Articles = addresses.Api("/v1/articles"),
                Contract = addresses.Api("/openapi/v1.json"),
            },
        };
}

/// <summary>Where this API's parts stand.</summary>
public sealed record SiteLinks
{
    /// <summary>The front page.</summary>
    public required string Home { get; init; }

    /// <summary>The list of articles.</summary>
    public required string Articles { get; init; }

    /// <summary>The contract (OpenAPI).</summary>
    public required string Contract { get; init; }
}
