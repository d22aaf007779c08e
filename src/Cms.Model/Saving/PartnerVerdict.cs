using Cms.Model.Articles;
using Cms.Model.Changes;
using Cms.Model.Partners;

namespace Cms.Model.Saving;

/// <summary>How a piece stands with a partner.</summary>
/// <param name="Partner">Who.</param>
/// <param name="Was">How it stood; null where the partner never had it.</param>
/// <param name="Is">How it stands now.</param>
/// <param name="Rights">What the partner may do with it now; null where it may not have it.</param>
/// <param name="Changed">In which members that differs from what it was last told.</param>
internal sealed record PartnerVerdict(
    Partner Partner,
    PartnerArticle? Was,
    PartnerStanding Is,
    string? Rights,
    IReadOnlyList<string> Changed
)
{
    /// <summary>How a piece stands with a partner now; null where the partner never had it and may not have it.</summary>
    public static PartnerStanding? StandingOf(Article article, PartnerArticle? was, bool isEntitled) =>
        isEntitled
            ? article.IsPublic
                ? PartnerStanding.Entitled
                : PartnerStanding.Held
            : was is null
                ? null
                : PartnerStanding.Gone;

    /// <summary>What the partner is told of it.</summary>
    /// <param name="article">The piece.</param>
    /// <param name="own">The row of the log that tells readers of it; null where there is none.</param>
    /// <param name="review">The rule that changed; null where the piece itself did.</param>
    public PartnerChange Row(Article article, Change? own, PartnerReview? review)
    {
        var (was, standing) = (Was, Is);
        var isTakenDown = own?.Reason is ChangeReason.Withdrawn or ChangeReason.Unpublished or ChangeReason.EmbargoCancelled;
        return new PartnerChange
        {
            PartnerId = Partner.Id,
            ArticleId = article.Id,
            Op = standing switch
            {
                PartnerStanding.Entitled => PartnerOp.Upsert,
                PartnerStanding.Held => PartnerOp.Hold,
                _ => PartnerOp.Remove,
            },
            // What was held never ran, so there is no copy that may stay.
            Action =
                standing == PartnerStanding.Gone
                    ? isTakenDown || was?.Standing == PartnerStanding.Held
                        ? PartnerAction.TakeDown
                        : review?.Action ?? PartnerAction.MayKeep
                    // What was kept back may have been corrected meanwhile.
                    : was is { Standing: PartnerStanding.Entitled, IsKeptBack: true }
                    || (own?.Reason == ChangeReason.Corrected && was?.Standing == PartnerStanding.Entitled)
                    || Changed.Count > 0
                        ? PartnerAction.MustUpdate
                        : PartnerAction.None,
            Reason =
                standing == PartnerStanding.Gone
                    ? isTakenDown
                        ? own!.Reason
                        : ChangeReason.EntitlementLost
                    : was?.Standing == PartnerStanding.Held && own is { Reason: ChangeReason.Published or ChangeReason.Republished }
                        ? ChangeReason.EmbargoLifted
                        : own?.Reason
                            ?? (
                                was is { IsKeptBack: false } && was.Standing == standing
                                    ? ChangeReason.Updated
                                    : ChangeReason.EntitlementGained
                            ),
            EmbargoUntil = standing == PartnerStanding.Held ? article.EmbargoUntil : null,
            Changed = Changed.Count > 0 ? string.Join(',', Changed) : null,
            Notice = (standing == PartnerStanding.Gone && !isTakenDown) || Changed.Count > 0 ? review?.Notice : null,
        };
    }

    /// <summary>As it is to be stored.</summary>
    public PartnerArticle Standing(Article article, string? rights, bool isKeptBack) =>
        new()
        {
            PartnerId = Partner.Id,
            ArticleId = article.Id,
            Standing = Is,
            Published = article.PublishedAt,
            IsKeptBack = isKeptBack,
            Rights = rights,
        };
}
