using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Problems;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Partners;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Products;

/// <summary>Lists the public articles that a product matches.</summary>
internal sealed class ListProductArticles(CmsDatabase database, Addresses addresses)
    : AdminEndpoint<ProductArticlesRequest, ListResponse<ProductArticleResponse, NothingIncluded>>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.GET,
            "/v1/admin/products/{id}/articles",
            StaffScopes.Partners,
            "List what a product matches",
            "The public articles that the product's filter matches, the newest first, and of each whether its text may go on to partners "
                + "at all. With forPartner it is a dry run of an entitlement: withheld says which of them that partner would not get, "
                + "and why."
        );

    protected override async Task<AdminAnswer<ListResponse<ProductArticleResponse, NothingIncluded>>> ActAsync(
        ProductArticlesRequest request,
        CancellationToken ct
    )
    {
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var partner =
            request.ForPartner is { } asked && Parse.Id(asked) is { } partnerId
                ? await read.Db.Partners.FirstOrDefaultAsync(p => p.Id == partnerId, ct)
                    ?? throw new ProblemException("not-found", "There is no such partner.")
                : null;
        var filter = (await ProductDesk.Here.RequireAsync(read.Db, request.Id, ct)).Filter;
        var articles = new ArticleFilter
        {
            Authors = Texts(filter.Authors),
            Series = Texts(filter.Series),
            Sources = Texts(filter.Sources),
            Topics = Texts(filter.Topics),
            NotTopics = Texts(filter.NotTopics),
            Relations = [.. filter.Relations.Select(r => Json.Word(r))],
            Languages = filter.Languages,
        };
        var identity = $"product {request.Id}\n{articles.Identity}";
        var after = request.Cursor is null ? null : Cursors.Read(identity, request.Cursor, articles.Order.Columns.Count);
        var limit = request.LimitOrDefault;
        var rows = await read.QueryAsync(
            articles.Page(database, limit, after, ((request.PageOrDefault ?? 1) - 1) * limit),
            row => (Id: database.GetId(row, 0), Keys: articles.Order.KeysOf(row, 5, database)),
            ct
        );
        var hasMore = rows.Count > limit;
        if (hasMore)
            rows.RemoveAt(limit);
        var total = request.Count == "true" ? (int?)(await read.QueryAsync(articles.Total(database), r => r.GetInt64(0), ct))[0] : null;
        List<Guid> ids = [.. rows.Select(r => r.Id)];
        var found = await read.Db.Articles.Where(a => ids.Contains(a.Id)).ToListAsync(ct);
        var facts = (await PartnerFacts.ReadAsync(read.Db, found, Now, ct)).ToDictionary(f => f.Article.Id);
        var next = hasMore ? Cursors.Write(identity, new CursorKeys(rows[^1].Keys, rows[^1].Id)) : null;
        var links = ListPages.Links(HttpContext.Request, addresses.Api, next);
        return new AdminAnswer<ListResponse<ProductArticleResponse, NothingIncluded>>(
            new ListResponse<ProductArticleResponse, NothingIncluded>
            {
                Data = [.. ids.Where(facts.ContainsKey).Select(id => ProductArticleResponse.From(facts[id], partner))],
                Meta = ListPages.Meta(request, hasMore, next, total),
                Links = links,
                Included = NothingIncluded.Here,
            },
            Link: ListPages.Header(links)
        );
    }

    private static IReadOnlyList<string> Texts(IReadOnlyList<Guid> ids) => [.. ids.Select(id => id.ToString())];
}

/// <summary>What the list takes.</summary>
public sealed record ProductArticlesRequest : ListRequest
{
    /// <summary>The product's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The partner for whom to ask, as if it were entitled to the product; nobody if left out.</summary>
    [QueryParam]
    public string? ForPartner { get; init; }
}

/// <summary>What the list refuses.</summary>
public sealed class ProductArticlesValidator : ListValidator<ProductArticlesRequest>
{
    /// <summary>The rules.</summary>
    public ProductArticlesValidator() => RuleFor(r => r.ForPartner).OneId();
}

/// <summary>An article that a product matches.</summary>
public sealed record ProductArticleResponse
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its slug.</summary>
    public required string Slug { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>When it first ran, UTC.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>Whether every source that binds it lets its text go on; otherwise no partner gets it.</summary>
    public required bool TextMayGoOn { get; init; }

    /// <summary>
    /// Why the partner that was asked for would not get it; of nobody, why no partner does. Null where nothing stands against it.
    /// </summary>
    public required Withholding? Withheld { get; init; }

    internal static ProductArticleResponse From(PartnerFacts facts, Partner? partner) =>
        new()
        {
            Id = facts.Article.Id,
            Slug = facts.Article.Slug,
            Title = facts.Content.Title,
            PublishedAt = facts.Article.PublishedAt!.Value,
            TextMayGoOn = facts.TextMayGoOn,
            Withheld = facts.WithheldFrom(partner),
        };
}
