using Cms.Api.Http;
using Cms.Model.Licenses;
using FluentValidation;

namespace Cms.Api.Admin;

/// <summary>A license to be set. Of the licenses this desk knows by their identifier, the identifier is enough.</summary>
public sealed record LicenseInput
{
    /// <summary>SPDX identifier (https://spdx.org/licenses/), or LicenseRef-… for a license that has none.</summary>
    public string Id { get; init; } = "";

    /// <summary>Its name as printed; may be left out of a license that the desk knows.</summary>
    public string? Name { get; init; }

    /// <summary>Where its text stands; null where nowhere, or where the desk knows it.</summary>
    public string? Url { get; init; }

    /// <summary>What it asks and allows; may be left out of a license that the desk knows.</summary>
    public LicenseTermsInput? Terms { get; init; }

    /// <summary>The license meant; null of none.</summary>
    internal static License? Read(LicenseInput? input)
    {
        if (input is null)
            return null;
        var known = License.Known.FirstOrDefault(l => l.Id == input.Id);
        return new License(input.Id, input.Name ?? known!.Name, input.Url ?? known?.Url, input.Terms?.Read() ?? known!.Terms);
    }

    /// <summary>The input that would set a license.</summary>
    internal static LicenseInput? From(License? license) => license is null ? null : new LicenseInput { Id = license.Id, Name = license.Name, Url = license.Url, Terms = LicenseTermsInput.From(license.Terms) };
}

/// <summary>What a license asks and allows.</summary>
public sealed record LicenseTermsInput
{
    /// <summary>Whether the text may be changed beyond house style.</summary>
    public Permission? Edits { get; init; }

    /// <summary>Whether the illustrations may be taken along.</summary>
    public Permission? Images { get; init; }

    /// <summary>Whether it may be translated.</summary>
    public Permission? Translation { get; init; }

    /// <summary>Whether a copy must link to the original.</summary>
    public bool? MustLink { get; init; }

    /// <summary>Whether a copy may not be sold.</summary>
    public bool? NoSale { get; init; }

    /// <summary>Whether the byline and attribution must be printed.</summary>
    public bool? CreditRequired { get; init; }

    internal LicenseTerms Read() => new(Edits!.Value, Images!.Value, Translation!.Value, MustLink!.Value, NoSale!.Value, CreditRequired!.Value);

    internal static LicenseTermsInput From(LicenseTerms terms) => new()
    {
        Edits = terms.Edits,
        Images = terms.Images,
        Translation = terms.Translation,
        MustLink = terms.MustLink,
        NoSale = terms.NoSale,
        CreditRequired = terms.CreditRequired,
    };
}

/// <summary>What a license may be.</summary>
public sealed class LicenseRules : AbstractValidator<LicenseInput>
{
    /// <summary>The rules.</summary>
    public LicenseRules()
    {
        RuleFor(l => l.Id).Line(1, 100);
        RuleFor(l => l.Name).LineOrNone(200);
        RuleFor(l => l.Url).WebAddress();
        RuleFor(l => l.Terms!).SetValidator(new LicenseTermsRules());
        RuleFor(l => l.Name).Must((l, name) => name is not null || License.Known.Any(k => k.Id == l.Id)).WithErrorCode("required").WithMessage("name is missing; the desk does not know this license by its identifier.");
        RuleFor(l => l.Terms).Must((l, terms) => terms is not null || License.Known.Any(k => k.Id == l.Id)).WithErrorCode("required").WithMessage("terms are missing; the desk does not know this license by its identifier.");
    }
}

/// <summary>What the terms of a license may be: all of them are said.</summary>
public sealed class LicenseTermsRules : AbstractValidator<LicenseTermsInput>
{
    /// <summary>The rules.</summary>
    public LicenseTermsRules()
    {
        RuleFor(t => t.Edits).Given();
        RuleFor(t => t.Images).Given();
        RuleFor(t => t.Translation).Given();
        RuleFor(t => t.MustLink).Given();
        RuleFor(t => t.NoSale).Given();
        RuleFor(t => t.CreditRequired).Given();
    }
}
