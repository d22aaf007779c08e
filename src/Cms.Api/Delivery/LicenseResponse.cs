using Cms.Model.Licenses;

namespace Cms.Api.Delivery;

/// <summary>A license.</summary>
public sealed record LicenseResponse
{
    /// <summary>SPDX identifier (https://spdx.org/licenses/), or LicenseRef-… for a license that has none.</summary>
    public required string Id { get; init; }

    /// <summary>Its name as printed.</summary>
    public required string Name { get; init; }

    /// <summary>Where its text stands; null where nowhere.</summary>
    public required string? Url { get; init; }

    /// <summary>What it asks and allows.</summary>
    public required LicenseTermsResponse Terms { get; init; }

    /// <summary>As readers see it.</summary>
    public static LicenseResponse? From(License? license) =>
        license is null
            ? null
            : new LicenseResponse
            {
                Id = license.Id,
                Name = license.Name,
                Url = license.Url,
                Terms = new LicenseTermsResponse
                {
                    Edits = license.Terms.Edits,
                    Images = license.Terms.Images,
                    Translation = license.Terms.Translation,
                    MustLink = license.Terms.MustLink,
                    NoSale = license.Terms.NoSale,
                    CreditRequired = license.Terms.CreditRequired,
                },
            };
}

/// <summary>What a license asks and allows.</summary>
public sealed record LicenseTermsResponse
{
    /// <summary>Whether the text may be changed beyond house style.</summary>
    public required Permission Edits { get; init; }

    /// <summary>Whether the illustrations may be taken along.</summary>
    public required Permission Images { get; init; }

    /// <summary>Whether it may be translated.</summary>
    public required Permission Translation { get; init; }

    /// <summary>Whether a copy must link to the original.</summary>
    public required bool MustLink { get; init; }

    /// <summary>Whether a copy may not be sold.</summary>
    public required bool NoSale { get; init; }

    /// <summary>Whether the byline and attribution must be printed.</summary>
    public required bool CreditRequired { get; init; }
}
