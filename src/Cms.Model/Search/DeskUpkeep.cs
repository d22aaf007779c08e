using Cms.Model.Articles;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Search;

/// <summary>
/// Keeps the desk's index of words as the desk has its pieces, inside the transaction that changes them. Nothing is learnt of them and
/// nothing completed by them: those tables are readers'.
/// </summary>
internal sealed class DeskUpkeep(CmsDbContext db)
{
    // Rows of one statement.
    private const int Together = 100;

    private readonly CmsDatabase _database = db.CmsDatabase;

    /// <summary>Puts pieces in, in place of what was there of them. Whoever calls holds their rows.</summary>
    /// <param name="articles">The pieces.</param>
    /// <param name="areNew">Whether nothing can have been there of any.</param>
    /// <param name="ct">Cancels.</param>
    public async Task PutAsync(IReadOnlyCollection<Article> articles, bool areNew, CancellationToken ct)
    {
        if (articles.Count == 0)
            return;
        var unnamed = await SearchUpkeep.UnnamedAsync(db, [.. articles.Select(DeskOf)], ct);
        if (!areNew)
            await _database.Search.RemoveAsync(db, SearchTables.Desk, await ReleaseAsync(articles, ct), ct);
        await AddAsync([.. articles.Select(a => (a, SearchDocument.Of(DeskOf(a), unnamed).MadeBy(a.CreatedBy)))], ct);
    }

    /// <summary>Puts pieces in anew that were changed past the change tracker, a few at a time, since together they may be large.</summary>
    public async Task PutAgainAsync(IReadOnlyCollection<Guid> articles, CancellationToken ct)
    {
        const int Batch = 50;
        foreach (var ids in articles.Order().Chunk(Batch))
            await PutAsync(await db.Articles.AsNoTracking().Where(a => ids.Contains(a.Id)).ToListAsync(ct), areNew: false, ct);
    }

    /// <summary>Adds pieces that are not there.</summary>
    public async Task AddAsync(IReadOnlyList<(Article Article, SearchDocument Document)> pieces, CancellationToken ct)
    {
        var documents = new List<(long Number, SearchDocument Document)>(pieces.Count);
        foreach (var some in pieces.Chunk(Together))
            await NumberAsync(some, documents, ct);
        // In their order they are added at the end of the index.
        await _database.Search.AddAsync(db, SearchTables.Desk, [.. documents.OrderBy(d => d.Number)], ct);
    }

    private static ArticleContent DeskOf(Article article) => (article.Working ?? article.Live)!;

    private Task<List<long>> ReleaseAsync(IReadOnlyCollection<Article> articles, CancellationToken ct) =>
        db.QueryAsync(
            new Statement(
                $"DELETE FROM desk_pieces WHERE article_id IN ({_database.Sql.IdsOf("@p0")}) RETURNING number",
                [_database.Sql.Value(articles.Select(a => a.Id).ToList())]
            ),
            row => row.GetInt64(0),
            ct
        );

    // When their words were saved, and below that what tells each from others of that moment: what was written last is the last of the
    // index. Those whose number is taken try the next.
    private async Task NumberAsync(
        IReadOnlyList<(Article Article, SearchDocument Document)> pieces,
        List<(long Number, SearchDocument Document)> numbered,
        CancellationToken ct
    )
    {
        var left = pieces.ToDictionary(p => p.Article.Id);
        for (var tries = 0; left.Count > 0; tries++)
        {
            if (tries == SearchPiece.MostAtOnce)
                throw new InvalidOperationException($"More than {SearchPiece.MostAtOnce:N0} pieces were saved at one moment.");
            var values = left.Values.Select(
                (_, i) => $"(@p{4 * i}, @p{(4 * i) + 1}, @p{(4 * i) + 2}, @p{(4 * i) + 3}, {TextAnalysis.Version})"
            );
            var added = await db.QueryAsync(
                new Statement(
                    $"""
                    INSERT INTO desk_pieces (number, article_id, language, has_credits, analysis) VALUES {string.Join(", ", values)}
                    ON CONFLICT (number) DO NOTHING RETURNING article_id, number
                    """,
                    [.. left.Values.SelectMany(p => RowOf(p.Article, p.Document, tries))]
                ),
                row => (Article: row.GetId(0), Number: row.GetInt64(1)),
                ct
            );
            foreach (var (article, number) in added)
            {
                left.Remove(article, out var piece);
                numbered.Add((number, piece.Document));
            }
        }
    }

    private object[] RowOf(Article article, SearchDocument document, int tries) =>
        [
            SearchPiece.NumberOf(article.Id, article.EditedAt, tries),
            _database.Sql.Value(article.Id),
            DeskOf(article).Language,
            document.HasCredits,
        ];
}
