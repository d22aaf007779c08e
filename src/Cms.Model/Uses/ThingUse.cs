using Cms.Model.Articles;

namespace Cms.Model.Uses;

/// <summary>
/// That a page, or the site, shows a thing, or leads to it: what an <see cref="ArticleLink"/> is for an article. Those lie in the order
/// of articles' dates, and every list of articles walks them; these are few, and none of theirs.
/// </summary>
public sealed class ThingUse
{
    private ThingUse() { }

    internal ThingUse(Thing holder, ArticleCopy copy, ThingKind targetKind, Guid targetId, bool isShown)
    {
        HolderKind = holder.Kind;
        HolderId = holder.Id;
        Copy = copy;
        TargetKind = targetKind;
        TargetId = targetId;
        IsShown = isShown;
    }

    /// <summary>What kind of thing shows it.</summary>
    public ThingKind HolderKind { get; private set; }

    /// <summary>What shows it.</summary>
    public Guid HolderId { get; private set; }

    /// <summary>In which copy.</summary>
    public ArticleCopy Copy { get; private set; }

    /// <summary>What kind of thing is shown.</summary>
    public ThingKind TargetKind { get; private set; }

    /// <summary>What is shown.</summary>
    public Guid TargetId { get; private set; }

    /// <summary>Whether readers see it now, in what is live of something public.</summary>
    public bool IsShown { get; private set; }
}
