using Cms.Model.Articles;
using Cms.Model.Series;
using Cms.Model.Uses;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Saving;

/// <summary>Keeps the tables of what shows what, and the dates that members of series carry, as the pieces say.</summary>
internal sealed class Relinking(SaveState save)
{
    private readonly CmsDbContext _db = save.Db;
    private readonly HashSet<Guid> _new = [];
    private List<IShows> _showing = [];

    /// <summary>The links of a new piece go with its row: there are none of before.</summary>
    public void AddNew()
    {
        foreach (var article in save.Tracked<Article>().Where(a => _db.Entry(a).State == EntityState.Added))
        {
            save.Additions.AddRange([.. article.LinksOf(ArticleCopy.Live), .. article.LinksOf(ArticleCopy.Working)]);
            _new.Add(article.Id);
        }

        _showing = Touched.ThingsShowing(save);
    }

    /// <summary>Replaces those of pieces whose content or standing changed.</summary>
    public async Task ReplaceAsync(CancellationToken ct)
    {
        foreach (var article in save.Tracked<Article>())
        {
            if (save.Effects.TurnsLinks(article))
            {
                await ReplaceAsync(article, ArticleCopy.Live, ct);
                await DateMembersAsync(article, ct);
            }

            if (save.Effects.Sets(article, ArticleCopy.Working))
                await ReplaceAsync(article, ArticleCopy.Working, ct);
        }

        foreach (var shows in _showing)
        {
            await _db.ThingUses.Where(u => u.HolderId == ((Thing)shows).Id).ExecuteDeleteAsync(ct);
            await save.Database.InsertAsync(_db, [.. shows.Uses()], ct);
        }

        foreach (var (series, _) in save.Effects.Of<ArticleSeries, Effect.MembersSet>())
        {
            await _db.Database.ExecuteSqlRawAsync(
                """
                UPDATE series_members SET published = (SELECT CASE WHEN a.is_public THEN a.published_at END FROM articles a
                WHERE a.id = article_id) WHERE series_id = @p0
                """,
                [save.Database.Sql.Value(series.Id)],
                ct
            );
        }
    }

    private async Task ReplaceAsync(Article article, ArticleCopy copy, CancellationToken ct)
    {
        if (_new.Contains(article.Id))
            return;
        await _db.ArticleLinks.Where(l => l.ArticleId == article.Id && l.Copy == copy).ExecuteDeleteAsync(ct);
        await save.Database.InsertAsync(_db, [.. article.LinksOf(copy)], ct);
    }

    private Task<int> DateMembersAsync(Article article, CancellationToken ct)
    {
        var id = save.Database.Sql.Value(article.Id);
        object[] values = article.IsPublic ? [id, save.Database.Sql.Value(article.PublishedAt!.Value)] : [id];
        return _db.Database.ExecuteSqlRawAsync(
            $"UPDATE series_members SET published = {(article.IsPublic ? "@p1" : "NULL")} WHERE article_id = @p0",
            values,
            ct
        );
    }
}
