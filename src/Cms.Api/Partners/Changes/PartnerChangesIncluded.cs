using Cms.Api.Partners.Articles;

namespace Cms.Api.Partners.Changes;

/// <summary>What a partner's changes can include.</summary>
public sealed record PartnerChangesIncluded
{
    /// <summary>
    /// Pieces by id, as this partner may have them now, for the rows that say upsert; empty unless <c>include=articles</c>.
    /// One that is gone since, or under an embargo, is absent.
    /// </summary>
    public required IReadOnlyDictionary<Guid, PartnerArticleResponse> Articles { get; init; }

    /// <summary>Nothing was asked for.</summary>
    internal static PartnerChangesIncluded Nothing { get; } = new() { Articles = new Dictionary<Guid, PartnerArticleResponse>() };
}
