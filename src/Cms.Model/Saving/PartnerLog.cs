using Cms.Model.Articles;
using Cms.Model.Changes;
using Cms.Model.Partners;
using Cms.Model.Sources;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Saving;

/// <summary>
/// The partners' part of one save: judges which pieces came to whom and went from whom, and appends their rows under the
/// numbers that the change log gives.
/// </summary>
internal sealed class PartnerLog(SaveState save)
{
    private readonly CmsDbContext _db = save.Db;
    private readonly List<Change> _rows = save.Rows;
    private readonly List<(Change Row, PartnerChange Change)> _changes = [];
    private readonly List<PartnerArticle> _standings = [];
    private readonly HashSet<Guid> _told = [];
    private bool _hasPartners;
    private bool _hasSuspended;

    /// <summary>
    /// Judges pieces that this save changed, or that a rule that changed concerns. Rows are added to those of the save for pieces
    /// that come or go without one.
    /// </summary>
    public async Task JudgeAsync(CancellationToken ct)
    {
        foreach (var (partner, _) in save.Effects.Of<Partner, Effect.Resumed>())
            await KeepBackUnreadAsync(partner, ct);
        if (save.ForPartners.Count == 0 && save.Spreads.Count == 0)
            return;
        var ids = save.ForPartners;
        var review = save.Effects.Of<PartnerReview, Effect.Reviewed>() is [var reviewed, ..] ? reviewed.Thing : null;
        var rules = await PartnerRules.ReadAsync(_db, review?.PartnerId, save.Now, ct);
        _hasPartners = rules.Partners.Count > 0;
        _hasSuspended = rules.Partners.Values.Any(p => p.SuspendedAt is not null);
        if (!_hasPartners || ids.Count == 0)
            return;
        var articles = await _db.Articles.AsNoTracking().Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync(ct);
        var facts = (await PartnerFacts.ReadAsync(_db, articles, save.Now, ct)).ToDictionary(f => f.Article.Id);
        var pictures = await PicturesAsync(facts.Values, ct);
        var before = (await _db.PartnerArticles.AsNoTracking().Where(a => ids.Contains(a.ArticleId)).ToListAsync(ct)).ToLookup(a =>
            a.ArticleId
        );
        var own = _rows.Where(r => r.Kind == ThingKind.Article).GroupBy(r => r.ThingId).ToDictionary(g => g.Key, g => g.Last());
        foreach (var article in articles)
        {
            var standings = before[article.Id].Where(s => rules.Partners.ContainsKey(s.PartnerId)).ToDictionary(s => s.PartnerId);
            Judge(
                article,
                facts.GetValueOrDefault(article.Id),
                [.. pictures[article.Id]],
                standings,
                rules,
                own.GetValueOrDefault(article.Id),
                review
            );
        }
    }

    /// <summary>Appends the partners' rows, once the log's rows have their numbers.</summary>
    /// <param name="first">The first number that this save took; null where nobody has to be told of anything.</param>
    /// <param name="ct">Cancels.</param>
    public async Task AppendAsync(long? first, CancellationToken ct)
    {
        if (!_hasPartners)
            return;
        if (first is { } number)
            await SpreadAsync(number, ct);
        await StoreAsync(ct);
        if (_changes.Count > 0)
        {
            await save.Database.BulkInsertAsync<PartnerChange>(
                _db,
                [
                    .. _changes.Select(c => new PartnerChange
                    {
                        PartnerId = c.Change.PartnerId,
                        Sequence = c.Row.Sequence,
                        ArticleId = c.Change.ArticleId,
                        Op = c.Change.Op,
                        Action = c.Change.Action,
                        Reason = c.Change.Reason,
                        EmbargoUntil = c.Change.EmbargoUntil,
                        Changed = c.Change.Changed,
                        Notice = c.Change.Notice,
                    }),
                ],
                ct
            );
        }
    }

    /// <summary>Stores how pieces stand with partners now, also where nobody has to be told of it.</summary>
    private async Task StoreAsync(CancellationToken ct)
    {
        if (_standings.Count == 0)
            return;
        foreach (var partner in _standings.GroupBy(s => s.PartnerId))
        {
            List<Guid> ids = [.. partner.Select(s => s.ArticleId)];
            await _db.PartnerArticles.Where(a => a.PartnerId == partner.Key && ids.Contains(a.ArticleId)).ExecuteDeleteAsync(ct);
        }

        await save.Database.BulkInsertAsync(_db, _standings, ct);
    }

    /// <summary>
    /// Notes what a partner had not read when it was suspended, or passed over since: it counts as kept back, since its
    /// cursor may stand behind it by now.
    /// </summary>
    private Task<int> KeepBackUnreadAsync(Partner partner, CancellationToken ct) =>
        _db.Database.ExecuteSqlRawAsync(
            """
            UPDATE partner_articles SET is_kept_back = TRUE WHERE partner_id = @p0 AND standing <> 'Gone' AND is_kept_back = FALSE
            AND article_id IN (SELECT c.article_id FROM partner_changes c WHERE c.partner_id = @p0 AND c.sequence > @p1
            AND c.op <> 'Remove')
            """,
            [save.Database.Sql.Value(partner.Id), partner.KeptBackFrom],
            ct
        );

    /// <summary>The pictures that pieces show, with their own rights.</summary>
    private async Task<ILookup<Guid, (Guid Id, OnwardIllustrations Own)>> PicturesAsync(
        IReadOnlyCollection<PartnerFacts> facts,
        CancellationToken ct
    )
    {
        List<Guid> ids = [.. facts.Select(f => f.Article.Id)];
        var copies = facts.ToDictionary(
            f => f.Article.Id,
            f => f.Article.IsPublic || f.Article.Working is null ? ArticleCopy.Live : ArticleCopy.Working
        );
        var links = await _db
            .ArticleLinks.AsNoTracking()
            .Where(l => l.Kind == LinkKind.Illustration && ids.Contains(l.ArticleId))
            .Select(l => new
            {
                l.ArticleId,
                l.Copy,
                l.TargetId,
            })
            .ToListAsync(ct);
        List<Guid> shown = [.. links.Select(l => l.TargetId).Distinct()];
        var rights =
            shown.Count == 0
                ? []
                : await _db
                    .Illustrations.AsNoTracking()
                    .Where(i => shown.Contains(i.Id))
                    .ToDictionaryAsync(i => i.Id, i => i.Facts.Onward, ct);
        return links
            .Where(l => l.Copy == copies[l.ArticleId] && rights.ContainsKey(l.TargetId))
            .ToLookup(l => l.ArticleId, l => (l.TargetId, rights[l.TargetId]));
    }

    private void Judge(
        Article article,
        PartnerFacts? facts,
        IReadOnlyList<(Guid Id, OnwardIllustrations Own)> pictures,
        Dictionary<Guid, PartnerArticle> before,
        PartnerRules rules,
        Change? own,
        PartnerReview? review
    )
    {
        var verdicts = rules.Partners.Keys.Order().Select(id => Judged(rules.Partners[id])).OfType<PartnerVerdict>().ToList();
        // A withdrawal is told to everybody who ever had it; what goes on as it was is told where readers are told, or where
        // something was kept back; and always that the partner may do more or less with it than it was last told.
        var tells = verdicts
            .Where(v =>
                v.Was?.Standing != v.Is
                || (v.Is == PartnerStanding.Gone ? own is { Reason: ChangeReason.Withdrawn } : own is not null)
                || (v.Was is { IsKeptBack: true } && v.Partner.SuspendedAt is null)
                || v.Changed.Count > 0
            )
            .ToList();
        var row = own;
        if (tells.Count > 0 && row is null)
        {
            var isGiven = tells.Exists(t => t.Is != PartnerStanding.Gone);
            _rows.Add(
                row = new Change
                {
                    Op = isGiven ? ChangeOp.Upsert : ChangeOp.Remove,
                    Kind = ThingKind.Article,
                    ThingId = article.Id,
                    Slug = article.Slug,
                    Version = article.Version,
                    At = save.Now,
                    Reason = isGiven ? ChangeReason.EntitlementGained : ChangeReason.EntitlementLost,
                    IsPublic = false,
                }
            );
            // Where the save also changes something that the piece shows, everybody who has it is told by this row, and not once more.
            if (review is null)
                tells = [.. verdicts.Where(v => tells.Contains(v) || v.Is != PartnerStanding.Gone)];
        }

        // What it may do was never noted, or no word has to be lost about how it changed.
        _standings.AddRange(
            verdicts
                .Where(v => v.Was is { IsKeptBack: false } && v.Was.Rights != v.Rights && !tells.Contains(v))
                .Select(v => v.Standing(article, v.Rights, isKeptBack: false))
        );
        if (row is null || tells.Count == 0)
            return;
        _told.Add(article.Id);
        foreach (var verdict in tells)
        {
            var isKeptBack = verdict.Partner.SuspendedAt is not null && verdict.Is != PartnerStanding.Gone;
            // What is kept back is compared, once it is told, with what the partner knows.
            _standings.Add(verdict.Standing(article, isKeptBack ? verdict.Was?.Rights : verdict.Rights, isKeptBack));
            if (!isKeptBack)
                _changes.Add((row, verdict.Row(article, own, review)));
        }

        PartnerVerdict? Judged(Partner partner)
        {
            var was = before.GetValueOrDefault(partner.Id);
            var products = facts is null ? [] : rules.ProductsOf(partner.Id, facts);
            if (PartnerVerdict.StandingOf(article, was, products.Count > 0) is not { } standing)
                return null;
            var rights = products.Count == 0 ? null : PartnerRights.Of(facts!.Content, products, facts.Sources, save.Now).Mark(pictures);
            return new PartnerVerdict(
                partner,
                was,
                standing,
                rights,
                was?.Rights is { } old && rights is not null ? PartnerRights.Differences(old, rights) : []
            );
        }
    }

    /// <summary>
    /// What changed with something that it shows: everybody who has it is told, by one statement however many pieces they are.
    /// </summary>
    private async Task SpreadAsync(long first, CancellationToken ct)
    {
        List<Guid> told = [.. _told];
        var others = told.Count == 0 ? "" : $" AND c.thing_id NOT IN ({string.Join(", ", told.Select((_, i) => $"@p{i + 1}"))})";
        object[] values = [first, .. told.Select(save.Database.Sql.Value)];
        const string Rows = """
            FROM changes c CROSS JOIN partner_articles a CROSS JOIN partners p
            WHERE a.article_id = c.thing_id AND a.standing = 'Entitled' AND p.id = a.partner_id
            AND c.sequence >= @p0 AND c.kind = 'Article' AND c.is_public = TRUE AND c.op = 'Upsert'
            """;
        await _db.Database.ExecuteSqlRawAsync(
            $"""
            INSERT INTO partner_changes (partner_id, sequence, article_id, op, action, reason)
            SELECT a.partner_id, MAX(c.sequence), a.article_id, 'Upsert', 'None', 'Updated' {Rows} AND p.suspended_at IS NULL{others}
            GROUP BY a.partner_id, a.article_id
            """,
            values,
            ct
        );
        if (_hasSuspended)
        {
            await _db.Database.ExecuteSqlRawAsync(
                $"""
                UPDATE partner_articles SET is_kept_back = TRUE
                WHERE standing = 'Entitled' AND partner_id IN (SELECT id FROM partners WHERE suspended_at IS NOT NULL)
                AND article_id IN (SELECT c.thing_id FROM changes c WHERE c.sequence >= @p0 AND c.kind = 'Article' AND c.is_public = TRUE
                AND c.op = 'Upsert'{others})
                """,
                values,
                ct
            );
        }
    }
}
