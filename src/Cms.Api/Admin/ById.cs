using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Admin;

/// <summary>What an operation on one thing takes in its path.</summary>
public record ById
{
    /// <summary>The thing's id.</summary>
    public Guid Id { get; init; }
}

/// <summary>What such an operation refuses; an id that is none leads nowhere.</summary>
public sealed class ByIdValidator : Validator<ById>
{
    /// <summary>The rules.</summary>
    public ByIdValidator() =>
        RuleFor(r => r.Id).NotEmpty().WithMessage("id should be an id: 36 characters with hyphens.").WithErrorCode("invalid-parameter");
}
