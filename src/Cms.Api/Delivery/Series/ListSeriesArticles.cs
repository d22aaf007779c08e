using Cms.Api.Delivery.Articles;
using Cms.Api.Http.Queries;
using Cms.Model;

namespace Cms.Api.Delivery.Series;

/// <summary>Lists the public articles of one series, in its own order.</summary>
internal sealed class ListSeriesArticles(ArticleLists lists, CmsDatabase database)
    : ArticlesOfEndpoint<SeriesArticlesRequest>(ThingKind.Series, "/v1/series/{id}/articles", lists, database)
{
    public override void Configure() =>
        Reads(
            "/v1/series/{id}/articles",
            "List the articles of a series",
            "Public articles of one series: parts or curated order unless sorted otherwise."
        );

    /// <summary>The articles of a series as this operation lists them; the front page's cursors go on here.</summary>
    public static ArticleFilter Of(string id, string? sort) => new() { Series = [id], Sort = sort ?? "part" };

    protected override string Address(SeriesArticlesRequest request) => request.Id;

    protected override ArticleFilter Filter(string id, string? sort) => Of(id, sort);
}

/// <summary>What the list takes.</summary>
public sealed record SeriesArticlesRequest : ArticleListRequest
{
    /// <summary>The series' id, or its slug.</summary>
    public string Id { get; init; } = "";
}

/// <summary>What the list refuses.</summary>
public sealed class SeriesArticlesValidator : ArticleListValidator<SeriesArticlesRequest>
{
    /// <summary>The rules.</summary>
    public SeriesArticlesValidator()
        : base("part", "publishedAt", "modifiedAt", "title") => RuleFor(r => r.Id).IdOrSlug();
}
