namespace Cms.Api.Delivery.Changes;

/// <summary>Where a page of changes stands.</summary>
public sealed record ChangesMeta
{
    /// <summary>Most rows per page, as asked for.</summary>
    public required int Limit { get; init; }

    /// <summary>Whether there is more after this page already.</summary>
    public required bool HasMore { get; init; }

    /// <summary>Goes on after this page; never null here, and the one to keep.</summary>
    public required string NextCursor { get; init; }

    /// <summary>Always null: changes go by cursor.</summary>
    public required int? Page { get; init; }

    /// <summary>Always null: a log is not counted.</summary>
    public required int? Total { get; init; }

    /// <summary>Always empty: changes take no filter that names a thing.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>Names this history. After a restore it is another, and old cursors answer 410.</summary>
    public required Guid Epoch { get; init; }

    internal static ChangesMeta Of(int limit, bool hasMore, string next, LogHead head) =>
        new()
        {
            Limit = limit,
            HasMore = hasMore,
            NextCursor = next,
            Page = null,
            Total = null,
            Epoch = head.Epoch,
        };
}
