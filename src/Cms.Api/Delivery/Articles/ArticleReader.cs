using Cms.Api.Background;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Articles;

/// <summary>Reads public articles as ready documents, and makes anew those that are out of date.</summary>
internal sealed class ArticleReader(CmsDatabase database, Addresses addresses, DocumentStore store)
{
    private readonly ArticleDocumentMaker _maker = new(addresses);

    /// <summary>The database.</summary>
    public CmsDatabase Database => database;

    private ReadyCards Cards => new(addresses.StoredShape);

    /// <summary>A page of a list.</summary>
    public async Task<ArticlePage> PageAsync(
        ReadConnection read,
        ArticleFilter filter,
        int limit,
        string? cursor,
        int? page,
        bool count,
        CancellationToken ct
    )
    {
        var walk = new ArticleWalk(database, filter);
        var after = cursor is null ? null : Cursors.Read(filter.Identity, cursor, filter.SortKeys);
        if (count)
            await read.BeginSnapshotAsync(ct);
        var found = await walk.ReadAsync(
            read,
            Cards,
            limit,
            after,
            ((page ?? 1) - 1) * limit,
            row => new Stored(row.GetId(0), row.IsNull(1) ? null : row.GetBytes(1)),
            ct
        );
        return new ArticlePage(
            await FreshAsync(read, found.Rows, ct),
            found.Next is not null,
            found.Next is { } next ? Cursors.Write(filter.Identity, next) : null,
            count ? await walk.CountAsync(read, ct) : null
        );
    }

    /// <summary>Summaries of chosen articles in the order given, as far as public.</summary>
    public async Task<IReadOnlyList<ArticleRow>> ChosenAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await StoredAsync(
            read,
            [.. ids.Distinct()],
            Cards.Join,
            ReadyCards.Card,
            row => row.GetBytes(1),
            made => made.Summary,
            ct
        );
        return [.. ids.Where(found.ContainsKey).Select(id => new ArticleRow(id, found[id]))];
    }

    /// <summary>Summaries of chosen articles by id, and their bodies as plain text, as far as public.</summary>
    /// <param name="read">Where, in a snapshot.</param>
    /// <param name="ids">Which.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<IReadOnlyDictionary<Guid, ReadableArticle>> ReadableAsync(
        ReadConnection read,
        IReadOnlyCollection<Guid> ids,
        CancellationToken ct
    ) =>
        await StoredAsync(
            read,
            [.. ids],
            Cards.JoinWhole,
            "c.summary, d.html",
            row => new ReadableArticle(row.GetBytes(1), row.GetBytes(2)),
            made => new ReadableArticle(made.Summary, made.Html),
            ct
        );

    /// <summary>Whole articles by id, their bodies in these formats; only public articles.</summary>
    public async Task<IReadOnlyDictionary<Guid, ReadyArticle>> ReadyAsync(
        ReadConnection read,
        IReadOnlyList<Guid> ids,
        IReadOnlyList<string> formats,
        CancellationToken ct
    )
    {
        if (formats is ["html"])
            return (await DocumentsAsync(read, ids, ct)).ToDictionary(d => d.Key, d => ReadyArticle.Of(d.Value));
        var (articles, material) = await MaterialAsync(read, ids, ct);
        return articles.ToDictionary(a => a.Id, a => ReadyArticle.Of(_maker.Shape(a, material), formats));
    }

    /// <summary>What is kept of articles, made anew where it is out of date; only public articles.</summary>
    public async Task<IReadOnlyDictionary<Guid, ArticleDocument>> DocumentsAsync(
        ReadConnection read,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    ) => await StoredAsync(read, ids, Cards.JoinWhole, ReadyCards.Whole, row => ReadyCards.Read(row, 1)!, made => made, ct);

    /// <summary>Makes documents of public articles from what is stored, and hands them over to be kept.</summary>
    public async Task<IReadOnlyList<ArticleDocument>> MakeAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        var (articles, material) = await MaterialAsync(read, ids, ct);
        var made = articles.ConvertAll(article => _maker.Make(article, material));
        foreach (var document in made)
            store.Keep(document);
        return made;
    }

    /// <summary>Something of what is kept of articles, made anew where it is out of date.</summary>
    /// <param name="read">Where.</param>
    /// <param name="ids">Which.</param>
    /// <param name="join">Joins it.</param>
    /// <param name="columns">The columns it is in, the card first.</param>
    /// <param name="map">Reads it from these columns, which begin with the second.</param>
    /// <param name="of">The same of what is made anew.</param>
    /// <param name="ct">Ends the reading.</param>
    private async Task<Dictionary<Guid, T>> StoredAsync<T>(
        ReadConnection read,
        IReadOnlyList<Guid> ids,
        Func<StatementText, string> join,
        string columns,
        Func<Row, T> map,
        Func<ArticleDocument, T> of,
        CancellationToken ct
    )
        where T : class
    {
        if (ids.Count == 0)
            return [];
        await read.BeginSnapshotAsync(ct);
        var text = new StatementText();
        var rows = await read.QueryAsync(
            text.With(
                $"""
                SELECT a.id, {columns} FROM articles a {join(text)}
                WHERE a.id IN ({database.Sql.IdsOf(text.Value(database.Sql.Value(ids)))}) AND a.is_public IS TRUE
                """
            ),
            row => (Id: row.GetId(0), Stored: row.IsNull(1) ? null : map(row)),
            ct
        );
        var stored = rows.Where(r => r.Stored is not null).ToDictionary(r => r.Id, r => r.Stored!);
        foreach (var made in await MakeAsync(read, [.. rows.Where(r => r.Stored is null).Select(r => r.Id)], ct))
            stored[made.ArticleId] = of(made);
        return stored;
    }

    private static async Task<(List<Article> Articles, ArticleMaterial Material)> MaterialAsync(
        ReadConnection read,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    )
    {
        await read.BeginSnapshotAsync(ct);
        var articles = await read.Db.Articles.VisibleToReaders().Where(a => ids.Contains(a.Id)).ToListAsync(ct);
        return (articles, await ArticleMaterial.ReadAsync(read, articles, ct));
    }

    private async Task<IReadOnlyList<ArticleRow>> FreshAsync(ReadConnection read, IReadOnlyList<Stored> rows, CancellationToken ct)
    {
        var stale = rows.Where(r => r.Summary is null).Select(r => r.Id).ToList();
        if (stale.Count == 0)
            return [.. rows.Select(r => new ArticleRow(r.Id, r.Summary))];
        var made = (await MakeAsync(read, stale, ct)).ToDictionary(d => d.ArticleId);
        // Taken down between the two reads: it is left out, as it would be now.
        return
        [
            .. rows.Where(r => r.Summary is not null || made.ContainsKey(r.Id))
                .Select(r => new ArticleRow(r.Id, r.Summary ?? made[r.Id].Summary)),
        ];
    }

    private sealed record Stored(Guid Id, byte[]? Summary);
}
