using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
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
                + "any of them. A page looks at 10,000 pieces at most: where several filters leave few of very many, it may hold fewer "
                + "than limit, or none, and still have more; follow nextCursor."
        );

    protected override Task<Answer> AnswerAsync(ListArticlesRequest request, CancellationToken ct) =>
        lists.AnswerAsync(request, request.Filter(), Links, ct);
}

/// <summary>What the list of articles takes.</summary>
public sealed record ListArticlesRequest : ArticleFilterRequest;

/// <summary>What the list of articles refuses.</summary>
public sealed class ListArticlesValidator : ArticleFilterValidator<ListArticlesRequest>
{
    /// <summary>The rules.</summary>
    public ListArticlesValidator()
        : base("publishedAt", "modifiedAt", "title", "part") =>
        RuleFor(r => r.Sort)
            .Must((r, sort) => sort is null || !Parse.List(sort).Exists(k => k.TrimStart('-') == "part") || Parse.List(r.Series).Count == 1)
            .WithMessage("part is an order within one series; send series with one value.")
            .WithErrorCode("invalid-parameter");
}
