using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Articles;

/// <summary>Which revision of what.</summary>
public sealed record RevisionRequest
{
    /// <summary>The id of the article or page.</summary>
    public Guid Id { get; init; }

    /// <summary>The revision's number.</summary>
    public int Number { get; init; }
}

/// <summary>What such a request refuses.</summary>
public sealed class RevisionValidator : Validator<RevisionRequest>
{
    /// <summary>The rules.</summary>
    public RevisionValidator() =>
        RuleFor(r => r.Number).GreaterThan(0).WithErrorCode("invalid-parameter").WithMessage("number should be a whole number from 1.");
}
