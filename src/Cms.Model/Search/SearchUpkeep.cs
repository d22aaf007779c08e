using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Search;

/// <summary>Keeps readers' index of words as the public pieces are, inside the transaction that changes them.</summary>
internal sealed class SearchUpkeep(CmsDbContext db)
{
    private readonly CmsDatabase _database = db.CmsDatabase;

    /// <summary>Puts public pieces in, in place of what was there of them. Whoever calls holds their rows.</summary>
    public async Task PutAsync(IReadOnlyCollection<Article> articles, CancellationToken ct)
    {
        if (articles.Count == 0)
            return;
        var unnamed = await UnnamedAsync(db, [.. articles.Select(a => a.Live!)], ct);
        var numbers = await NumbersAsync([.. articles.Select(a => a.Id)], ct);
        var documents = articles.Select(a => (Article: a, Document: SearchDocument.Of(a.Live!, unnamed))).ToList();
        await _database.Search.RemoveAsync(db, SearchTables.Public, [.. numbers.Values], ct);
        var indexed = new List<(long, SearchDocument)>();
        foreach (var (article, document) in documents)
        {
            if (numbers.TryGetValue(article.Id, out var number))
                await TellAsync(new SearchPiece(number, article, document), ct);
            else
                number = await AddAsync(article, document, ct);
            indexed.Add((number, document));
        }

        await _database.Search.AddAsync(db, SearchTables.Public, indexed, ct);
        await PutKeysAsync(ThingKind.Article, [.. documents.Select(d => (d.Article.Id, d.Document.Keys))], ct);
        await _database.Search.LearnAsync(db, [.. documents.SelectMany(d => d.Document.Words).Distinct()], ct);
    }

    /// <summary>Takes pieces out, as if they had never been in.</summary>
    public async Task RemoveAsync(IReadOnlyCollection<Guid> articles, CancellationToken ct)
    {
        var numbers = await NumbersAsync(articles, ct);
        if (numbers.Count == 0)
            return;
        await _database.Search.RemoveAsync(db, SearchTables.Public, [.. numbers.Values], ct);
        var gone = _database.Sql.Value(numbers.Keys.ToList());
        await db.Database.ExecuteSqlRawAsync($"DELETE FROM search_pieces WHERE article_id IN ({_database.Sql.IdsOf("@p0")})", [gone], ct);
        await db.Database.ExecuteSqlRawAsync($"DELETE FROM search_keys WHERE thing_id IN ({_database.Sql.IdsOf("@p0")})", [gone], ct);
    }

    /// <summary>Puts pieces in anew that were changed past the change tracker, a few at a time, since together they may be large.</summary>
    public async Task PutAgainAsync(IReadOnlyCollection<Guid> articles, CancellationToken ct)
    {
        const int Batch = 50;
        foreach (var ids in articles.Order().Chunk(Batch))
            await PutAsync(await db.Articles.VisibleToReaders().AsNoTracking().Where(a => ids.Contains(a.Id)).ToListAsync(ct), ct);
    }

    /// <summary>Puts in what people, series or topics are called; nothing where they are called nothing that may be told.</summary>
    public async Task PutNamesAsync(ThingKind kind, IReadOnlyCollection<NamedThing> things, CancellationToken ct)
    {
        List<(Guid Thing, string Name)> named = [.. things.Select(t => (t.Id, SearchKey.NameOf(t)))];
        await PutKeysAsync(kind, named.ConvertAll(n => (n.Thing, SearchKey.KeysOf(n.Name))), ct);
        await _database.Search.LearnAsync(db, [.. named.SelectMany(n => SearchIndex.WordsOf(n.Name)).Distinct()], ct);
        foreach (var author in things.OfType<Author>().Where(a => a.PrintedAs is not null))
        {
            var withheld = SearchIndex.WordsOf(author.Name).Except(SearchIndex.WordsOf(author.PrintedAs!));
            await _database.Search.ForgetAsync(db, [.. withheld], author.Id, ct);
        }
    }

    private async Task PutKeysAsync(ThingKind kind, List<(Guid Thing, IReadOnlyList<string> Keys)> things, CancellationToken ct)
    {
        if (things.Count == 0)
            return;
        var ids = _database.Sql.Value(things.Select(t => t.Thing).ToList());
        await db.Database.ExecuteSqlRawAsync($"DELETE FROM search_keys WHERE thing_id IN ({_database.Sql.IdsOf("@p0")})", [ids], ct);
        foreach (var rows in things.SelectMany(t => t.Keys.Select(key => (t.Thing, Key: key))).Chunk(100))
        {
            var values = rows.Select((_, i) => $"(@p0, @p{1 + (2 * i)}, @p{2 + (2 * i)})");
            await db.Database.ExecuteSqlRawAsync(
                $"INSERT INTO search_keys (kind, key, thing_id) VALUES {string.Join(", ", values)}",
                [kind.ToString(), .. rows.SelectMany(r => new[] { r.Key, _database.Sql.Value(r.Thing) })],
                ct
            );
        }
    }

    /// <summary>Those of whom some contents print a name, and whose names are not told.</summary>
    public static async Task<HashSet<Guid>> UnnamedAsync(
        CmsDbContext db,
        IReadOnlyCollection<ArticleContent> contents,
        CancellationToken ct
    )
    {
        List<Guid> credited =
        [
            .. contents.SelectMany(c => c.Contributions).Where(c => c.CreditedAs is not null).Select(c => c.AuthorId).Distinct(),
        ];
        return credited.Count == 0
            ? []
            : [.. await db.Authors.Where(a => credited.Contains(a.Id) && a.PrintedAs != null).Select(a => a.Id).ToListAsync(ct)];
    }

    private async Task<Dictionary<Guid, long>> NumbersAsync(IReadOnlyCollection<Guid> articles, CancellationToken ct) =>
        articles.Count == 0
            ? []
            : (
                await db.QueryAsync(
                    new Statement(
                        $"SELECT article_id, number FROM search_pieces WHERE article_id IN ({_database.Sql.IdsOf("@p0")})",
                        [_database.Sql.Value(articles)]
                    ),
                    row => (Article: row.GetId(0), Number: row.GetInt64(1)),
                    ct
                )
            ).ToDictionary(r => r.Article, r => r.Number);

    private Task<int> TellAsync(SearchPiece piece, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(
            "UPDATE search_pieces SET language = @p1, genre = @p2, has_credits = @p3, analysis = @p4 WHERE number = @p0",
            [piece.Number, piece.Language, piece.Genre.ToString(), piece.HasCredits, piece.Analysis],
            ct
        );

    // Pieces of one moment, such as those of a day in an archive, have numbers beside each other.
    private async Task<long> AddAsync(Article article, SearchDocument document, CancellationToken ct)
    {
        for (var tries = 0; tries < SearchPiece.MostAtOnce; tries++)
        {
            var piece = new SearchPiece(SearchPiece.NumberOf(article.Id, article.PublishedAt!.Value, tries), article, document);
            var added = await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO search_pieces (number, article_id, language, genre, year, has_credits, analysis)
                VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6) ON CONFLICT (number) DO NOTHING
                """,
                [
                    piece.Number,
                    _database.Sql.Value(piece.ArticleId),
                    piece.Language,
                    piece.Genre.ToString(),
                    piece.Year,
                    piece.HasCredits,
                    piece.Analysis,
                ],
                ct
            );
            if (added > 0)
                return piece.Number;
        }

        throw new InvalidOperationException($"More than {SearchPiece.MostAtOnce:N0} pieces first ran at {article.PublishedAt:O}.");
    }
}
