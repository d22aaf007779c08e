using Cms.Model.Articles;
using Cms.Model.Pages;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Saving;

/// <summary>Takes away what verbs ended: what a purged text said, and links that show one before it is public.</summary>
internal static class Clearing
{
    public static async Task RunAsync(SaveState save, CancellationToken ct)
    {
        var db = save.Db;
        foreach (var (article, _) in save.Effects.Of<Article, Effect.Purged>())
        {
            // It is nowhere any more: not in its revisions, not in its ready answer.
            var nothing = article.Live ?? article.Working!;
            await db.Revisions.Where(r => r.ArticleId == article.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Content, nothing), ct);
            await ArticleDocument.RemoveAsync(db, "@p0", db.CmsDatabase.Sql.Value(article.Id), ct);
        }

        foreach (var (page, _) in save.Effects.Of<Page, Effect.Purged>())
        {
            var nothing = page.Live ?? page.Working!;
            await db.PageRevisions.Where(r => r.PageId == page.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Content, nothing), ct);
        }

        foreach (var (thing, _) in save.Effects.Of<WrittenThing, Effect.PreviewsEnded>())
            await db.Previews.Where(p => p.ThingId == thing.Id).ExecuteDeleteAsync(ct);
    }
}
