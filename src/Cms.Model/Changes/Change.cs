namespace Cms.Model.Changes;

/// <summary>What a follower does with a change.</summary>
public enum ChangeOp
{
    /// <summary>Take the thing as it is now.</summary>
    Upsert,
    /// <summary>Take it down.</summary>
    Remove,
}

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

/// <summary>One row of the change log. Rows are numbered densely in the order of commits.</summary>
public sealed class Change
{
    /// <summary>Its number: one more than the row before, in commit order, without holes. Given as the row is appended.</summary>
    public long Sequence { get; set; }

    /// <summary>What a follower does.</summary>
    public ChangeOp Op { get; init; }

    /// <summary>The kind of thing.</summary>
    public ThingKind Kind { get; init; }

    /// <summary>The thing.</summary>
    public Guid ThingId { get; init; }

    /// <summary>Its address at that moment; null for what has none, and for who is not to be named.</summary>
    public string? Slug { get; init; }

    /// <summary>The address it had before this change, if the change moved it.</summary>
    public string? PreviousSlug { get; init; }

    /// <summary>The version readers see from this change on.</summary>
    public int Version { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Why.</summary>
    public ChangeReason Reason { get; init; }

    /// <summary>The kind of the thing whose change caused this one; null where it changed by itself.</summary>
    public ThingKind? CausedByKind { get; init; }

    /// <summary>The thing whose change caused this one.</summary>
    public Guid? CausedById { get; init; }

    /// <summary>The members that changed, joined by commas; empty where not known one by one.</summary>
    public string Changed { get; init; } = "";

    /// <summary>
    /// Cache tags beyond those that follow from the row itself, joined by spaces: what showed the thing at that moment.
    /// </summary>
    public string Tags { get; init; } = "";

    /// <summary>The printed notice of a withdrawal.</summary>
    public string? Notice { get; init; }

    /// <summary>The piece that stands in for a withdrawn one, or the author that one was merged into.</summary>
    public Guid? ReplacementId { get; init; }

    /// <summary>Whether the open change feed shows it; rows about embargoes are for partners only.</summary>
    public bool IsPublic { get; init; }
}

/// <summary>The head of the change log: one row, locked by whoever takes numbers until the commit that uses them.</summary>
public sealed class ChangeHead
{
    /// <summary>The only row's key.</summary>
    public const int TheId = 1;

    /// <summary>Always <see cref="TheId"/>.</summary>
    public int Id { get; init; } = TheId;

    /// <summary>Names this history: a restored database gets another, so that no number ever means two things.</summary>
    public Guid Epoch { get; init; }

    /// <summary>The last number given; 0 before the first.</summary>
    public long Sequence { get; init; }

    /// <summary>All rows up to this number may have been thinned out: who stopped before must start from the snapshot.</summary>
    public long ThinnedTo { get; init; }
}
