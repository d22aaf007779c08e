using Cms.Model.Partners;

namespace Cms.Api.Admin.Partners;

/// <summary>What a partner may have, from when until when, as the desk sees it.</summary>
public sealed record EntitlementResponse
{
    /// <summary>Its id (UUIDv7), for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>The partner.</summary>
    public required Guid PartnerId { get; init; }

    /// <summary>The product.</summary>
    public required Guid ProductId { get; init; }

    /// <summary>From when, UTC.</summary>
    public required DateTime StartsAt { get; init; }

    /// <summary>Until when, UTC; null for no end.</summary>
    public required DateTime? EndsAt { get; init; }

    /// <summary>Whether it takes pieces under an embargo that names nobody.</summary>
    public required bool HasEarlyAccess { get; init; }

    /// <summary>Whether it has begun and not ended.</summary>
    public required bool IsInForce { get; init; }

    /// <summary>When it ended, UTC; null while it has not.</summary>
    public required DateTime? EndedAt { get; init; }

    /// <summary>Counts saves; the ETag is made of it.</summary>
    public required int EditVersion { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    internal static EntitlementResponse From(Entitlement entitlement) =>
        new()
        {
            Id = entitlement.Id,
            PartnerId = entitlement.PartnerId,
            ProductId = entitlement.ProductId,
            StartsAt = entitlement.StartsAt,
            EndsAt = entitlement.EndsAt,
            HasEarlyAccess = entitlement.HasEarlyAccess,
            IsInForce = entitlement.IsInForce,
            EndedAt = entitlement.EndedAt,
            EditVersion = entitlement.EditVersion,
            CreatedAt = entitlement.CreatedAt,
        };
}
