using Cms.Model.Articles;
using Cms.Model.Changes;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Partners;

/// <summary>
/// The partners' part of one save: judges which pieces came to whom and went from whom, and appends their rows under the
/// numbers that the change log gives.
/// </summary>
internal sealed class PartnerLog(CmsDbContext db, DateTime now)
{
    private readonly List<(Change Row, PartnerChange Change)> _changes = [];
    private readonly List<PartnerArticle> _standings = [];
    private readonly HashSet<Guid> _told = [];
    private bool _hasPartners;
    private bool _hasSuspended;

    /// <summary>
    /// Notes what a partner had not read when it was suspended, or passed over since: it counts as kept back, since its
    /// cursor may stand behind it by now.
    /// </summary>
    public static Task KeepBackUnreadAsync(CmsDbContext db, Partner partner, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(
        """
        UPDATE partner_articles SET is_kept_back = TRUE WHERE partner_id = @p0 AND standing <> 'Gone' AND is_kept_back = FALSE
        AND article_id IN (SELECT c.article_id FROM partner_changes c WHERE c.partner_id = @p0 AND c.sequence > @p1 AND c.op <> 'Remove')
        """, [db.CmsDatabase.Value(partner.Id), partner.KeptBackFrom], ct);

    /// <summary>Judges pieces that this save changed, or that a rule that changed concerns.</summary>
    /// <param name="ids">The pieces.</param>
    /// <param name="rows">The rows that the save appends; rows are added for pieces that come or go without one.</param>
    /// <param name="review">The rule that changed; null where the pieces themselves did.</param>
    /// <param name="ct">Cancels.</param>
    public async Task JudgeAsync(IReadOnlyCollection<Guid> ids, List<Change> rows, PartnerReview? review, CancellationToken ct)
    {
        var rules = await PartnerRules.ReadAsync(db, review?.PartnerId, now, ct);
        _hasPartners = rules.Partners.Count > 0;
        _hasSuspended = rules.Partners.Values.Any(p => p.SuspendedAt is not null);
        if (!_hasPartners || ids.Count == 0)
            return;
        var articles = await db.Articles.AsNoTracking().Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync(ct);
        var facts = (await PartnerFacts.ReadAsync(db, articles, now, ct)).ToDictionary(f => f.Article.Id);
        var before = (await db.PartnerArticles.AsNoTracking().Where(a => ids.Contains(a.ArticleId)).ToListAsync(ct)).ToLookup(a => a.ArticleId);
        var own = rows.Where(r => r.Kind == ThingKind.Article).GroupBy(r => r.ThingId).ToDictionary(g => g.Key, g => g.Last());
        foreach (var article in articles)
        {
            var standings = before[article.Id].Where(s => rules.Partners.ContainsKey(s.PartnerId)).ToDictionary(s => s.PartnerId);
            Judge(article, facts.GetValueOrDefault(article.Id), standings, rules, own.GetValueOrDefault(article.Id), rows, review);
        }
    }

    /// <summary>Appends the partners' rows, once the log's rows have their numbers.</summary>
    /// <param name="first">The first number that this save took.</param>
    /// <param name="ct">Cancels.</param>
    public async Task AppendAsync(long first, CancellationToken ct)
    {
        if (!_hasPartners)
            return;
        await SpreadAsync(first, ct);
        if (_standings.Count > 0)
        {
            foreach (var partner in _standings.GroupBy(s => s.PartnerId))
            {
                List<Guid> ids = [.. partner.Select(s => s.ArticleId)];
                await db.PartnerArticles.Where(a => a.PartnerId == partner.Key && ids.Contains(a.ArticleId)).ExecuteDeleteAsync(ct);
            }

            await db.CmsDatabase.BulkInsertAsync(db, _standings, ct);
        }

        if (_changes.Count > 0)
        {
            await db.CmsDatabase.BulkInsertAsync<PartnerChange>(db, [.. _changes.Select(c => new PartnerChange
            {
                PartnerId = c.Change.PartnerId,
                Sequence = c.Row.Sequence,
                ArticleId = c.Change.ArticleId,
                Op = c.Change.Op,
                Action = c.Change.Action,
                Reason = c.Change.Reason,
                EmbargoUntil = c.Change.EmbargoUntil,
                Notice = c.Change.Notice,
            })], ct);
        }
    }

    private void Judge(Article article, PartnerFacts? facts, Dictionary<Guid, PartnerArticle> before, PartnerRules rules, Change? own, List<Change> rows, PartnerReview? review)
    {
        var products = rules.Partners.Keys.ToDictionary(id => id, id => facts is null ? [] : rules.ProductsOf(id, facts));
        var verdicts = rules.Partners.Keys.Order().Select(id => (Partner: rules.Partners[id], Was: before.GetValueOrDefault(id), Is: Standing(before.GetValueOrDefault(id), products[id].Count > 0, article)))
            .Where(v => v.Is is not null).ToList();
        // A withdrawal is told to everybody who ever had it; what goes on as it was is told where readers are told, or where
        // its terms are others now, or where something was kept back.
        var tells = verdicts.Where(v => v.Was?.Standing != v.Is
            || (v.Is == PartnerStanding.Gone ? own is { Reason: ChangeReason.Withdrawn } : own is not null)
            || (v.Was is { IsKeptBack: true } && v.Partner.SuspendedAt is null)
            || (review?.RenewedProductId is { } renewed && products[v.Partner.Id].Any(p => p.Id == renewed))).ToList();
        if (tells.Count == 0)
            return;
        var row = own;
        if (row is null)
        {
            rows.Add(row = new Change
            {
                Op = tells.Exists(t => t.Is != PartnerStanding.Gone) ? ChangeOp.Upsert : ChangeOp.Remove,
                Kind = ThingKind.Article,
                ThingId = article.Id,
                Slug = article.Slug,
                Version = article.Version,
                At = now,
                Reason = tells.Exists(t => t.Is != PartnerStanding.Gone) ? ChangeReason.EntitlementGained : ChangeReason.EntitlementLost,
                IsPublic = false,
            });
            // Everybody who has it is told by this row, and not once more where it also shows something that changed.
            tells = [.. verdicts.Where(v => tells.Contains(v) || v.Is != PartnerStanding.Gone)];
        }

        _told.Add(article.Id);
        foreach (var (partner, was, standing) in tells)
        {
            var isKeptBack = partner.SuspendedAt is not null && standing != PartnerStanding.Gone;
            _standings.Add(new PartnerArticle { PartnerId = partner.Id, ArticleId = article.Id, Standing = standing!.Value, Published = article.PublishedAt, IsKeptBack = isKeptBack });
            if (!isKeptBack)
                _changes.Add((row, Row(partner.Id, article, was, standing.Value, own, review)));
        }
    }

    private static PartnerStanding? Standing(PartnerArticle? was, bool isEntitled, Article article) =>
        isEntitled ? article.IsPublic ? PartnerStanding.Entitled : PartnerStanding.Held : was is null ? null : PartnerStanding.Gone;

    private static PartnerChange Row(Guid partnerId, Article article, PartnerArticle? was, PartnerStanding standing, Change? own, PartnerReview? review)
    {
        var isTakenDown = own?.Reason is ChangeReason.Withdrawn or ChangeReason.Unpublished or ChangeReason.EmbargoLifted;
        return new PartnerChange
        {
            PartnerId = partnerId,
            ArticleId = article.Id,
            Op = standing switch { PartnerStanding.Entitled => PartnerOp.Upsert, PartnerStanding.Held => PartnerOp.Hold, _ => PartnerOp.Remove },
            Action = standing == PartnerStanding.Gone ? isTakenDown ? PartnerAction.TakeDown : review?.Action ?? PartnerAction.MayKeep
                // What was kept back may have been corrected meanwhile.
                : was is { Standing: PartnerStanding.Entitled, IsKeptBack: true } || (own?.Reason == ChangeReason.Corrected && was?.Standing == PartnerStanding.Entitled) ? PartnerAction.MustUpdate : PartnerAction.None,
            Reason = standing == PartnerStanding.Gone ? isTakenDown ? own!.Reason : ChangeReason.EntitlementLost
                : own?.Reason ?? (was is { IsKeptBack: false } && was.Standing == standing ? ChangeReason.Updated : ChangeReason.EntitlementGained),
            EmbargoUntil = standing == PartnerStanding.Held ? article.EmbargoUntil : null,
            Notice = standing == PartnerStanding.Gone && !isTakenDown ? review?.Notice : null,
        };
    }

    /// <summary>What changed with something that it shows: everybody who has it is told, by one statement however many pieces they are.</summary>
    private async Task SpreadAsync(long first, CancellationToken ct)
    {
        List<Guid> told = [.. _told];
        var others = told.Count == 0 ? "" : $" AND c.thing_id NOT IN ({string.Join(", ", told.Select((_, i) => $"@p{i + 1}"))})";
        object[] values = [first, .. told.Select(db.CmsDatabase.Value)];
        const string Rows = "FROM changes c CROSS JOIN partner_articles a CROSS JOIN partners p WHERE a.article_id = c.thing_id AND a.standing = 'Entitled' AND p.id = a.partner_id AND c.sequence >= @p0 AND c.kind = 'Article' AND c.is_public = TRUE AND c.op = 'Upsert'";
        await db.Database.ExecuteSqlRawAsync(
            $"""
            INSERT INTO partner_changes (partner_id, sequence, article_id, op, action, reason)
            SELECT a.partner_id, MAX(c.sequence), a.article_id, 'Upsert', 'None', 'Updated' {Rows} AND p.suspended_at IS NULL{others} GROUP BY a.partner_id, a.article_id
            """, values, ct);
        if (_hasSuspended)
        {
            await db.Database.ExecuteSqlRawAsync(
                $"""
                UPDATE partner_articles SET is_kept_back = TRUE WHERE standing = 'Entitled' AND partner_id IN (SELECT id FROM partners WHERE suspended_at IS NOT NULL)
                AND article_id IN (SELECT c.thing_id FROM changes c WHERE c.sequence >= @p0 AND c.kind = 'Article' AND c.is_public = TRUE AND c.op = 'Upsert'{others})
                """, values, ct);
        }
    }
}
