using Cms.Model.Articles;
using Cms.Model.Series;
using Cms.Model.Sources;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Partners;

/// <summary>A piece as far as the rules for partners ask.</summary>
/// <param name="Article">The piece.</param>
/// <param name="Content">What partners would have of it: what is live; of an embargoed piece what the desk works on.</param>
/// <param name="Series">The series it stands in.</param>
/// <param name="Origins">The sources that bind it: of all its attributions but <c>partOf</c>.</param>
/// <param name="TextMayGoOn">Whether each of those lets its text go onward.</param>
public sealed record PartnerFacts(Article Article, ArticleContent Content, IReadOnlyCollection<Guid> Series, IReadOnlyCollection<Guid> Origins, bool TextMayGoOn)
{
    /// <summary>The sources that bind it, as they are stored, by id; those of other pieces among them.</summary>
    public required IReadOnlyDictionary<Guid, SyndicationSource> Sources { get; init; }

    /// <summary>The facts of some pieces.</summary>
    public static async Task<IReadOnlyList<PartnerFacts>> ReadAsync(CmsDbContext db, IReadOnlyList<Article> articles, DateTime now, CancellationToken ct)
    {
        var offered = articles.Where(a => a.IsPublic || a.Status == ArticleStatus.Embargoed)
            .Select(a => (Article: a, Content: a.IsPublic ? a.Live! : a.Working ?? a.Live!)).ToList();
        List<Guid> ids = [.. offered.Select(o => o.Article.Id)];
        var series = (await db.Set<SeriesMember>().AsNoTracking().Where(m => ids.Contains(m.ArticleId)).Select(m => new { m.ArticleId, m.SeriesId }).ToListAsync(ct)).ToLookup(m => m.ArticleId, m => m.SeriesId);
        List<Guid> sourceIds = [.. offered.SelectMany(o => Binding(o.Content)).Select(a => a.SourceId).OfType<Guid>().Distinct()];
        var sources = sourceIds.Count == 0 ? [] : await db.Sources.AsNoTracking().Where(s => sourceIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        return [.. offered.Select(o => new PartnerFacts(
            o.Article, o.Content, [.. series[o.Article.Id]],
            [.. Binding(o.Content).Select(a => a.SourceId).OfType<Guid>().Distinct()],
            Binding(o.Content).All(a => a.SourceId is { } id && sources.TryGetValue(id, out var source) && MayGoOn(source, now)))
        {
            Sources = sources,
        })];
    }

    /// <summary>Why a partner does not get the piece whatever it is entitled to; null where nothing stands against it.</summary>
    /// <param name="partner">The partner; null asks for what holds for every one.</param>
    public Withholding? WithheldFrom(Partner? partner)
    {
        if (!TextMayGoOn)
            return Withholding.TextNotOnward;
        if (partner is null)
            return null;
        if (partner.SourceId is { } own && Origins.Contains(own))
            return Withholding.OwnPiece;
        return IsSelectedBy(partner.Selection) ? null : Withholding.NotSelected;
    }

    private bool IsSelectedBy(PartnerSelection selection) =>
        (selection.Series is null || Series.Any(selection.Series.Contains))
        && (selection.Topics is null || Content.TopicIds.Any(selection.Topics.Contains))
        && (selection.Languages is null || selection.Languages.Contains(Content.Language));

    private static IEnumerable<Attribution> Binding(ArticleContent content) => content.Attributions.Where(a => a.Relation != AttributionRelation.PartOf);

    private static bool MayGoOn(SyndicationSource source, DateTime now) => source.Onward is { Text: OnwardText.Allowed } onward && (onward.Until is null || onward.Until > now);
}

/// <summary>Why a partner does not get a piece that its products match.</summary>
public enum Withholding
{
    /// <summary>A source that binds the piece does not let its text go on, so no partner gets it.</summary>
    TextNotOnward,
    /// <summary>It is the partner's own piece.</summary>
    OwnPiece,
    /// <summary>The partner has narrowed what it takes, and this is not among it.</summary>
    NotSelected,
}

/// <summary>Who may have which piece by the rules in force at one moment.</summary>
public sealed class PartnerRules
{
    private readonly ILookup<Guid, (Entitlement Entitlement, Product Product)> _grants;

    private PartnerRules(IReadOnlyDictionary<Guid, Partner> partners, ILookup<Guid, (Entitlement, Product)> grants) => (Partners, _grants) = (partners, grants);

    /// <summary>The partners concerned, those that are entitled to nothing among them.</summary>
    public IReadOnlyDictionary<Guid, Partner> Partners { get; }

    /// <summary>The rules for one partner, or for all.</summary>
    public static async Task<PartnerRules> ReadAsync(CmsDbContext db, Guid? partnerId, DateTime now, CancellationToken ct)
    {
        var partners = await db.Partners.AsNoTracking().Where(p => partnerId == null || p.Id == partnerId).ToDictionaryAsync(p => p.Id, ct);
        if (partners.Count == 0)
            return new PartnerRules(partners, Array.Empty<(Entitlement Entitlement, Product)>().ToLookup(g => g.Entitlement.PartnerId));
        var entitlements = await db.Entitlements.AsNoTracking()
            .Where(e => (partnerId == null || e.PartnerId == partnerId) && e.IsInForce && (e.EndsAt == null || e.EndsAt > now)).OrderBy(e => e.CreatedAt).ThenBy(e => e.Id).ToListAsync(ct);
        List<Guid> productIds = [.. entitlements.Select(e => e.ProductId).Distinct()];
        var products = productIds.Count == 0 ? [] : await db.Products.AsNoTracking().Where(p => productIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        return new PartnerRules(partners, entitlements.ToLookup(e => e.PartnerId, e => (e, products[e.ProductId])));
    }

    /// <summary>The products that give a piece to a partner; none where it may not have it.</summary>
    public IReadOnlyList<Product> ProductsOf(Guid partnerId, PartnerFacts facts)
    {
        if (facts.WithheldFrom(Partners[partnerId]) is not null)
            return [];
        var grants = _grants[partnerId];
        if (!facts.Article.IsPublic)
        {
            if (facts.Article.EmbargoPartners is { } named && !named.Contains(partnerId))
                return [];
            if (facts.Article.EmbargoPartners is null)
                grants = grants.Where(g => g.Entitlement.HasEarlyAccess);
        }

        return [.. grants.Select(g => g.Product).Where(p => p.Filter.Takes(facts.Content, facts.Series)).DistinctBy(p => p.Id)];
    }
}
