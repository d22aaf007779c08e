using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Model.Partners;

namespace Cms.Api.Partners.Articles;

/// <summary>A whole piece as one partner may have it.</summary>
public sealed record PartnerArticleResponse
{
    /// <summary>The piece: the same shape as at the public door, with cleared pictures only and the license it goes out under.</summary>
    public required ArticleResponse Article { get; init; }

    /// <summary>What the partner may do with it.</summary>
    public required PartnerRightsResponse Rights { get; init; }
}

/// <summary>A piece's card as one partner may have it.</summary>
public sealed record PartnerArticleSummary
{
    /// <summary>The card.</summary>
    public required ArticleSummary Article { get; init; }

    /// <summary>What the partner may do with it.</summary>
    public required PartnerRightsResponse Rights { get; init; }
}

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

/// <summary>A product by its name.</summary>
public sealed record ProductReferenceResponse
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }
}

/// <summary>A picture that does not go along.</summary>
public sealed record OmissionResponse
{
    /// <summary>The illustration.</summary>
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of its file in hexadecimal, by which a copy from elsewhere is known.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Why.</summary>
    public required OmissionReason Reason { get; init; }
}
