using FastEndpoints;

namespace Cms.Api.Admin.Partners;

/// <summary>Which entitlement.</summary>
public sealed record EntitlementRequest
{
    /// <summary>The partner's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The entitlement's id.</summary>
    public Guid EntitlementId { get; init; }
}

/// <summary>What such a request refuses.</summary>
public sealed class EntitlementRequestValidator : Validator<EntitlementRequest>;
