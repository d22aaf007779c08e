using Cms.Api.Delivery.Articles;

namespace Cms.Api.Partners.Articles;

/// <summary>A piece's card as one partner may have it.</summary>
public sealed record PartnerArticleSummary
{
    /// <summary>The card.</summary>
    public required ArticleSummary Article { get; init; }

    /// <summary>What the partner may do with it.</summary>
    public required PartnerRightsResponse Rights { get; init; }
}
