using Cms.Api.Http.Bodies;
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

    /// <summary>
    /// How its file came to be, in the words of the IPTC (https://cv.iptc.org/newscodes/digitalsourcetype/); null where that is not said.
    /// </summary>
    public DigitalSourceType? DigitalSourceType { get; init; }

    /// <summary>Whether it may go on to partners; denied if left out.</summary>
    public OnwardIllustrations Onward { get; init; } = OnwardIllustrations.Denied;
}

/// <summary>What may not be said of a picture.</summary>
public sealed class IllustrationInputValidator : AbstractValidator<IllustrationInput>
{
    /// <summary>The rules.</summary>
    public IllustrationInputValidator()
    {
        RuleFor(b => b.Alt).Line(0, 2_000);
        RuleFor(b => b.Alt)
            .Must((b, alt) => b.IsDecorative || !string.IsNullOrWhiteSpace(alt))
            .WithErrorCode("alt-required")
            .WithMessage("alt says in words what the picture shows; only a decorative one has none.");
        RuleFor(b => b.Caption).Lines(2_000);
        RuleFor(b => b.FocalPoint).SetValidator(new FocalPointInputValidator()!);
        RuleFor(b => b.Credit).SetValidator(new CreditInputValidator()!);
        RuleFor(b => b.License).SetValidator(new LicenseRules()!);
    }
}
