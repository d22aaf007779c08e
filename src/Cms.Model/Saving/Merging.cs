using System.Text.Json;
using Cms.Model.Authors;
using Cms.Model.Changes;
using Cms.Model.Illustrations;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Saving;

/// <summary>
/// Moves everything of an author to another, its pieces and pictures in batches. Revisions stay
/// as they were: what is restored from one follows the merge.
/// </summary>
internal sealed class Merging(CmsDbContext db, Author merged, Author into, DateTime now)
{
    private const int Batch = 200;

    private readonly CmsDatabase _database = db.CmsDatabase;
    private readonly object _merged = db.CmsDatabase.Sql.Value(merged.Id);
    private readonly object _into = db.CmsDatabase.Sql.Value(into.Id);

    /// <summary>Does all that a save asks for.</summary>
    public static async Task RunAsync(SaveState save, CancellationToken ct)
    {
        foreach (var (author, merged) in save.Effects.Of<Author, Effect.MergedInto>())
            await save.SpreadAsync(await new Merging(save.Db, author, merged.Into, save.Now).MoveAsync(ct), ct);
    }

    /// <summary>Moves it.</summary>
    /// <returns>The articles that showed the author.</returns>
    public async Task<SpreadSet> MoveAsync(CancellationToken ct)
    {
        var shown = SpreadSet.OfAuthor(merged, isHidden: false, _database);
        // Found before it is moved: the last statements of the save ask for the same again.
        var articles = await db.QueryAsync(
            new Statement($"SELECT id FROM articles WHERE id IN ({shown.Ids(0)})", [_merged]),
            row => row.GetId(0),
            ct
        );
        // A name printed on purpose stays; elsewhere the author's own was printed, and goes on to be.
        var ownName = merged.Name == into.Name ? null : merged.Name;
        await new CreditRewriting(db, merged.Id, c =>
            c with
            {
                AuthorId = into.Id,
                CreditedAs = c.CreditedAs ?? ownName,
            }
        ).RewriteArticlesAsync("merge-author", now, ct);
        await RunAsync(
            """
            INSERT INTO article_links (article_id, copy, kind, target_id, role, position, published)
            SELECT article_id, copy, kind, @p1, role, position, published FROM article_links WHERE copy IN ('Live', 'Working')
            AND kind = 'Author' AND target_id = @p0
            ON CONFLICT DO NOTHING
            """,
            ct
        );
        await RunAsync("DELETE FROM article_links WHERE copy IN ('Live', 'Working') AND kind = 'Author' AND target_id = @p0", ct);
        await MoveIllustrationsAsync(ct);
        await db.Database.ExecuteSqlRawAsync(
            "UPDATE slugs SET target_id = @p1, is_current = FALSE, at = @p2 WHERE kind = 'Author' AND target_id = @p0",
            [_merged, _into, _database.Sql.Value(now)],
            ct
        );
        // Who was merged into this one before is one step away as well.
        await RunAsync("UPDATE authors SET merged_into = @p1 WHERE merged_into = @p0", ct);
        return SpreadSet.Of(merged, articles, $"{CacheTags.Of(merged)} {CacheTags.Of(into)}", _database);
    }

    // What is said of each is read and written as the record it is; a picture's words are few.
    private async Task MoveIllustrationsAsync(CancellationToken ct)
    {
        var credited = await db.Illustrations.AsNoTracking().Where(i => i.CreditAuthorId == merged.Id).ToListAsync(ct);
        foreach (var some in credited.Chunk(Batch))
        {
            var values = some.SelectMany(i => new[] { _database.Sql.Value(i.Id), Facts(i) });
            var rows = some.Select((_, row) => $"(@p{2 + (2 * row)}, @p{3 + (2 * row)})");
            await db.Database.ExecuteSqlRawAsync(
                $"""
                UPDATE illustrations SET credit_author_id = @p0, facts = v.column2, edit_version = edit_version + 1,
                version = version + 1, modified_at = {_database.Sql.NextModified("modified_at", "@p1")}
                FROM (VALUES {string.Join(", ", rows)}) AS v WHERE illustrations.id = v.column1
                """,
                [_into, _database.Sql.Value(now), .. values],
                ct
            );
        }

        object Facts(Illustration illustration)
        {
            var facts = illustration.Facts;
            return JsonSerializer.Serialize(facts with { Credit = facts.Credit! with { AuthorId = into.Id } }, StoredJson.Options);
        }
    }

    private Task<int> RunAsync(string statement, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(statement, [_merged, _into], ct);
}
