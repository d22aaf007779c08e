using FluentValidation;

namespace Cms.Api.Admin.Partners;

/// <summary>What can be changed of an entitlement.</summary>
public sealed record EntitlementTerms
{
    /// <summary>Until when, UTC; null for no end.</summary>
    public DateTime? EndsAt { get; init; }

    /// <summary>Whether it takes pieces under an embargo that names nobody.</summary>
    public bool HasEarlyAccess { get; init; }
}

/// <summary>What that may not be.</summary>
public sealed class EntitlementTermsValidator : AbstractValidator<EntitlementTerms>;
