using System.Text.Json;
using Cms.Model.Articles;
using Cms.Model.Audit;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Saving;

/// <summary>
/// Changes how one author is credited in what articles say and said: each content is read and written as the record it is, a few
/// at a time, since together they may be larger than the memory.
/// </summary>
/// <param name="db">The context of the save.</param>
/// <param name="author">Whose credits.</param>
/// <param name="change">Gives a credit of theirs as it is to be; the same where it stays.</param>
internal sealed class CreditRewriting(CmsDbContext db, Guid author, Func<Contribution, Contribution> change)
{
    private const int Batch = 50;

    // Named because the index begins with them.
    private static readonly ArticleCopy[] Copies = [ArticleCopy.Live, ArticleCopy.Working];

    private readonly CmsDatabase _database = db.CmsDatabase;

    /// <summary>Rewrites live and working copies, as an edit that whoever has the piece open hears of.</summary>
    /// <param name="verb">What the audit log says was done.</param>
    /// <param name="now">The moment of the save.</param>
    /// <param name="ct">Cancels.</param>
    public async Task RewriteArticlesAsync(string verb, DateTime now, CancellationToken ct)
    {
        var linked = await db
            .ArticleLinks.Where(l => Copies.Contains(l.Copy) && l.Kind == LinkKind.Author && l.TargetId == author)
            .Select(l => l.ArticleId)
            .Distinct()
            .Order()
            .ToListAsync(ct);
        foreach (var ids in linked.Chunk(Batch))
        {
            var pieces = await db
                .Articles.AsNoTracking()
                .Where(a => ids.Contains(a.Id))
                .Select(a => new
                {
                    a.Id,
                    a.Slug,
                    a.EditVersion,
                    a.Live,
                    a.Working,
                })
                .ToListAsync(ct);
            var live = Rewritten(pieces.Select(p => (_database.Sql.Value(p.Id), p.Live)));
            var working = Rewritten(pieces.Select(p => (_database.Sql.Value(p.Id), p.Working)));
            await StoreAsync("article_contents", "live", ["id"], live, ct);
            await StoreAsync("article_contents", "working", ["id"], working, ct);
            var edited = pieces.FindAll(p => IsRewritten(p.Live) || IsRewritten(p.Working));
            if (edited.Count == 0)
                continue;
            var editedIds = edited.ConvertAll(p => p.Id);
            await db
                .Articles.Where(a => editedIds.Contains(a.Id))
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.EditVersion, a => a.EditVersion + 1), ct);
            await _database.BulkInsertAsync(
                db,
                edited.ConvertAll(p => new AuditEntry(db.Actor, verb, p.Id, p.Slug, p.EditVersion + 1, now)),
                ct
            );
        }
    }

    /// <summary>
    /// Rewrites revisions. They have no links, since what credited somebody once may do so no more: all are looked through.
    /// </summary>
    public async Task RewriteRevisionsAsync(CancellationToken ct)
    {
        var holding = await db
            .Revisions.FromSqlRaw($"SELECT * FROM revisions WHERE {_database.Sql.Holds("content", "@p0")}", author.ToString())
            .AsNoTracking()
            .OrderBy(r => r.ArticleId)
            .ThenBy(r => r.Number)
            .Select(r => new { r.ArticleId, r.Number })
            .ToListAsync(ct);
        foreach (var ids in holding.Select(r => r.ArticleId).Distinct().Chunk(Batch))
        {
            var revisions = db.Revisions.AsNoTracking().Where(r => ids.Contains(r.ArticleId)).AsAsyncEnumerable();
            var rewritten = new List<(object[] Key, string Json)>();
            await foreach (var revision in revisions.WithCancellation(ct))
            {
                if (IsRewritten(revision.Content))
                    rewritten.Add(([_database.Sql.Value(revision.ArticleId), revision.Number], Json(revision.Content)));
            }

            foreach (var some in rewritten.Chunk(Batch))
                await StoreAsync("revisions", "content", ["article_id", "number"], some, ct);
        }
    }

    private List<(object[] Key, string Json)> Rewritten(IEnumerable<(object Id, ArticleContent? Content)> contents) =>
        [.. contents.Where(c => IsRewritten(c.Content)).Select(c => (new[] { c.Id }, Json(c.Content!)))];

    private bool IsRewritten(ArticleContent? content) =>
        content is not null && content.Contributions.Any(c => c.AuthorId == author && change(c) != c);

    private string Json(ArticleContent content) =>
        JsonSerializer.Serialize(
            content with
            {
                Contributions = [.. content.Contributions.Select(c => c.AuthorId == author ? change(c) : c)],
            },
            StoredJson.Options
        );

    // The columns of a list of values have the same names in both databases.
    private Task<int> StoreAsync(
        string table,
        string column,
        string[] keys,
        IReadOnlyCollection<(object[] Key, string Json)> rows,
        CancellationToken ct
    )
    {
        if (rows.Count == 0)
            return Task.FromResult(0);
        var width = keys.Length + 1;
        var values = rows.Select((_, row) => $"({string.Join(", ", Enumerable.Range(row * width, width).Select(p => $"@p{p}"))})");
        var which = keys.Select((key, i) => $"{table}.{key} = v.column{i + 1}");
        return db.Database.ExecuteSqlRawAsync(
            $"""
            UPDATE {table} SET {column} = v.column{width} FROM (VALUES {string.Join(", ", values)}) AS v
            WHERE {string.Join(" AND ", which)}
            """,
            rows.SelectMany(r => r.Key.Append(r.Json)),
            ct
        );
    }
}
