using System.Text.Json;
using Cms.Model.Audit;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Saving;

/// <summary>
/// Changes of credits in what articles say, by statements over the stored JSON. It is of our own writing: the name a
/// contribution is printed under follows its author, and a quote inside any text is escaped, so that what looks like a
/// member is one.
/// </summary>
internal static class CreditRewriting
{
    /// <summary>The members of a credit up to its author.</summary>
    public static string Of(Guid author) => $"\"authorId\":\"{author}\"";

    /// <summary>The member that prints another name.</summary>
    public static string As(string name) => $",\"creditedAs\":{JsonSerializer.Serialize(name, StoredJson.Options)}";

    /// <summary>
    /// Rewrites live and working copies, as an edit that whoever has the piece open hears of.
    /// </summary>
    /// <param name="db">The context.</param>
    /// <param name="author">Whose credits; only articles that link to them are looked at.</param>
    /// <param name="changes">What is replaced by what, one after the other.</param>
    /// <param name="verb">What the audit log says was done.</param>
    /// <param name="now">The moment of the save.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task RewriteAsync(
        CmsDbContext db,
        Guid author,
        IReadOnlyList<(string From, string To)> changes,
        string verb,
        DateTime now,
        CancellationToken ct
    )
    {
        var database = db.CmsDatabase;
        var held = string.Join(
            " OR ",
            changes.SelectMany(
                (_, i) => new[] { database.Holds("live", $"@p{1 + (2 * i)}"), database.Holds("working", $"@p{1 + (2 * i)}") }
            )
        );
        var which = $"""
            id IN (SELECT article_id FROM article_links WHERE copy IN ('Live', 'Working') AND kind = 'Author' AND target_id = @p0)
            AND ({held})
            """;
        object[] values = [database.Value(author), .. changes.SelectMany(c => new[] { c.From, c.To })];
        var edited = await db
            .Articles.FromSqlRaw($"SELECT * FROM articles WHERE {which}", values)
            .AsNoTracking()
            .Select(a => new
            {
                a.Id,
                a.Slug,
                a.EditVersion,
            })
            .ToListAsync(ct);
        if (edited.Count == 0)
            return;
        await db.Database.ExecuteSqlRawAsync(
            $"""
            UPDATE articles SET live = {Replaced("live", changes, 1)}, working = {Replaced("working", changes, 1)},
            edit_version = edit_version + 1 WHERE {which}
            """,
            values,
            ct
        );
        await database.BulkInsertAsync(
            db,
            edited.ConvertAll(a => new AuditEntry(db.Actor, verb, a.Id, a.Slug, a.EditVersion + 1, now)),
            ct
        );
    }

    /// <summary>A column with everything replaced.</summary>
    /// <param name="column">The column.</param>
    /// <param name="changes">What is replaced by what; they are values of the statement.</param>
    /// <param name="first">The number of the first of these.</param>
    public static string Replaced(string column, IReadOnlyList<(string From, string To)> changes, int first) =>
        changes.Select((_, i) => first + (2 * i)).Aggregate(column, (text, p) => $"replace({text}, @p{p}, @p{p + 1})");
}
