using Cms.Api.Http.Bodies;
using FluentValidation;

namespace Cms.Api.Admin.Authors;

/// <summary>A link on somebody's page, as an editor writes it.</summary>
public sealed record AuthorLinkInput
{
    /// <summary>What it says.</summary>
    public string Label { get; init; } = "";

    /// <summary>Where it leads.</summary>
    public string Url { get; init; } = "";
}

/// <summary>What a link may not be.</summary>
public sealed class AuthorLinkInputValidator : AbstractValidator<AuthorLinkInput>
{
    /// <summary>The rules.</summary>
    public AuthorLinkInputValidator()
    {
        RuleFor(l => l.Label).Line(1, 100);
        RuleFor(l => l.Url).WebAddress(isRequired: true);
    }
}
