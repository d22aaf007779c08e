using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Partners;
using Cms.Model.Series;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Saving;

/// <summary>
/// Finds the pieces that may come to partners or go from them, and notes the rules that change for a review. Whoever changes a
/// rule waits for the saves that go by the old one, and they for the new one, so that no piece falls between the two.
/// </summary>
internal static class RuleChanges
{
    public static async Task HoldAsync(SaveState save, CancellationToken ct)
    {
        var (db, effects, pieces) = (save.Db, save.Effects, save.ForPartners);
        pieces.UnionWith(effects.Of<Article, Effect.Announced>().Select(a => a.Thing.Id));
        pieces.UnionWith(
            db.ChangeTracker.Entries<SeriesMember>()
                .Where(e => e.State is EntityState.Added or EntityState.Deleted)
                .Select(e => e.Entity.ArticleId)
        );
        pieces.UnionWith(effects.Of<Effect.Reviewed>().SelectMany(r => r.Effect.Pieces));
        foreach (var (author, merged) in effects.Of<Author, Effect.MergedInto>())
        {
            // Few enough to look at all; what a product is of is kept as one text.
            foreach (var product in await db.Products.ToListAsync(ct))
                product.Follow(author.Id, merged.Into.Id);
        }

        effects.Take(db);
        var reviews = effects.Of<Eventful, Effect.RulesChanged>().Select(r => PartnerReview.Of(r.Effect, save.Now)).ToList();
        db.AddRange(reviews);
        var changesRules = reviews.Count > 0 || db.ChangeTracker.Entries<Partner>().Any(e => e.State == EntityState.Modified);
        if (changesRules || pieces.Count > 0)
            await save.Database.HoldPartnerRulesAsync(db, changesRules, ct);
    }
}
