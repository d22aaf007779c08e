namespace Cms.Model.Articles;

/// <summary>What each audience may see of articles.</summary>
public static class ArticleQueries
{
    /// <summary>What anybody may read. Time alone never makes a piece public: a publication does.</summary>
    public static IQueryable<Article> VisibleToReaders(this IQueryable<Article> articles) => articles.Where(a => a.IsPublic);

    /// <summary>The same for statements written by hand, of the table <paramref name="alias"/>.</summary>
    public static string VisibleToReaders(string alias) => $"{alias}.is_public = TRUE";
}
