using Cms.Api.Http.Bodies;
using Cms.Model.Licenses;
using FluentValidation;

namespace Cms.Api.Admin;

/// <summary>
/// A license to be set. Of those known by their identifier (the Creative Commons family, the public domain,
/// LicenseRef-AllRightsReserved) the identifier is enough, and what SPDX lists of them has its own terms and no others.
/// </summary>
public sealed record LicenseInput
{
    /// <summary>
    /// SPDX identifier (https://spdx.org/licenses/), in any case; or LicenseRef- with letters, digits, - and . for a license that has none.
    /// </summary>
    public string Id { get; init; } = "";

    /// <summary>Its name as printed; may be left out of a license that the desk knows.</summary>
    public string? Name { get; init; }

    /// <summary>Where its text stands; null where nowhere, or where the desk knows it.</summary>
    public string? Url { get; init; }

    /// <summary>
    /// What it asks and allows; of a license that the desk knows it may be left out, whole or in part. Only what is said of pictures is
    /// free to choose there.
    /// </summary>
    public LicenseTermsInput? Terms { get; init; }

    /// <summary>The license meant; null of none.</summary>
    internal static License? Read(LicenseInput? input)
    {
        if (input is null)
            return null;
        var known = KnownLicenses.Find(input.Id);
        return new License(
            input.Id,
            input.Name ?? known!.Name,
            input.Url ?? known?.Url,
            (input.Terms ?? new LicenseTermsInput()).Read(known?.Terms)
        );
    }

    /// <summary>
    /// The input that would set a license. What its identifier says by itself is left out, so that another identifier, patched in, brings
    /// its own.
    /// </summary>
    internal static LicenseInput? From(License? license)
    {
        if (license is null)
            return null;
        var known = KnownLicenses.Find(license.Id);
        return new LicenseInput
        {
            Id = license.Id,
            Name = license.Name == known?.Name ? null : license.Name,
            Url = license.Url == known?.Url ? null : license.Url,
            Terms = license.Terms == known?.Terms ? null : LicenseTermsInput.From(license.Terms, known?.Terms),
        };
    }
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

    /// <summary>The terms meant.</summary>
    /// <param name="known">Those of the license by its identifier, for what is left out; null where nothing may be.</param>
    internal LicenseTerms Read(LicenseTerms? known) =>
        new(
            Edits ?? known!.Edits,
            Images ?? known!.Images,
            Translation ?? known!.Translation,
            MustLink ?? known!.MustLink,
            NoSale ?? known!.NoSale,
            CreditRequired ?? known!.CreditRequired
        );

    /// <summary>The input that would set some terms: where an identifier says the others, what differs from them.</summary>
    internal static LicenseTermsInput From(LicenseTerms terms, LicenseTerms? known) =>
        new()
        {
            Edits = terms.Edits == known?.Edits ? null : terms.Edits,
            Images = terms.Images == known?.Images ? null : terms.Images,
            Translation = terms.Translation == known?.Translation ? null : terms.Translation,
            MustLink = terms.MustLink == known?.MustLink ? null : terms.MustLink,
            NoSale = terms.NoSale == known?.NoSale ? null : terms.NoSale,
            CreditRequired = terms.CreditRequired == known?.CreditRequired ? null : terms.CreditRequired,
        };
}

/// <summary>What a license may be.</summary>
public sealed class LicenseRules : AbstractValidator<LicenseInput>
{
    /// <summary>The rules.</summary>
    public LicenseRules()
    {
        RuleFor(l => l.Id).Line(1, 100);
        RuleFor(l => l.Id)
            .Must(id => SpdxIds.Find(id) is not null)
            .When(l => !string.IsNullOrEmpty(l.Id))
            .WithErrorCode("license-unknown")
            .WithMessage(l =>
                $"“{l.Id}” is no identifier of the SPDX list (https://spdx.org/licenses/), such as CC-BY-4.0. For a license that is not "
                + $"on it say {SpdxIds.OwnFor(l.Id)}."
            );
        RuleFor(l => l.Name).LineOrNone(200);
        RuleFor(l => l.Url).WebAddress();
        RuleFor(l => l.Terms!).SetValidator(new LicenseTermsRules()).When(l => KnownLicenses.Find(l.Id) is null);
        RuleFor(l => l.Terms)
            .Must(
                (l, terms) =>
                    terms is null || KnownLicenses.TermsOf(l.Id) is not { } own || terms.Read(own) with { Images = own.Images } == own
            )
            .WithErrorCode("license-terms")
            .WithMessage(l =>
                $"{SpdxIds.Normalised(l.Id)} has terms of its own, and these are others. Leave terms out, or name the license you mean "
                + "as LicenseRef-…."
            );
        RuleFor(l => l.Name)
            .Must((l, name) => name is not null || KnownLicenses.Find(l.Id) is not null)
            .WithErrorCode("required")
            .WithMessage("name is missing; the desk does not know this license by its identifier.");
        RuleFor(l => l.Terms)
            .Must((l, terms) => terms is not null || KnownLicenses.Find(l.Id) is not null)
            .WithErrorCode("required")
            .WithMessage("terms are missing; the desk does not know this license by its identifier.");
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
