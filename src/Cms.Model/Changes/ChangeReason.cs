namespace Cms.Model.Changes;

/// <summary>Why a change was made.</summary>
public enum ChangeReason
{
    /// <summary>Became public for the first time.</summary>
    Published,

    /// <summary>Something readers see changed.</summary>
    Updated,

    /// <summary>Changed together with a printed correction.</summary>
    Corrected,

    /// <summary>Taken down without a notice.</summary>
    Unpublished,

    /// <summary>Taken down for a cause, with a notice.</summary>
    Withdrawn,

    /// <summary>Public again after it was taken down.</summary>
    Republished,

    /// <summary>An embargo was set; not for readers.</summary>
    EmbargoSet,

    /// <summary>An embargo ends at another time, or for other partners; not for readers.</summary>
    EmbargoMoved,

    /// <summary>An embargo ended and the piece is public; only who held it is told so, readers that it was published.</summary>
    EmbargoLifted,

    /// <summary>An embargo was taken back, and the piece with it; not for readers.</summary>
    EmbargoCancelled,

    /// <summary>A partner may have it now; not for readers.</summary>
    EntitlementGained,

    /// <summary>A partner may not have it any more; not for readers.</summary>
    EntitlementLost,
}
