using Cms.Model;
using Cms.Model.Changes;

namespace Cms.Api.Delivery.Changes;

/// <summary>One row of the change log.</summary>
public sealed record ChangeResponse
{
    /// <summary>
    /// Its number; rises from row to row, not always by one. What is skipped was not for readers, is thinned out or never was:
    /// nothing to wait for or to ask again for.
    /// </summary>
    public required long Sequence { get; init; }

    /// <summary>What to do: upsert takes the thing as it is now, remove takes it down.</summary>
    public required ChangeOp Op { get; init; }

    /// <summary>The kind of thing.</summary>
    public required ThingKind Type { get; init; }

    /// <summary>The thing's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its slug at that moment; null for what has none, and for an author who is not to be named.</summary>
    public required string? Slug { get; init; }

    /// <summary>The slug it had before, if this change moved it.</summary>
    public required string? PreviousSlug { get; init; }

    /// <summary>The version readers see from this change on.</summary>
    public required int Version { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Why.</summary>
    public required ChangeReason Reason { get; init; }

    /// <summary>The thing whose change caused this one; null where it changed by itself.</summary>
    public required ChangeCauseResponse? CausedBy { get; init; }

    /// <summary>The members that changed, where known.</summary>
    public required IReadOnlyList<string> Changed { get; init; }

    /// <summary>The cache tags to purge.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The printed notice of a withdrawal; null otherwise.</summary>
    public required string? Notice { get; init; }

    /// <summary>The piece that stands in for a withdrawn one, or the author that a removed one was merged into; null otherwise.</summary>
    public required Guid? ReplacementId { get; init; }

    internal static ChangeResponse From(Change change) =>
        new()
        {
            Sequence = change.Sequence,
            Op = change.Op,
            Type = change.Kind,
            Id = change.ThingId,
            Slug = change.Slug,
            PreviousSlug = change.PreviousSlug,
            Version = change.Version,
            At = change.At,
            Reason = change.Reason,
            CausedBy = change is { CausedByKind: { } kind, CausedById: { } id } ? new ChangeCauseResponse { Type = kind, Id = id } : null,
            Changed = change.Changed.Length > 0 ? change.Changed.Split(',') : [],
            Tags = CacheTags.Of(change),
            Notice = change.Notice,
            ReplacementId = change.ReplacementId,
        };
}
