using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Model;

namespace Cms.Api.Partners.Articles;

/// <summary>Lists the pieces that this partner may publish.</summary>
internal sealed class ListPartnerArticles(CmsDatabase database, PartnerArticleReader articles, PartnerThings things)
    : PartnerEndpoint<ListPartnerArticlesRequest, ListResponse<PartnerArticleSummary, ArticleIncluded>>
{
    public override void Configure() =>
        Gives(
            "articles",
            "List articles for this partner",
            "The cards of the public pieces this partner is entitled to, the newest first unless sorted otherwise. Pieces under an "
                + "embargo are in changes, as hold, and are asked for by their id. For a mirror take the snapshot and follow changes. A "
                + "page looks at 10,000 pieces at most: with filters it may hold fewer than limit, or none, and still have more."
        );

    protected override async Task<Answer> AnswerAsync(ListPartnerArticlesRequest request, CancellationToken ct)
    {
        var filter = request.Filter() with { Partner = Partner.Id };
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var named = await NamedValues.FindAsync(read, database, filter.Named, onlyPublic: true, ct);
        var page = await new ArticleWalk(database, filter).IdsAsync(read, request, filter.Identity, ct);
        // What a right that has just ended gave is left out, as it is where it is asked for by its id.
        var pieces = await articles.ReadAsync(read, Partner.Id, page.Ids, ct);
        var data = page
            .Ids.Where(pieces.ContainsKey)
            .Select(id => new PartnerArticleSummary { Article = pieces[id].Summary, Rights = pieces[id].Rights });
        var included = await things.IncludedAsync(read, [.. pieces.Values], request.Included, ct);
        var list = Listed(request, [.. data], included, page.NextCursor, page.Total, named.Unknown);
        return Json(list) with { Link = ListPages.Header(list.Links) };
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
