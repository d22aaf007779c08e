using Cms.Api.Delivery;
using Cms.Model.Partners;

namespace Cms.Api.Partners.Articles;

/// <summary>What a partner may do with a piece.</summary>
public sealed record PartnerRightsResponse
{
    /// <summary>entitled: it may be published; held: it may not yet.</summary>
    public required PartnerStanding Standing { get; init; }

    /// <summary>Until when nothing of it may be published, UTC; null where there is no embargo.</summary>
    public required DateTime? EmbargoUntil { get; init; }

    /// <summary>The products that give it.</summary>
    public required IReadOnlyList<ProductReferenceResponse> Products { get; init; }

    /// <summary>Under which license the partner has it; null where the magazine named none.</summary>
    public required LicenseResponse? License { get; init; }

    /// <summary>The address that a copy names as the original.</summary>
    public required string CanonicalUrl { get; init; }

    /// <summary>Pictures of the piece that do not go along; each is gone whole.</summary>
    public required IReadOnlyList<OmissionResponse> Omitted { get; init; }
}
