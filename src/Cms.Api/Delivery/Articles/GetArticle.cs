using Cms.Api.Http;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Changes;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Articles;

/// <summary>Gives one public article, whole.</summary>
internal sealed class GetArticle(ArticleReader articles, ThingReader things, Addresses addresses)
    : ArticleEndpoint<GetArticleRequest, OneResponse<ArticleResponse, ArticleIncluded>>("/v1/articles/{id}", addresses)
{
    private const string Columns = "d.version, d.shape, d.tags, d.summary, d.details, a.id, a.version, a.modified_at";

    public override void Configure() =>
        Reads(
            "/v1/articles/{id}",
            "Get an article",
            "One public article by id or slug. A former slug answers 301, a withdrawn or unpublished article 410."
        );

    protected override async Task<Answer> AnswerAsync(GetArticleRequest request, CancellationToken ct)
    {
        var database = articles.Database;
        await using var read = await database.OpenReadAsync(ct);
        if (request.Included.Count > 0)
            await read.BeginSnapshotAsync(ct);
        var byId = Parse.Id(request.Id);
        var formats = request.FormatsOrDefault;
        var bodies = string.Concat(BodyFormats.All.Select(f => formats.Contains(f) ? ", d." + f : ", NULL"));
        var rows = await read.QueryAsync(
            new Statement(
                $"""
                SELECT {Columns}{bodies} FROM articles a LEFT JOIN article_documents d ON d.article_id = a.id
                WHERE {(byId is null ? "a.slug" : "a.id")} = @p0 AND {ArticleQueries.VisibleToReaders("a")}
                """,
                [byId is { } id ? database.Sql.Value(id) : request.Id]
            ),
            row => (Id: database.Sql.GetId(row, 5), ModifiedAt: database.Sql.GetInstant(row, 7), Document: Document(row, database)),
            ct
        );
        if (rows.Count == 0)
            return await ElsewhereAsync(read, request.Id, ct);

        var (articleId, modifiedAt, document) = rows[0];
        if (document is null)
        {
            var made = await articles.MakeAsync(read, [articleId], ct);
            if (made.Count == 0)
                return await ElsewhereAsync(read, request.Id, ct);
            document = made[0];
        }

        var included = await things.IncludedAsync(read, [articleId], request.Included, ct);
        return new Answer
        {
            Body = ArticleReader.One(document, formats, included),
            // What is included may have changed since.
            LastModified = request.Included.Count == 0 ? modifiedAt : null,
            Tags = document.Tags.Split(' '),
            Collections = [CacheTags.Collection(ThingKind.Article)],
            HangsOn = [ChangeFollower.SlotOf(articleId), .. ThingReader.Slots(request.Included)],
        };
    }

    private ArticleDocument? Document(System.Data.Common.DbDataReader row, CmsDatabase database)
    {
        if (row.IsDBNull(0) || row.GetInt32(0) != row.GetInt32(6) || row.GetInt64(1) != Addresses.StoredShape)
            return null;
        return new ArticleDocument
        {
            ArticleId = database.Sql.GetId(row, 5),
            Version = row.GetInt32(0),
            Shape = row.GetInt64(1),
            Tags = row.GetString(2),
            Summary = row.GetFieldValue<byte[]>(3),
            Details = row.GetFieldValue<byte[]>(4),
            Html = Part(8),
            Markdown = Part(9),
            Text = Part(10),
            Blocks = Part(11),
        };

        byte[] Part(int column) => row.IsDBNull(column) ? [] : row.GetFieldValue<byte[]>(column);
    }
}
