using System.Security.Cryptography;
using Cms.Api.Delivery.Changes;
using Cms.Api.Delivery.Feeds;
using Cms.Model;
using Cms.Model.Reading;

namespace Cms.Api.WebSub;

/// <summary>A feed as it is sent to those who subscribed to it.</summary>
/// <param name="Body">The document.</param>
/// <param name="ContentType">Its <c>Content-Type</c>.</param>
/// <param name="Link">Its links, among them those to itself and to the hub, as WebSub 7 wants them.</param>
/// <param name="Position">The number of the change log that it was read at.</param>
internal sealed record TopicFeed(ReadOnlyMemory<byte> Body, string ContentType, string Link, long Position)
{
    /// <summary>SHA-256 of the document, which tells whether there is anything new to send.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Body.Span));
}

/// <summary>The feeds that can be subscribed to: the open ones, under the path that their link <c>self</c> has.</summary>
internal sealed class FeedTopics(CmsDatabase database, FeedReader feeds, OpenStock stock)
{
    /// <summary>Whether there is such a feed.</summary>
    public async Task<bool> HasAsync(string path, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        return await ResolveAsync(read, path, ct) is not null;
    }

    /// <summary>The feed of a path as it is now; null where there is none, or it stands elsewhere by now.</summary>
    public async Task<TopicFeed?> FindAsync(string path, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        if (await ResolveAsync(read, path, ct) is not var (subject, format))
            return null;
        var position = (await LogHead.ReadAsync(read, ct)).Sequence;
        var feed = await feeds.ReadAsync(read, stock, subject, path, cursor: null, feeds.Tomorrow, ct);
        return new TopicFeed(format.Write(feed), format.ContentType, feed.LinkHeader, position);
    }

    private async Task<(FeedSubject Subject, IFeedFormat Format)?> ResolveAsync(ReadConnection read, string path, CancellationToken ct)
    {
        if (path.LastIndexOf('.') is not (> 0 and var dot) || FeedFormats.Find(path[(dot + 1)..]) is not { } format)
            return null;
        var subject = path[..dot].Split('/') switch
        {
            ["", "feeds", "articles"] => feeds.Everything,
            ["", "feeds", var collection, var address] => await feeds.FindSubjectAsync(read, collection, address, ct),
            _ => null,
        };
        return subject is null ? null : (subject, format);
    }
}
