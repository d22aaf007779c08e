using Cms.Model;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Feeds;

/// <summary>What a thing is called, and what it is.</summary>
internal sealed record FeedName(string Name, string? Description)
{
    /// <summary>That of a thing whose articles a feed is of.</summary>
    public static Task<FeedName> OfAsync(ReadConnection read, ThingKind kind, Guid id, CancellationToken ct) =>
        kind switch
        {
            ThingKind.Author => read.Db.Authors.Where(a => a.Id == id).Select(a => new FeedName(a.Name, a.Bio)).FirstAsync(ct),
            ThingKind.Series => read.Db.Series.Where(s => s.Id == id).Select(s => new FeedName(s.Title, s.Description)).FirstAsync(ct),
            ThingKind.Source => read.Db.Sources.Where(s => s.Id == id).Select(s => new FeedName(s.Name, null)).FirstAsync(ct),
            ThingKind.Topic => read.Db.Topics.Where(t => t.Id == id).Select(t => new FeedName(t.Name, t.Description)).FirstAsync(ct),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No feed is of such a thing."),
        };
}
