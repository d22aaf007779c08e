using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Search;
using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using FastEndpoints;

namespace Cms.Api.Partners.Articles;

/// <summary>Lists the pieces that this partner may publish.</summary>
internal sealed class ListPartnerArticles(CmsDatabase database, PartnerArticleReader articles, PartnerThings things)
    : PartnerEndpoint<ListPartnerArticlesRequest, SearchableListResponse<PartnerArticleSummary, ArticleIncluded>>
{
    public override void Configure() =>
        Gives(
            "articles",
            "List articles for this partner",
            "The cards of the public pieces this partner is entitled to, the newest first unless sorted otherwise. Pieces under an "
                + "embargo are in changes, as hold, and are asked for by their id. For a mirror take the snapshot and follow changes. A "
                + "page looks at 10,000 pieces at most: with filters it may hold fewer than limit, or none, and still have more. "
                + "With q, those of them that have every word of it, as readers' search takes it, the best first unless sorted otherwise: "
                + "by rank as in search, within a rank the newest. Filters, order and count then look at the newest 10,000 public "
                + "pieces that match, and meta.isCut says whether there are more."
        );

    protected override async Task<Answer> AnswerAsync(ListPartnerArticlesRequest request, CancellationToken ct)
    {
        var filter = request.Filter() with { Partner = Partner.Id, Sort = request.SortOrDefault };
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var named = await NamedValues.FindAsync(read, database, filter.Named, onlyPublic: true, ct);
        var matching = request.Q is null
            ? null
            : await MatchingPieces.FindAsync(
                await SearchLook.AtPublicAsync(read, filter, ct),
                request.Q,
                isRanked: filter.Sort == MatchingPieces.Relevance,
                maker: null,
                ct
            );
        var page = matching is null
            ? await new ArticleWalk(database, filter).IdsAsync(read, request, filter.Identity, ct)
            : await TablePage.ReadAsync(
                read,
                request,
                Order(filter.Sort),
                $"{filter.Identity}\n{request.Q}",
                text =>
                    (
                        $"{matching.Table(text)} CROSS JOIN articles a",
                        $"a.id = m.article_id AND {ArticleWalk.TermsOf(filter, text, database)}"
                    ),
                ct
            );
        // What a right that has just ended gave is left out, as it is where it is asked for by its id.
        var pieces = await articles.ReadAsync(read, Partner.Id, page.Ids, ct);
        var data = page
            .Ids.Where(pieces.ContainsKey)
            .Select(id => new PartnerArticleSummary { Article = pieces[id].Summary, Rights = pieces[id].Rights });
        var included = await things.IncludedAsync(read, [.. pieces.Values], request.Included, ct);
        var list = Searched(request, [.. data], included, page, named.Unknown, matching is { IsCut: true });
        return Json(list) with { Link = ListPages.Header(list.Links) };
    }

    // Of what matches all is at hand, so any order is sorted.
    private static SortOrder Order(string sort) =>
        new(
            sort == MatchingPieces.Relevance
                ? [MatchingPieces.ByRank, new SortColumn("a.published_at", SortType.Instant, IsDescending: true)]
                :
                [
                    .. sort.Split(',')
                        .Select(key => new SortColumn(
                            key.TrimStart('-') == "modifiedAt" ? "a.modified_at" : "a.published_at",
                            SortType.Instant,
                            key.StartsWith('-')
                        )),
                ],
            "a.id"
        );
}

/// <summary>What the list takes.</summary>
public sealed record ListPartnerArticlesRequest : ArticleFilterRequest
{
    /// <summary>
    /// Words that they are to have, as people type them: at most 16. "words in a row" in quotes, -word for what is not to be there.
    /// </summary>
    [QueryParam]
    public string? Q { get; init; }

    /// <summary>
    /// The order; newest first if none is given, with <c>q</c> the best first. Two keys at most; the id breaks ties. <c>relevance</c> goes
    /// with <c>q</c>, and stands alone.
    /// </summary>
    [QueryParam]
    public override string? Sort { get; init; }

    internal string SortOrDefault => Sort ?? (Q is null ? ArticleFilter.NewestFirst : MatchingPieces.Relevance);
}

/// <summary>What the list refuses.</summary>
public sealed class ListPartnerArticlesValidator : ArticleFilterValidator<ListPartnerArticlesRequest>
{
    /// <summary>The rules.</summary>
    public ListPartnerArticlesValidator()
    {
        RuleFor(r => r.Q).SearchText();
        RuleFor(r => r.Sort).SortKeysOr([MatchingPieces.Relevance], "publishedAt", "modifiedAt");
        RuleFor(r => r.Sort).NeedsWords(MatchingPieces.Relevance, r => r.Q);
    }
}
