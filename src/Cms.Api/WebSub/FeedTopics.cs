using Cms.Api.Delivery.Changes;
using Cms.Api.Delivery.Feeds;
using Cms.Model;
using Cms.Model.Reading;

namespace Cms.Api.WebSub;

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
