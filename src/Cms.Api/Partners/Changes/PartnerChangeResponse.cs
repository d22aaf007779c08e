using Cms.Api.Delivery.Changes;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Partners;

namespace Cms.Api.Partners.Changes;

/// <summary>One row of a partner's changes.</summary>
public sealed record PartnerChangeResponse
{
    /// <summary>Its number; rises from row to row, with holes where a change was for others.</summary>
    public required long Sequence { get; init; }

    /// <summary>
    /// The number of the newest row of the same piece, where that is a later one: then op, embargoUntil and what becomes of
    /// copies are as that row has them, so that no old row leads to what is under an embargo or gone. Null where this is the
    /// newest.
    /// </summary>
    public required long? SupersededBy { get; init; }

    /// <summary>
    /// What to do now: upsert takes the piece as it is now, hold has it ready and publishes nothing, remove takes it from
    /// what is offered.
    /// </summary>
    public required PartnerOp Op { get; init; }

    /// <summary>What becomes of a copy that ran: none, mustUpdate, takeDown or mayKeep.</summary>
    public required PartnerAction Action { get; init; }

    /// <summary>The kind of thing: always article.</summary>
    public required ThingKind Type { get; init; }

    /// <summary>The piece's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its slug at that moment.</summary>
    public required string? Slug { get; init; }

    /// <summary>The slug it had before, if this change moved it.</summary>
    public required string? PreviousSlug { get; init; }

    /// <summary>The version readers see from this change on; of a piece that is not public yet, the last they would have seen.</summary>
    public required int Version { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Why.</summary>
    public required ChangeReason Reason { get; init; }

    /// <summary>Until when nothing of it may be published, UTC; null where there is no embargo.</summary>
    public required DateTime? EmbargoUntil { get; init; }

    /// <summary>The thing whose change caused this one; null where it changed by itself.</summary>
    public required ChangeCauseResponse? CausedBy { get; init; }

    /// <summary>
    /// The members that changed, where known. Among them what changed in what this partner may do with the piece: license,
    /// terms, illustrations (one goes along that did not, or no more), products, canonicalUrl; action is then mustUpdate.
    /// </summary>
    public required IReadOnlyList<string> Changed { get; init; }

    /// <summary>The cache tags to purge.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>What is said of it: the printed notice of a withdrawal, or why it may not go on; null for nothing.</summary>
    public required string? Notice { get; init; }

    /// <summary>The piece that stands in for a withdrawn one; null otherwise.</summary>
    public required Guid? ReplacementId { get; init; }
}
