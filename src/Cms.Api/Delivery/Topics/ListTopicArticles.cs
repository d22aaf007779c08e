using Cms.Api.Delivery.Articles;
using Cms.Model;

namespace Cms.Api.Delivery.Topics;

/// <summary>Lists the public articles of one topic.</summary>
internal sealed class ListTopicArticles(ArticleLists lists, CmsDatabase database)
    : ArticlesOfEndpoint<ArticlesOfRequest>(ThingKind.Topic, "/v1/topics/{id}/articles", lists, database)
{
    public override void Configure() =>
        Reads(
            "/v1/topics/{id}/articles",
            "List the articles of a topic",
            "Public articles of one topic, newest first unless sorted otherwise."
        );

    protected override string Address(ArticlesOfRequest request) => request.Id;

    protected override ArticleFilter Filter(string id, string? sort) => new() { Topics = [id], Sort = sort ?? ArticleFilter.NewestFirst };
}
