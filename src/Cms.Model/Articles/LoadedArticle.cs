namespace Cms.Model.Articles;

/// <summary>A published piece with all its rows, ready to be stored.</summary>
public sealed class LoadedArticle
{
    internal LoadedArticle(Article article, ArticleDocument document, IReadOnlyList<ArticleLink> links, Revision revision, string tags) =>
        (Article, Document, Links, Revision, Tags) = (article, document, links, revision, tags);

    internal Article Article { get; }

    internal ArticleDocument Document { get; }

    internal IReadOnlyList<ArticleLink> Links { get; }

    internal Revision Revision { get; }

    internal string Tags { get; }
}
