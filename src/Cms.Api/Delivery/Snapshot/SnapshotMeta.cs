using Cms.Api.Delivery.Changes;

namespace Cms.Api.Delivery.Snapshot;

/// <summary>Where a page of the snapshot stands.</summary>
public sealed record SnapshotMeta
{
    /// <summary>Most articles per page, as asked for.</summary>
    public required int Limit { get; init; }

    /// <summary>Whether there is more after this page.</summary>
    public required bool HasMore { get; init; }

    /// <summary>Goes on after this page; null at the end.</summary>
    public required string? NextCursor { get; init; }

    /// <summary>Always null: the snapshot goes by cursor.</summary>
    public required int? Page { get; init; }

    /// <summary>Always null.</summary>
    public required int? Total { get; init; }

    /// <summary>Names this history of the change log.</summary>
    public required Guid Epoch { get; init; }

    /// <summary>The position in the change log before the first page: where to go on when the snapshot is taken.</summary>
    public required string ChangesCursor { get; init; }

    internal static SnapshotMeta Of(int limit, string? next, LogHead head, string changesCursor) =>
        new()
        {
            Limit = limit,
            HasMore = next is not null,
            NextCursor = next,
            Page = null,
            Total = null,
            Epoch = head.Epoch,
            ChangesCursor = changesCursor,
        };
}
