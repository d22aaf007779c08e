namespace Cms.Model.Articles;

/// <summary>What articles name.</summary>
public static class ArticleReferences
{
    /// <summary>
    /// Goes on only where everything that readers or the desk are shown of it is there. Asked inside a save, which holds what the piece
    /// names: nobody puts it in the trash between the look and the commit. Other pieces may go whatever links to them.
    /// </summary>
    /// <exception cref="NewsroomRule"><c>reference-trashed</c>.</exception>
    public static async Task DemandStillThereAsync(this CmsDbContext db, Article article, CancellationToken ct)
    {
        var named = new[] { article.Live, article.Working }.OfType<ArticleContent>().SelectMany(ArticleLink.In).ToList();
        foreach (var kind in Kinds.All.Where(k => k is { Link: not null, Is: not ThingKind.Article }).OrderBy(k => k.Is))
        {
            List<Guid> ids = [.. named.Where(l => l.Kind == kind.Link).Select(l => l.Target).Distinct()];
            if (ids.Count == 0)
                continue;
            var there = await ThingQueries.ThereAsync(db, kind.Is, ids, ct);
            if (ids.Except(there).Cast<Guid?>().FirstOrDefault() is { } missing)
                throw Thing.ReferenceTrashed(kind.Is, missing);
        }
    }
}
