using Cms.Model.Reading;

namespace Cms.Model.Articles;

/// <summary>What each audience may see of articles.</summary>
public static class ArticleQueries
{
    /// <summary>What anybody may read. Time alone never makes a piece public: a publication does.</summary>
    public static IQueryable<Article> VisibleToReaders(this IQueryable<Article> articles) => articles.Where(a => a.IsPublic);

    /// <summary>The same for statements written by hand, of the table <paramref name="alias"/>.</summary>
    public static string VisibleToReaders(string alias) => $"{alias}.is_public = TRUE";

    /// <summary>
    /// What anybody could read once and cannot now, for statements written by hand; its <c>modified_at</c> is when it was taken down.
    /// </summary>
    public static string TakenFromReaders(string alias) => $"{alias}.is_public = FALSE AND {alias}.was_public = TRUE";

    /// <summary>The ids of what is to go to readers by now (<see cref="Article.DueAt"/>), what was due first before the rest.</summary>
    /// <remarks>Status is not looked up by its index: SQLite would walk all that is published for the few that have a time.</remarks>
    public static Statement Due(CmsDatabase database, DateTime now) =>
        new(
            """
            SELECT d.id FROM (
            SELECT id, scheduled_for AS due FROM articles WHERE scheduled_for <= @p0 AND status || '' IN ('Scheduled', 'Published')
            AND trashed_at IS NULL
            UNION ALL SELECT id, embargo_until FROM articles WHERE embargo_until <= @p0 AND status || '' = 'Embargoed'
            AND trashed_at IS NULL
            ) d ORDER BY d.due, d.id LIMIT 5000
            """,
            [database.Sql.Value(now)]
        );
}
