using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Changes;

namespace Cms.Api.Delivery.Articles;

/// <summary>Gives one public article, whole.</summary>
internal sealed class GetArticle(ArticleReader articles, ThingReader things, Addresses addresses)
    : ArticleEndpoint<GetArticleRequest, OneResponse<ArticleResponse, ArticleIncluded>>("/v1/articles/{id}", addresses)
{
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
        var byId = Parse.Id(request.Id);
        var formats = request.FormatsOrDefault;
        // What takes more than one look is of one state.
        if (request.Included.Count > 0 || formats is not ["html"])
            await read.BeginSnapshotAsync(ct);
        var text = new StatementText();
        var rows = await read.QueryAsync(
            text.With(
                $"""
                SELECT a.id, a.modified_at, {ReadyCards.Whole}
                FROM articles a {new ReadyCards(Addresses.StoredShape).JoinWhole(text)}
                WHERE {(byId is { } id ? $"a.id = {text.Value(database.Sql.Value(id))}" : $"a.slug = {text.Value(request.Id)}")}
                AND a.is_public IS TRUE
                """
            ),
            row => (Id: row.GetId(0), ModifiedAt: row.GetInstant(1), Document: ReadyCards.Read(row, 2)),
            ct
        );
        if (rows.Count == 0)
            return await ElsewhereAsync(read, request.Id, ct);

        var (articleId, modifiedAt, document) = rows[0];
        document ??= (await articles.MakeAsync(read, [articleId], ct)).SingleOrDefault();
        var ready =
            document is null ? null
            : formats is ["html"] ? ReadyArticle.Of(document)
            : (await articles.ReadyAsync(read, [articleId], formats, ct)).GetValueOrDefault(articleId);
        // Taken down between the two reads.
        if (ready is null)
            return await ElsewhereAsync(read, request.Id, ct);

        var included = await things.IncludedAsync(read, [articleId], request.Included, ct);
        return new Answer
        {
            Body = ready.With(included),
            // What is included may have changed since.
            LastModified = request.Included.Count == 0 ? modifiedAt : null,
            Tags = document!.Tags.Split(' '),
            Collections = [CacheTags.Collection(ThingKind.Article)],
            HangsOn = [ChangeFollower.SlotOf(articleId), .. ThingReader.Slots(request.Included)],
        };
    }
}
