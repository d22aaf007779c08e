namespace Cms.Model.Articles;

/// <summary>What an article said at one moment, kept for ever.</summary>
public sealed class Revision : SignedRevision
{
    private Revision() { }

    internal Revision(Guid articleId, int number, string reason, ArticleContent content, DateTime at)
        : base(number, reason, at) => (ArticleId, Content) = (articleId, content);

    /// <summary>The article.</summary>
    public Guid ArticleId { get; private set; }

    /// <summary>What it said.</summary>
    public ArticleContent Content { get; private set; } = new();
}
