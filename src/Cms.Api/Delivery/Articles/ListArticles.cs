using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Delivery.Articles;

/// <summary>Lists public articles.</summary>
internal sealed class ListArticles(ArticleLists lists)
    : DeliveryEndpoint<ListArticlesRequest, ListResponse<ArticleSummary, ArticleIncluded>>
{
    public override void Configure() =>
        Reads(
            "/v1/articles",
            "List articles",
            "Public articles, newest first unless sorted otherwise. Filters narrow the list together; several values of one filter mean "
                + "any of them."
        );

    protected override Task<Answer> AnswerAsync(ListArticlesRequest request, CancellationToken ct) =>
        lists.AnswerAsync(request, request.Filter(), CanonicalPath(), CanonicalPath("cursor", "page"), ct);
}

/// <summary>What the list of articles takes.</summary>
public sealed record ListArticlesRequest : ArticleListRequest
{
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

    /// <summary>Written in any of these languages, as BCP 47 tags exactly as the articles carry them.</summary>
    [QueryParam]
    public string? Language { get; init; }

    /// <summary>Any of these articles.</summary>
    [QueryParam]
    public string? Id { get; init; }

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

    internal ArticleFilter Filter() =>
        new()
        {
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

/// <summary>What the list of articles refuses.</summary>
public sealed class ListArticlesValidator : ArticleListValidator<ListArticlesRequest>
{
    /// <summary>The rules.</summary>
    public ListArticlesValidator()
        : base("publishedAt", "modifiedAt", "title", "part")
    {
        RuleFor(r => r.Sort)
            .Must((r, sort) => sort is null || !Parse.List(sort).Exists(k => k.TrimStart('-') == "part") || Parse.List(r.Series).Count == 1)
            .WithMessage("part is an order within one series; send series with one value.")
            .WithErrorCode("invalid-parameter");
        RuleFor(r => r.Author).IdsOrSlugs();
        RuleFor(r => r.Series).IdsOrSlugs();
        RuleFor(r => r.Source).IdsOrSlugs();
        RuleFor(r => r.Topic).IdsOrSlugs();
        RuleFor(r => r.TopicAll).IdsOrSlugs();
        RuleFor(r => r.TopicNot).IdsOrSlugs();
        RuleFor(r => r.Relation).Words("originallyPublishedIn", "republishedFrom", "inCollaborationWith", "partOf");
        RuleFor(r => r.Language).Languages();
        RuleFor(r => r.Id).IdsOrSlugs();
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
