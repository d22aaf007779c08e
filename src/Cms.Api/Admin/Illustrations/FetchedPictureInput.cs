using Cms.Api.Http.Bodies;
using FluentValidation;

namespace Cms.Api.Admin.Illustrations;

/// <summary>A new picture, and where its file is to be fetched.</summary>
public sealed record FetchedPictureInput
{
    /// <summary>Its address, public, http or https.</summary>
    public string? Url { get; init; }

    /// <summary>What is said of it.</summary>
    public IllustrationInput? Facts { get; init; }
}

/// <summary>What it may not be.</summary>
public sealed class FetchedPictureInputValidator : AbstractValidator<FetchedPictureInput>
{
    /// <summary>The rules.</summary>
    public FetchedPictureInputValidator()
    {
        RuleFor(f => f.Url).WebAddress(isRequired: true);
        RuleFor(f => f.Facts).Given();
        RuleFor(f => f.Facts).SetValidator(new IllustrationInputValidator()!);
    }
}
