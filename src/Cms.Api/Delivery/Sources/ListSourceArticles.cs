using Cms.Api.Delivery.Articles;
using Cms.Model;

namespace Cms.Api.Delivery.Sources;

/// <summary>Lists the public articles of one source.</summary>
internal sealed class ListSourceArticles(ArticleLists lists, CmsDatabase database)
    : ArticlesOfEndpoint<ArticlesOfRequest>(ThingKind.Source, "/v1/sources/{id}/articles", lists, database)
{
    public override void Configure() =>
        Reads(
            "/v1/sources/{id}/articles",
            "List the articles of a source",
            "Public articles of one source, newest first unless sorted otherwise."
        );

    protected override string Address(ArticlesOfRequest request) => request.Id;

    protected override ArticleFilter Filter(string id, string? sort) => new() { Sources = [id], Sort = sort ?? ArticleFilter.NewestFirst };
}
