using Cms.Model.Search;

namespace Cms.Model.Articles;

/// <summary>A published piece with all its rows, ready to be stored.</summary>
public sealed class LoadedArticle
{
    internal LoadedArticle(
        Article article,
        ArticleDocument document,
        IReadOnlyList<ArticleLink> links,
        Revision revision,
        SearchDocument found,
        string tags
    ) => (Article, Document, Links, Revision, Found, Tags) = (article, document, links, revision, found, tags);

    internal Article Article { get; }

    internal ArticleDocument Document { get; }

    internal IReadOnlyList<ArticleLink> Links { get; }

    internal Revision Revision { get; }

    internal SearchDocument Found { get; }

    internal string Tags { get; }
}
