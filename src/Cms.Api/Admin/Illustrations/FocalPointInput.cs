using Cms.Api.Http.Bodies;
using FluentValidation;

namespace Cms.Api.Admin.Illustrations;

/// <summary>The point of a picture that stays in view, as an editor sets it.</summary>
public sealed record FocalPointInput
{
    /// <summary>From the left, 0 to 1.</summary>
    public double? X { get; init; }

    /// <summary>From the top, 0 to 1.</summary>
    public double? Y { get; init; }
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
