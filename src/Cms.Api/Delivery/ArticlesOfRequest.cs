using Cms.Api.Delivery.Articles;
using Cms.Api.Http.Queries;

namespace Cms.Api.Delivery;

/// <summary>What a list of the articles of one thing takes.</summary>
public sealed record ArticlesOfRequest : ArticleListRequest
{
    /// <summary>The thing's id, or its slug.</summary>
    public string Id { get; init; } = "";
}

/// <summary>What such a list refuses.</summary>
public sealed class ArticlesOfValidator : ArticleListValidator<ArticlesOfRequest>
{
    /// <summary>The rules.</summary>
    public ArticlesOfValidator()
        : base("publishedAt", "modifiedAt", "title") => RuleFor(r => r.Id).IdOrSlug();
}
