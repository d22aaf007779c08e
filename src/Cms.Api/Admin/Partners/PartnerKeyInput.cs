using Cms.Api.Http.Bodies;
using Cms.Model.Access;
using FluentValidation;

namespace Cms.Api.Admin.Partners;

/// <summary>What a partner's new key is to be.</summary>
public sealed record PartnerKeyInput
{
    /// <summary>What it is for.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it may do; null for all that a partner may.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>When it ends by itself, UTC; null for never.</summary>
    public DateTime? ExpiresAt { get; init; }
}

/// <summary>What it may not be.</summary>
public sealed class PartnerKeyValidator : AbstractValidator<PartnerKeyInput>
{
    /// <summary>The rules.</summary>
    public PartnerKeyValidator()
    {
        RuleFor(b => b.Name).Line(1, 200);
        RuleForEach(b => b.Scopes).OneOf(PartnerScopes.All);
    }
}
