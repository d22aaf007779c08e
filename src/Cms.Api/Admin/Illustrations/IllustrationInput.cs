using Cms.Api.Http;
using Cms.Model.Illustrations;
using Cms.Model.Sources;
using FluentValidation;

namespace Cms.Api.Admin.Illustrations;

/// <summary>What is said of a picture, as an editor writes it; its file stays as it is.</summary>
public sealed record IllustrationInput
{
    /// <summary>What it shows, for those who do not see it; empty only where it is decorative.</summary>
    public string Alt { get; init; } = "";

    /// <summary>Whether it says nothing that the text does not; false if left out.</summary>
    public bool IsDecorative { get; init; }

    /// <summary>The line under it; null for none.</summary>
    public string? Caption { get; init; }

    /// <summary>The point that stays in view when it is cropped; null for the middle.</summary>
    public FocalPointInput? FocalPoint { get; init; }

    /// <summary>Who is to be credited; null where that is not said.</summary>
    public CreditInput? Credit { get; init; }

    /// <summary>What others may do with it; null where that is not said.</summary>
    public LicenseInput? License { get; init; }

    /// <summary>How its file came to be, in the words of the IPTC (https://cv.iptc.org/newscodes/digitalsourcetype/); null where that is not said.</summary>
    public DigitalSourceType? DigitalSourceType { get; init; }

    /// <summary>Whether it may go on to partners; denied if left out.</summary>
    public OnwardIllustrations Onward { get; init; } = OnwardIllustrations.Denied;
}

/// <summary>The point of a picture that stays in view, as an editor sets it.</summary>
public sealed record FocalPointInput
{
    /// <summary>From the left, 0 to 1.</summary>
    public double? X { get; init; }

    /// <summary>From the top, 0 to 1.</summary>
    public double? Y { get; init; }
}

/// <summary>Who is to be credited for a picture, as an editor writes it. At least one of name, author, source and text is given.</summary>
public sealed record CreditInput
{
    /// <summary>How the picture came to the magazine.</summary>
    public CreditKind? Kind { get; init; }

    /// <summary>The name to print, where no author or source known here has it; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>Who made it, an author's id; null if not known here.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>For whom it was made or who gave it, a source's id; null if not known here.</summary>
    public Guid? SourceId { get; init; }

    /// <summary>Where it or its maker stands; null for nowhere.</summary>
    public string? Url { get; init; }

    /// <summary>The line as it must be printed; null makes it.</summary>
    public string? Text { get; init; }
}

/// <summary>What may not be said of a picture.</summary>
public sealed class IllustrationInputValidator : AbstractValidator<IllustrationInput>
{
    /// <summary>The rules.</summary>
    public IllustrationInputValidator()
    {
        RuleFor(b => b.Alt).Line(0, 2_000);
        RuleFor(b => b.Alt).Must((b, alt) => b.IsDecorative || !string.IsNullOrWhiteSpace(alt)).WithErrorCode("alt-required").WithMessage("alt says in words what the picture shows; only a decorative one has none.");
        RuleFor(b => b.Caption).Lines(2_000);
        RuleFor(b => b.FocalPoint).SetValidator(new FocalPointInputValidator()!);
        RuleFor(b => b.Credit).SetValidator(new CreditInputValidator()!);
        RuleFor(b => b.License).SetValidator(new LicenseRules()!);
    }
}

/// <summary>What such a point may not be.</summary>
public sealed class FocalPointInputValidator : AbstractValidator<FocalPointInput>
{
    /// <summary>The rules.</summary>
    public FocalPointInputValidator()
    {
        RuleFor(p => p.X).Given().Share();
        RuleFor(p => p.Y).Given().Share();
    }
}

/// <summary>What a credit may not be.</summary>
public sealed class CreditInputValidator : AbstractValidator<CreditInput>
{
    /// <summary>The rules.</summary>
    public CreditInputValidator()
    {
        RuleFor(c => c.Kind).Given();
        RuleFor(c => c.Name).LineOrNone(200);
        RuleFor(c => c.Name).Must((c, name) => name is not null || c.AuthorId is not null || c.SourceId is not null || c.Text is not null).WithErrorCode("credit-empty")
            .WithMessage("The credit names nobody: give a name, an author, a source or the line as printed.");
        RuleFor(c => c.Url).WebAddress();
        RuleFor(c => c.Text).LineOrNone(500);
    }
}
