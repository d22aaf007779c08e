using System.Buffers;
using System.Text.Json;
using Cms.Api.Background;
using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Articles;

/// <summary>Reads public articles as ready documents, and makes anew those that are out of date.</summary>
internal sealed class ArticleReader(CmsDatabase database, Addresses addresses, DocumentStore store)
{
    private static readonly string[] Columns = ["a.version", "d.version", "d.shape", "d.summary"];

    private readonly ArticleDocumentMaker _maker = new(addresses);

    /// <summary>The database.</summary>
    public CmsDatabase Database => database;

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
        var found = await walk.ReadAsync(read, Columns, limit, after, ((page ?? 1) - 1) * limit, Row, ct);
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
        if (ids.Count == 0)
            return [];
        var found = new Dictionary<Guid, ArticleRow>();
        foreach (var chunk in ids.Distinct().Chunk(QueryRules.MostValues))
        {
            var filter = new ArticleFilter { Ids = [.. chunk.Select(id => id.ToString())] };
            foreach (var row in (await PageAsync(read, filter, chunk.Length, null, null, count: false, ct)).Rows)
                found[row.Id] = row;
        }

        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>Summaries of chosen articles by id, and their bodies as plain text, as far as public.</summary>
    /// <param name="read">Where, in a snapshot.</param>
    /// <param name="ids">Which.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<IReadOnlyDictionary<Guid, ReadableArticle>> ReadableAsync(
        ReadConnection read,
        IReadOnlyCollection<Guid> ids,
        CancellationToken ct
    )
    {
        if (ids.Count == 0)
            return new Dictionary<Guid, ReadableArticle>();
        var rows = await read.QueryAsync(
            new Statement(
                $"""
                SELECT a.id, a.version, d.version, d.shape, d.summary, d.text
                FROM articles a LEFT JOIN article_documents d ON d.article_id = a.id
                WHERE a.id IN ({database.Sql.IdsOf("@p0")}) AND {ArticleQueries.VisibleToReaders("a")}
                """,
                [database.Sql.Value(ids)]
            ),
            row =>
                (
                    Id: database.Sql.GetId(row, 0),
                    Document: IsCurrent(row) ? new ReadableArticle(row.GetFieldValue<byte[]>(4), row.GetFieldValue<byte[]>(5)) : null
                ),
            ct
        );
        var readable = rows.Where(r => r.Document is not null).ToDictionary(r => r.Id, r => r.Document!);
        foreach (var made in await MakeAsync(read, [.. rows.Where(r => r.Document is null).Select(r => r.Id)], ct))
            readable[made.ArticleId] = new ReadableArticle(made.Summary, made.Text);
        return readable;
    }

    /// <summary>Whole documents, made anew where they are out of date; only public articles.</summary>
    public async Task<IReadOnlyDictionary<Guid, ArticleDocument>> DocumentsAsync(
        ReadConnection read,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    )
    {
        await read.BeginSnapshotAsync(ct);
        var rows = await read
            .Db.Articles.VisibleToReaders()
            .Where(a => ids.Contains(a.Id))
            .Join(read.Db.ArticleDocuments, a => a.Id, d => d.ArticleId, (a, d) => new { a.Version, Document = d })
            .ToListAsync(ct);
        var documents = rows.Where(r => r.Document.Version == r.Version && r.Document.Shape == addresses.StoredShape)
            .ToDictionary(r => r.Document.ArticleId, r => r.Document);
        foreach (var made in await MakeAsync(read, [.. ids.Where(id => !documents.ContainsKey(id))], ct))
            documents[made.ArticleId] = made;
        return documents;
    }

    /// <summary>Makes documents of public articles from what is stored, and hands them over to be kept.</summary>
    public async Task<IReadOnlyList<ArticleDocument>> MakeAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        await read.BeginSnapshotAsync(ct);
        var articles = await read.Db.Articles.VisibleToReaders().Where(a => ids.Contains(a.Id)).ToListAsync(ct);
        var material = await ArticleMaterial.ReadAsync(read, articles, ct);
        var made = articles.ConvertAll(article => _maker.Make(article, material));
        foreach (var document in made)
            store.Keep(document);
        return made;
    }

    /// <summary>The whole article as JSON, its body in these formats.</summary>
    public static void Write(IBufferWriter<byte> output, ArticleDocument document, IReadOnlyCollection<string> formats)
    {
        // The stored parts are JSON of our own making: put side by side they are the contract's article.
        output.Write(document.Summary.AsSpan(..^1));
        output.Write(",\"body\":{\"html\":"u8);
        output.Write(formats.Contains("html") ? document.Html : "null"u8);
        output.Write(",\"markdown\":"u8);
        output.Write(formats.Contains("markdown") ? document.Markdown : "null"u8);
        output.Write(",\"text\":"u8);
        output.Write(formats.Contains("text") ? document.Text : "null"u8);
        output.Write(",\"blocks\":"u8);
        output.Write(formats.Contains("blocks") ? document.Blocks : "null"u8);
        output.Write("},"u8);
        output.Write(document.Details.AsSpan(1..));
    }

    /// <summary>The answer that is one article with what it refers to.</summary>
    public static ReadOnlyMemory<byte> One(ArticleDocument document, IReadOnlyCollection<string> formats, ArticleIncluded included)
    {
        var output = new ArrayBufferWriter<byte>(
            document.Summary.Length
                + document.Details.Length
                + document.Html.Length
                + document.Markdown.Length
                + document.Text.Length
                + document.Blocks.Length
                + 512
        );
        output.Write("{\"data\":"u8);
        Write(output, document, formats);
        output.Write(",\"included\":"u8);
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Json.Options.Encoder, SkipValidation = true }))
            JsonSerializer.Serialize(json, included, Json.Options);
        output.Write("}"u8);
        return output.WrittenMemory;
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

    private bool IsCurrent(System.Data.Common.DbDataReader row) =>
        !row.IsDBNull(2) && row.GetInt32(1) == row.GetInt32(2) && row.GetInt64(3) == addresses.StoredShape;

    private Stored Row(System.Data.Common.DbDataReader row) =>
        new(database.Sql.GetId(row, 0), IsCurrent(row) ? row.GetFieldValue<byte[]>(4) : null);

    private sealed record Stored(Guid Id, byte[]? Summary);
}
