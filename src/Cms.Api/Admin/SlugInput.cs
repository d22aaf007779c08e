using Cms.Api.Http.Bodies;
using FluentValidation;

namespace Cms.Api.Admin;

/// <summary>A slug to be set.</summary>
public sealed record SlugInput
{
    /// <summary>The slug.</summary>
    public string? Slug { get; init; }
}

/// <summary>What a slug may be.</summary>
public sealed class SlugRules : AbstractValidator<SlugInput>
{
    /// <summary>The rules.</summary>
    public SlugRules() => RuleFor(s => s.Slug).SlugText(isRequired: true);
}
