namespace Cms.Model.Changes;

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
    public DateTime At { get; init; }

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
