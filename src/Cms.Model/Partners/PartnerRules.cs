using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Partners;

/// <summary>Who may have which piece by the rules in force at one moment.</summary>
public sealed class PartnerRules
{
    private readonly ILookup<Guid, (Entitlement Entitlement, Product Product)> _grants;

    private PartnerRules(IReadOnlyDictionary<Guid, Partner> partners, ILookup<Guid, (Entitlement, Product)> grants) =>
        (Partners, _grants) = (partners, grants);

    /// <summary>The partners concerned, those that are entitled to nothing among them.</summary>
    public IReadOnlyDictionary<Guid, Partner> Partners { get; }

    /// <summary>The rules for one partner, or for all.</summary>
    public static async Task<PartnerRules> ReadAsync(CmsDbContext db, Guid? partnerId, DateTime now, CancellationToken ct)
    {
        var partners = await db.Partners.AsNoTracking().Where(p => partnerId == null || p.Id == partnerId).ToDictionaryAsync(p => p.Id, ct);
        if (partners.Count == 0)
            return new PartnerRules(partners, Array.Empty<(Entitlement Entitlement, Product)>().ToLookup(g => g.Entitlement.PartnerId));
        var entitlements = await db
            .Entitlements.AsNoTracking()
            .Where(e => (partnerId == null || e.PartnerId == partnerId) && e.IsInForce && (e.EndsAt == null || e.EndsAt > now))
            .OrderBy(e => e.CreatedAt)
            .ThenBy(e => e.Id)
            .ToListAsync(ct);
        List<Guid> productIds = [.. entitlements.Select(e => e.ProductId).Distinct()];
        var products =
            productIds.Count == 0
                ? []
                : await db.Products.AsNoTracking().Where(p => productIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
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
