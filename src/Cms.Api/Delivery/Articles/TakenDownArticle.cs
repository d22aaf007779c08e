using Cms.Model;
using Cms.Model.Articles;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Articles;

/// <summary>A piece that was public and is not any more: what is said in its place, and none of its words.</summary>
/// <param name="Article">The piece.</param>
/// <param name="Withdrawal">Its withdrawal; null where it was taken down without a notice.</param>
/// <param name="Replacement">The public piece that stands in for it; null where none does.</param>
internal sealed record TakenDownArticle(Article Article, Withdrawal? Withdrawal, ArticleReference? Replacement)
{
    /// <summary>When it was taken down, UTC.</summary>
    public DateTime At => Withdrawal?.At ?? Article.ModifiedAt;

    /// <summary>Reads what is said of a piece that is not public any more.</summary>
    public static async Task<TakenDownArticle> ReadAsync(CmsDbContext db, Article article, Addresses addresses, CancellationToken ct)
    {
        var withdrawal = article.Status == ArticleStatus.Withdrawn ? article.Withdrawal : null;
        var replacement = withdrawal?.ReplacementId is { } id
            ? await db.Articles.VisibleToReaders().FirstOrDefaultAsync(a => a.Id == id, ct)
            : null;
        return new TakenDownArticle(article, withdrawal, replacement is null ? null : ArticleReference.To(replacement, addresses));
    }
}
