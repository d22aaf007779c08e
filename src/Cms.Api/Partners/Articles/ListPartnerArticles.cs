using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using FastEndpoints;
using FluentValidation;

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
        var filter = request.Filter(Partner.Id);
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
                Included = await things.IncludedAsync(read, [.. pieces.Values], Parse.List(request.Include), ct),
            }
        ) with
        {
            Link = ListPages.Header(links),
        };
    }
}

/// <summary>What the list takes.</summary>
public sealed record ListPartnerArticlesRequest : ListRequest
{
    /// <summary>The order; newest first if none is given. Two keys at most; the id breaks ties.</summary>
    [QueryParam]
    public string? Sort { get; init; }

    /// <summary>Which things to give whole in <c>included</c>.</summary>
    [QueryParam]
    public string? Include { get; init; }

    /// <summary>By any of these authors, in any role.</summary>
    [QueryParam]
    public string? Author { get; init; }

    /// <summary>In any of these series.</summary>
    [QueryParam]
    public string? Series { get; init; }

    /// <summary>From or with any of these sources.</summary>
    [QueryParam]
    public string? Source { get; init; }

    /// <summary>Filed under any of these topics.</summary>
    [QueryParam]
    public string? Topic { get; init; }

    /// <summary>Filed under all of these topics.</summary>
    [QueryParam, BindFrom("topic[all]")]
    public string? TopicAll { get; init; }

    /// <summary>Filed under none of these topics.</summary>
    [QueryParam, BindFrom("topic[not]")]
    public string? TopicNot { get; init; }

    /// <summary>With an attribution of any of these relations.</summary>
    [QueryParam]
    public string? Relation { get; init; }

    /// <summary>Any of these articles.</summary>
    [QueryParam]
    public string? Id { get; init; }

    /// <summary>Written in any of these languages, as BCP 47 tags exactly as the articles carry them.</summary>
    [QueryParam]
    public string? Language { get; init; }

    /// <summary>First ran at or after this instant.</summary>
    [QueryParam, BindFrom("publishedAt[gte]")]
    public string? PublishedFrom { get; init; }

    /// <summary>First ran after this instant.</summary>
    [QueryParam, BindFrom("publishedAt[gt]")]
    public string? PublishedAfter { get; init; }

    /// <summary>First ran at or before this instant.</summary>
    [QueryParam, BindFrom("publishedAt[lte]")]
    public string? PublishedUntil { get; init; }

    /// <summary>First ran before this instant.</summary>
    [QueryParam, BindFrom("publishedAt[lt]")]
    public string? PublishedBefore { get; init; }

    /// <summary>Changed at or after this instant.</summary>
    [QueryParam, BindFrom("modifiedAt[gte]")]
    public string? ModifiedFrom { get; init; }

    /// <summary>Changed after this instant.</summary>
    [QueryParam, BindFrom("modifiedAt[gt]")]
    public string? ModifiedAfter { get; init; }

    /// <summary>Changed at or before this instant.</summary>
    [QueryParam, BindFrom("modifiedAt[lte]")]
    public string? ModifiedUntil { get; init; }

    /// <summary>Changed before this instant.</summary>
    [QueryParam, BindFrom("modifiedAt[lt]")]
    public string? ModifiedBefore { get; init; }

    internal ArticleFilter Filter(Guid partner) =>
        new()
        {
            Partner = partner,
            Authors = Parse.List(Author),
            Series = Parse.List(Series),
            Sources = Parse.List(Source),
            Topics = Parse.List(Topic),
            AllTopics = Parse.List(TopicAll),
            NotTopics = Parse.List(TopicNot),
            Relations = Parse.List(Relation),
            Languages = Parse.List(Language),
            Ids = Parse.List(Id),
            Dates =
            [
                .. new (string Column, string Operator, string? Text)[]
                {
                    ("published_at", ">=", PublishedFrom),
                    ("published_at", ">", PublishedAfter),
                    ("published_at", "<=", PublishedUntil),
                    ("published_at", "<", PublishedBefore),
                    ("modified_at", ">=", ModifiedFrom),
                    ("modified_at", ">", ModifiedAfter),
                    ("modified_at", "<=", ModifiedUntil),
                    ("modified_at", "<", ModifiedBefore),
                }
                    .Where(d => d.Text is not null)
                    .Select(d => (d.Column, d.Operator, Parse.Instant(d.Text)!.Value)),
            ],
            Sort = Sort ?? ArticleFilter.NewestFirst,
        };
}

/// <summary>What the list refuses.</summary>
public sealed class ListPartnerArticlesValidator : ListValidator<ListPartnerArticlesRequest>
{
    /// <summary>The rules.</summary>
    public ListPartnerArticlesValidator()
    {
        RuleFor(r => r.Sort).SortKeys("publishedAt", "modifiedAt");
        RuleFor(r => r.Author).IdsOrSlugs();
        RuleFor(r => r.Series).IdsOrSlugs();
        RuleFor(r => r.Source).IdsOrSlugs();
        RuleFor(r => r.Topic).IdsOrSlugs();
        RuleFor(r => r.TopicAll).IdsOrSlugs();
        RuleFor(r => r.TopicNot).IdsOrSlugs();
        RuleFor(r => r.Relation).Words("originallyPublishedIn", "republishedFrom", "inCollaborationWith", "partOf");
        RuleFor(r => r.Language).Languages();
        RuleFor(r => r.Id).IdsOrSlugs();
        RuleFor(r => r.Include).Words(ArticleIncluded.Names);
        RuleFor(r => r.PublishedFrom).Instant();
        RuleFor(r => r.PublishedAfter).Instant();
        RuleFor(r => r.PublishedUntil).Instant();
        RuleFor(r => r.PublishedBefore).Instant();
        RuleFor(r => r.ModifiedFrom).Instant();
        RuleFor(r => r.ModifiedAfter).Instant();
        RuleFor(r => r.ModifiedUntil).Instant();
        RuleFor(r => r.ModifiedBefore).Instant();
    }
}
