using Cms.Model.Articles;

namespace Cms.Api.Delivery.Articles;

/// <summary>An article with what is shown of it: what is live, or what a preview shows.</summary>
/// <param name="Article">The article.</param>
/// <param name="Content">What it says.</param>
/// <param name="PublishedAt">When it first ran, or would.</param>
/// <param name="UpdatedAt">When its own words last changed for readers, or would.</param>
internal sealed record ShownArticle(Article Article, ArticleContent Content, DateTime PublishedAt, DateTime UpdatedAt)
{
    /// <summary>As readers see it.</summary>
    public static ShownArticle Live(Article article) => new(article, article.Live!, article.PublishedAt!.Value, article.UpdatedAt!.Value);

    /// <summary>As it would be if it were published at a moment, or at the time it has.</summary>
    public static ShownArticle At(Article article, ArticleContent content, DateTime moment)
    {
        var publishedAt = article.PublishedAt ?? article.DueAt ?? moment;
        return new(article, content, publishedAt, article.WasPublic ? moment : publishedAt);
    }
}
