using Cms.Model.Articles;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Previews;

/// <summary>What is asked of previews in more than one place.</summary>
public static class PreviewQueries
{
    /// <summary>Those that open something now.</summary>
    public static IQueryable<Preview> InForce(this IQueryable<Preview> previews, DateTime now) => previews.Where(p => p.ExpiresAt > now);

    /// <summary>
    /// Inside a save: goes on only where the piece may still be shown, and holds it, so that a withdrawal either comes
    /// before and is seen here, or comes after and finds the preview that is being stored.
    /// </summary>
    /// <exception cref="NewsroomRule"><c>wrong-state</c>.</exception>
    public static async Task DemandShowableAsync(this CmsDbContext db, Article article, CancellationToken ct)
    {
        var held = await db
            .Database.SqlQueryRaw<string>(
                $"SELECT status AS \"Value\" FROM articles WHERE id = @p0 AND trashed_at IS NULL{db.CmsDatabase.Sql.ForUpdate}",
                db.CmsDatabase.Sql.Value(article.Id)
            )
            .ToListAsync(ct);
        if (held is not [var status] || status == nameof(ArticleStatus.Withdrawn))
            throw Preview.ArticleGone();
    }
}
