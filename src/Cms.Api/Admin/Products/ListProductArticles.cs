using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Api.Http.Doors;
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
internal sealed class ListProductArticles(CmsDatabase database)
    : AdminEndpoint<ProductArticlesRequest, ListResponse<ProductArticleResponse, NothingIncluded>>
{
    public override void Configure() =>
        Get(
            "products/{id}/articles",
            StaffScopes.Partners,
            "List what a product matches",
            "The public articles that the product's filter matches, the newest first, and of each whether its text may go on to partners "
                + "at all. With forPartner it is a dry run of an entitlement: withheld says which of them that partner would not get, "
                + "and why."
        );

    protected override async Task<Outcome<ListResponse<ProductArticleResponse, NothingIncluded>>> ActAsync(
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
        var page = await new ArticleWalk(database, articles).IdsAsync(read, request, identity, ct);
        var found = await read.Db.Articles.Where(a => page.Ids.Contains(a.Id)).ToListAsync(ct);
        var facts = (await PartnerFacts.ReadAsync(read.Db, found, Now, ct)).ToDictionary(f => f.Article.Id);
        var data = page.Ids.Where(facts.ContainsKey).Select(id => ProductArticleResponse.From(facts[id], partner));
        var list = Listed(request, [.. data], NothingIncluded.Here, page.NextCursor, page.Total);
        return new(list, Link: ListPages.Header(list.Links));
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
