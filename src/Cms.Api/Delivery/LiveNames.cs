using Cms.Api.Http.Lists;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery;

/// <summary>
/// What pieces are called that others name. Their contents are long, and what the desk calls a piece without a working copy is what
/// readers call it.
/// </summary>
internal static class LiveNames
{
    /// <summary>The names of those of these pieces that were ever live, by id.</summary>
    /// <param name="read">Where, in a snapshot.</param>
    /// <param name="ids">Which.</param>
    /// <param name="onlyPublic">Whether only those that readers see may be named.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyDictionary<Guid, LiveName>> LiveNamesAsync(
        this ReadConnection read,
        IReadOnlyCollection<Guid> ids,
        bool onlyPublic,
        CancellationToken ct
    )
    {
        if (ids.Count == 0)
            return new Dictionary<Guid, LiveName>();
        var (database, text) = (read.Database, new StatementText());
        var rows = await read.QueryAsync(
            text.With(
                $"""
                SELECT a.id, a.slug, CASE WHEN c.working IS NULL THEN a.desk_title END
                FROM articles a JOIN article_contents c ON c.id = a.id
                WHERE a.id IN ({database.Sql.IdsOf(text.Value(database.Sql.Value(ids)))}) AND c.live IS NOT NULL
                {(onlyPublic ? "AND a.is_public IS TRUE" : "")}
                """
            ),
            row => (Id: row.GetId(0), Slug: row.GetString(1), Title: row.IsNull(2) ? null : row.GetString(2)),
            ct
        );
        var worked = rows.Where(r => r.Title is null).Select(r => r.Id).ToList();
        var titles =
            worked.Count == 0
                ? []
                : await read
                    .Db.Articles.Where(a => worked.Contains(a.Id))
                    .Select(a => new { a.Id, a.Live })
                    .ToDictionaryAsync(a => a.Id, a => a.Live!.Title, ct);
        return rows.ToDictionary(r => r.Id, r => new LiveName(r.Slug, r.Title ?? titles[r.Id]));
    }
}
