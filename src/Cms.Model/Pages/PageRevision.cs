namespace Cms.Model.Pages;

/// <summary>What a page said at one moment, kept for ever.</summary>
public sealed class PageRevision : SignedRevision
{
    private PageRevision() { }

    internal PageRevision(Guid pageId, int number, string reason, PageContent content, DateTime at)
        : base(number, reason, at) => (PageId, Content) = (pageId, content);

    /// <summary>The page.</summary>
    public Guid PageId { get; private set; }

    /// <summary>What it said.</summary>
    public PageContent Content { get; private set; } = new();
}
