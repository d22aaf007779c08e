using Cms.Model.Changes;
using Microsoft.Extensions.Caching.Memory;

namespace Cms.Api.Delivery.Feeds;

/// <summary>
/// Items of the open feeds, kept until their piece changes or the day ends. A publication ends the answers of all feeds, and nearly all
/// that they show is then as it was.
/// </summary>
internal sealed class FeedItemCache(ChangeFollower follower, Addresses addresses) : IDisposable
{
    // Some three thousand pieces of ordinary length.
    private const long MostBytes = 64_000_000;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostBytes, CompactionPercentage = 0.2 });

    /// <summary>The item as it is kept; null where none is, or none that is true now.</summary>
    /// <param name="id">The piece.</param>
    /// <param name="until">Until when what goes on now is to be good.</param>
    public FeedItem? Find(Guid id, DateTime until) =>
        _kept.TryGetValue(id, out Kept? kept)
        && kept!.Until == until
        && kept.Shape == addresses.StoredShape
        && follower.StampOf(ChangeFollower.SlotOf(id)) <= kept.Sequence
            ? kept.Item
            : null;

    /// <summary>Keeps one.</summary>
    /// <param name="item">The item.</param>
    /// <param name="until">Until when it is good.</param>
    /// <param name="sequence">The last number of the log in the snapshot that it was read from.</param>
    public void Keep(FeedItem item, DateTime until, long sequence)
    {
        using var entry = _kept.CreateEntry(item.Id);
        // Two bytes for each letter, and as much as this for all that is short.
        entry.Size = (item.Html.Length * 2) + 4_000;
        entry.Value = new Kept(item, until, sequence, addresses.StoredShape);
    }

    /// <inheritdoc />
    public void Dispose() => _kept.Dispose();

    private sealed record Kept(FeedItem Item, DateTime Until, long Sequence, long Shape);
}
