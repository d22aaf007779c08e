using Cms.Api.Http;
using Cms.Model.Licenses;
using FluentValidation;

namespace Cms.Api.Admin;

/// <summary>A license, as an editor writes it.</summary>
public sealed record LicenseInput
{
    /// <summary>SPDX identifier (https://spdx.org/licenses/), or LicenseRef-… for a license that has none.</summary>
    public string Id { get; init; } = "";

    /// <summary>Its name as printed.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where its text stands; null where nowhere.</summary>
    public string? Url { get; init; }

    /// <summary>What it asks and allows.</summary>
    public LicenseTermsInput? Terms { get; init; }

    internal static LicenseInput? From(License? license) => license is null ? null : new LicenseInput
    {
        Id = license.Id,
        Name = license.Name,
        Url = license.Url,
        Terms = new LicenseTermsInput
        {
            Edits = license.Terms.Edits,
            Images = license.Terms.Images,
            Translation = license.Terms.Translation,
            MustLink = license.Terms.MustLink,
            NoSale = license.Terms.NoSale,
            CreditRequired = license.Terms.CreditRequired,
        },
    };

    internal License ToLicense() =>
        new(Id, Name.Normalize(), Url, new LicenseTerms(Terms!.Edits!.Value, Terms.Images!.Value, Terms.Translation!.Value, Terms.MustLink, Terms.NoSale, Terms.CreditRequired));
}

/// <summary>What a license asks and allows, as an editor writes it.</summary>
public sealed record LicenseTermsInput
{
    /// <summary>Whether the text may be changed beyond house style.</summary>
    public Permission? Edits { get; init; }

    /// <summary>Whether the illustrations may be taken along.</summary>
    public Permission? Images { get; init; }

    /// <summary>Whether it may be translated.</summary>
    public Permission? Translation { get; init; }

    /// <summary>Whether a copy must link to the original; false if left out.</summary>
    public bool MustLink { get; init; }

    /// <summary>Whether a copy may not be sold; false if left out.</summary>
    public bool NoSale { get; init; }

    /// <summary>Whether the byline and attribution must be printed; false if left out.</summary>
    public bool CreditRequired { get; init; }
}

/// <summary>What a license may not be.</summary>
public sealed class LicenseInputValidator : AbstractValidator<LicenseInput>
{
    /// <summary>The rules.</summary>
    public LicenseInputValidator()
    {
        RuleFor(l => l.Id).Line(1, 100);
        RuleFor(l => l.Name).Line(1, 200);
        RuleFor(l => l.Url).WebAddress();
        RuleFor(l => l.Terms).Given().SetValidator(new LicenseTermsInputValidator()!);
    }
}

/// <summary>What its terms may not be.</summary>
public sealed class LicenseTermsInputValidator : AbstractValidator<LicenseTermsInput>
{
    /// <summary>The rules.</summary>
    public LicenseTermsInputValidator()
    {
        RuleFor(t => t.Edits).Given();
        RuleFor(t => t.Images).Given();
        RuleFor(t => t.Translation).Given();
    }
}
