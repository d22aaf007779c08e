using Cms.Api.Delivery.Articles;

namespace Cms.Api.Partners.Articles;

/// <summary>A whole piece as one partner may have it.</summary>
public sealed record PartnerArticleResponse
{
    /// <summary>The piece: the same shape as at the public door, with cleared pictures only and the license it goes out under.</summary>
    public required ArticleResponse Article { get; init; }

    /// <summary>What the partner may do with it.</summary>
    public required PartnerRightsResponse Rights { get; init; }
}
