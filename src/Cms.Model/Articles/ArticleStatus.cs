namespace Cms.Model.Articles;

/// <summary>Where an article stands. Readers see <see cref="Published"/> only.</summary>
public enum ArticleStatus
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Waiting for an editor.</summary>
    InReview,

    /// <summary>Will be published at a set time.</summary>
    Scheduled,

    /// <summary>In named partners' hands; public when its embargo ends.</summary>
    Embargoed,

    /// <summary>Public.</summary>
    Published,

    /// <summary>Was public; taken down without a notice.</summary>
    Unpublished,

    /// <summary>Was public; taken down for a cause, with a notice.</summary>
    Withdrawn,
}
