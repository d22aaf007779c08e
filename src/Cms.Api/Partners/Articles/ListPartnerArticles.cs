using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Model;

namespace Cms.Api.Partners.Articles;

/// <summary>Lists the pieces that this partner may publish.</summary>
internal sealed class ListPartnerArticles(CmsDatabase database, PartnerArticleReader articles, PartnerThings things, Addresses addresses)
    : PartnerEndpoint<ListPartnerArticlesRequest, ListResponse<PartnerArticleSummary, ArticleIncluded>>
{
    public override void Configure() =>
        Gives(
            "/v1/partner/articles",
            "List articles for this partner",
            "The cards of the public pieces this partner is entitled to, the newest first unless sorted otherwise. Pieces under an "
                + "embargo are in changes, as hold, and are asked for by their id. For a mirror take the snapshot and follow changes."
        );

    protected override async Task<Answer> AnswerAsync(ListPartnerArticlesRequest request, CancellationToken ct)
    {
        var filter = request.Filter() with { Partner = Partner.Id };
        var order = filter.Order;
        var after = request.Cursor is null ? null : Cursors.Read(filter.Identity, request.Cursor, order.Columns.Count);
        var limit = request.LimitOrDefault;
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var named = await NamedValues.FindAsync(read, database, filter.Named, onlyPublic: true, ct);
        var rows = await read.QueryAsync(
            filter.Page(database, limit, after, ((request.PageOrDefault ?? 1) - 1) * limit),
            row => (Id: database.GetId(row, 0), Keys: order.KeysOf(row, 5, database)),
            ct
        );
        var hasMore = rows.Count > limit;
        if (hasMore)
            rows.RemoveAt(limit);
        var total = request.Count == "true" ? (int?)(await read.QueryAsync(filter.Total(database), r => r.GetInt64(0), ct))[0] : null;
        // What a right that has just ended gave is left out, as it is where it is asked for by its id.
        var pieces = await articles.ReadAsync(read, Partner.Id, rows.ConvertAll(r => r.Id), ct);
        var next = hasMore ? Cursors.Write(filter.Identity, new CursorKeys(rows[^1].Keys, rows[^1].Id)) : null;
        var links = ListPages.Links(HttpContext.Request, addresses.Api, next);
        return Json(
            new ListResponse<PartnerArticleSummary, ArticleIncluded>
            {
                Data =
                [
                    .. rows.Where(r => pieces.ContainsKey(r.Id))
                        .Select(r => new PartnerArticleSummary { Article = pieces[r.Id].Summary, Rights = pieces[r.Id].Rights }),
                ],
                Meta = ListPages.Meta(request, hasMore, next, total, named.Unknown),
                Links = links,
                Included = await things.IncludedAsync(read, [.. pieces.Values], request.Included, ct),
            }
        ) with
        {
            Link = ListPages.Header(links),
        };
    }
}

/// <summary>What the list takes.</summary>
public sealed record ListPartnerArticlesRequest : ArticleFilterRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListPartnerArticlesValidator : ArticleFilterValidator<ListPartnerArticlesRequest>
{
    /// <summary>The rules.</summary>
    public ListPartnerArticlesValidator()
        : base("publishedAt", "modifiedAt") { }
}
