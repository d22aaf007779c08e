using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Delivery.Feeds;
using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Api.Partners.Articles;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Partners;
using Cms.Model.Reading;

namespace Cms.Api.Partners.Feeds;

/// <summary>What one partner may have, by its rights and not by what anybody may republish.</summary>
internal sealed class PartnerStock(CmsDatabase database, PartnerArticleReader articles, Guid partnerId) : FeedStock
{
    public override bool IsForAll => false;

    public override string TakenDownAt => "c.at";

    public override string TakenDownNotice => "p.notice";

    public override ArticleFilter Narrow(ArticleFilter filter) => filter with { Partner = partnerId };

    public override async Task<IReadOnlyDictionary<Guid, OnwardArticle>> ShownAsync(
        ReadConnection read,
        IReadOnlyList<Guid> ids,
        DateTime until,
        CancellationToken ct
    ) => (await articles.ReadAsync(read, partnerId, ids, ct)).ToDictionary(p => p.Key, p => Onward(p.Value));

    // By the newest row of each piece that went, that of an embargo left out: one that may be kept is simply not listed any
    // more, and of one that never ran there is nothing to take down. Standings are named that an index has; all but one it has not.
    public override (string From, string Where) TakenDown(StatementText text) =>
        (
            "partner_articles g CROSS JOIN partner_changes p CROSS JOIN changes c CROSS JOIN articles a",
            $"""
            g.partner_id = {text.Value(database.Sql.Value(partnerId))}
            AND g.standing IN ('{nameof(PartnerStanding.Held)}', '{nameof(PartnerStanding.Gone)}')
            AND p.partner_id = g.partner_id AND p.article_id = g.article_id AND c.sequence = p.sequence AND a.id = g.article_id
            AND p.action = '{nameof(PartnerAction.TakeDown)}' AND a.published_at <= c.at
            AND p.sequence = (
                SELECT MAX(n.sequence) FROM partner_changes n
                WHERE n.partner_id = g.partner_id AND n.article_id = g.article_id
                AND n.op <> '{nameof(PartnerOp.Hold)}' AND n.reason <> '{nameof(ChangeReason.EmbargoCancelled)}')
            """
        );

    private static OnwardArticle Onward(PartnerPiece piece) =>
        new()
        {
            Summary = piece.Summary,
            Details = piece.Details,
            Html = HtmlWriter.Write(piece.Body, piece.References),
            TextDenied = null,
            Head = piece.Summary.LeadIllustration is { } lead && !piece.Body.IllustrationIds.Contains(lead.Id) ? lead : null,
            Illustrations = piece.Illustrations,
            Omitted = [.. piece.Rights.Omitted.Select(o => new OnwardOmission(o.Id, Json.Word(o.Reason)))],
        };
}
