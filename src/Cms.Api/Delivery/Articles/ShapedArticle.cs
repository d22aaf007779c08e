using Cms.Api.Delivery.Articles.Bodies;
using Cms.Model.Articles.Bodies;

namespace Cms.Api.Delivery.Articles;

/// <summary>A piece as readers see it, with its body still to be written in some format.</summary>
internal sealed record ShapedArticle(ArticleSummary Summary, ArticleDetails Details, ArticleBody Body, BodyReferences References);
