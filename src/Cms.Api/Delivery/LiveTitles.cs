using Cms.Api.Http.Lists;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery;

/// <summary>
/// What pieces are called that others name. Their contents are long, and what the desk calls a piece without a working copy is what
/// readers call it.
/// </summary>
internal static class LiveTitles
{
    /// <summary>The titles of what is live of these pieces, by id; whoever asks says which of them may be named.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> LiveTitlesAsync(
        this ReadConnection read,
        IReadOnlyCollection<Guid> ids,
        CancellationToken ct
    )
    {
        if (ids.Count == 0)
            return new Dictionary<Guid, string>();
        var (database, text) = (read.Database, new StatementText());
        var rows = await read.QueryAsync(
            text.With(
                $"""
                SELECT a.id, CASE WHEN c.working IS NULL THEN a.desk_title END
                FROM articles a JOIN article_contents c ON c.id = a.id
                WHERE a.id IN ({database.Sql.IdsOf(text.Value(database.Sql.Value(ids)))}) AND c.live IS NOT NULL
                """
            ),
            row => (Id: row.GetId(0), Title: row.IsNull(1) ? null : row.GetString(1)),
            ct
        );
        var titles = rows.Where(r => r.Title is not null).ToDictionary(r => r.Id, r => r.Title!);
        var worked = rows.Where(r => r.Title is null).Select(r => r.Id).ToList();
        if (worked.Count > 0)
        {
            foreach (
                var piece in await read.Db.Articles.Where(a => worked.Contains(a.Id)).Select(a => new { a.Id, a.Live }).ToListAsync(ct)
            )
                titles[piece.Id] = piece.Live!.Title;
        }

        return titles;
    }
}
