using System.Security.Cryptography;
using Cms.Api.Delivery;
using Cms.Api.Delivery.Changes;
using Cms.Api.Delivery.Feeds;
using Cms.Model;
using Cms.Model.Changes;
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

/// <summary>The feeds that can be subscribed to: the open ones, under the address that their link <c>self</c> has.</summary>
internal sealed class FeedTopics(CmsDatabase database, FeedReader feeds, OpenStock stock)
{
    private static readonly ThingKind[] Kinds = [ThingKind.Author, ThingKind.Series, ThingKind.Source, ThingKind.Topic];

    /// <summary>The feed of a path; null where there is none, or it stands elsewhere by now.</summary>
    public async Task<TopicFeed?> FindAsync(string path, CancellationToken ct)
    {
        if (path.Split('/') is not ["", "feeds", .. var parts] || parts[^1].LastIndexOf('.') is not (> 0 and var dot) || FeedFormats.Find(parts[^1][(dot + 1)..]) is not { } format)
            return null;
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        if (await SubjectAsync(read, parts, parts[^1][..dot], ct) is not { } subject)
            return null;
        var position = (await LogHead.ReadAsync(read, ct)).Sequence;
        var feed = await feeds.ReadAsync(read, stock, subject, path, cursor: null, feeds.Tomorrow, ct);
        return new TopicFeed(format.Write(feed), format.ContentType, feed.LinkHeader, position);
    }

    private async Task<FeedSubject?> SubjectAsync(ReadConnection read, string[] parts, string name, CancellationToken ct)
    {
        if (parts.Length == 1)
            return name == "articles" ? feeds.Everything : null;
        if (parts.Length != 2 || Array.Find(Kinds, k => CacheTags.Collection(k) == parts[0]) is not (not ThingKind.Article and var kind))
            return null;
        return await read.FindAsync(kind, name, ct) is { IsPublic: true } found && found.StandsAt(name) ? await feeds.SubjectAsync(read, kind, found, ct) : null;
    }
}
