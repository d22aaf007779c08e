using Cms.Api.Delivery.Articles;
using Cms.Model;

namespace Cms.Api.Delivery.Authors;

/// <summary>Lists the public articles of one author.</summary>
internal sealed class ListAuthorArticles(ArticleLists lists, CmsDatabase database)
    : ArticlesOfEndpoint<ArticlesOfRequest>(ThingKind.Author, "/v1/authors/{id}/articles", lists, database)
{
    public override void Configure() =>
        Reads(
            "/v1/authors/{id}/articles",
            "List the articles of an author",
            "Public articles of one author, newest first unless sorted otherwise."
        );

    protected override string Address(ArticlesOfRequest request) => request.Id;

    protected override ArticleFilter Filter(string id, string? sort) => new() { Authors = [id], Sort = sort ?? ArticleFilter.NewestFirst };
}
