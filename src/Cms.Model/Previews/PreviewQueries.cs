using Cms.Model.Articles;
using Cms.Model.Reading;

namespace Cms.Model.Previews;

/// <summary>What is asked of previews in more than one place.</summary>
public static class PreviewQueries
{
    /// <summary>Those that open something now.</summary>
    public static IQueryable<Preview> InForce(this IQueryable<Preview> previews, DateTime now) => previews.Where(p => p.ExpiresAt > now);

    /// <summary>
    /// Inside a save: goes on only where the text may still be shown, and holds it, so that a withdrawal either comes
    /// before and is seen here, or comes after and finds the preview that is being stored.
    /// </summary>
    /// <exception cref="NewsroomRule"><c>wrong-state</c>.</exception>
    public static async Task DemandShowableAsync(this CmsDbContext db, WrittenThing thing, CancellationToken ct)
    {
        var withdrawn = thing.Kind == ThingKind.Article ? $" AND status <> '{nameof(ArticleStatus.Withdrawn)}'" : "";
        var (table, sql) = (Kinds.Of(thing.Kind).Table, db.CmsDatabase.Sql);
        var held = await db.QueryAsync(
            new Statement($"SELECT 1 FROM {table} WHERE id = @p0 AND trashed_at IS NULL{withdrawn}{sql.ForUpdate}", [sql.Value(thing.Id)]),
            _ => true,
            ct
        );
        if (held.Count == 0)
            throw Preview.Gone();
    }
}
