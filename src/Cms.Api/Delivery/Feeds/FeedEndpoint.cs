using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Reading;

namespace Cms.Api.Delivery.Feeds;

/// <summary>An operation that answers with a feed in one of the formats; the address names which.</summary>
internal abstract class FeedEndpoint<TRequest>(FeedReader feeds, OpenStock stock) : DeliveryEndpoint<TRequest, Feed>
    where TRequest : FeedParameters
{
    /// <inheritdoc />
    protected override string? NegotiatedAs => null;

    /// <summary>The feeds.</summary>
    protected FeedReader Feeds => feeds;

    /// <summary>The path, and what the contract says of the operation.</summary>
    protected void Feed(string path, string summary, string description) =>
        Reads(
            path,
            summary,
            description
                + " The text is whole where its license and its sources let anybody republish it, else an excerpt with a link; pictures "
                + "come along where they are cleared, and `omitted` names the others. "
                + "What was taken down in the last 90 days stays as a stub with its id, in Atom beside a tombstone (RFC 6721). Further "
                + "pages by the link `next` (RFC 5005). Unknown parameters are passed over.",
            [.. FeedFormats.All.Select(f => f.MediaType)]
        );

    /// <summary>One page of a feed.</summary>
    /// <param name="read">Where to read.</param>
    /// <param name="subject">What it is of.</param>
    /// <param name="format">The format.</param>
    /// <param name="path">Its path.</param>
    /// <param name="cursor">Where the last page ended.</param>
    /// <param name="tags">Tags of the thing it is of.</param>
    /// <param name="ct">Ends the reading.</param>
    protected async Task<Answer> AnswerAsync(
        ReadConnection read,
        FeedSubject subject,
        IFeedFormat format,
        string path,
        string? cursor,
        IReadOnlyList<string> tags,
        CancellationToken ct
    )
    {
        var tomorrow = feeds.Tomorrow;
        var feed = await feeds.ReadAsync(read, stock, subject, path, cursor, tomorrow, ct);
        return new Answer
        {
            Body = format.Write(feed),
            ContentType = format.ContentType,
            Link = feed.LinkHeader,
            LastModified = await LastModifiedAsync(read, tomorrow.AddDays(-1), ct),
            Tags = [.. tags, .. feed.Entries.Select(e => CacheTags.One(ThingKind.Article, e.Id.ToString()))],
            Collections = [CacheTags.Collection(ThingKind.Article), .. tags],
            HangsOn =
            [
                .. Http.Answer.On(ThingKind.Article),
                .. subject.Kind == ThingKind.Article ? Array.Empty<int>() : [ChangeFollower.SlotOf(subject.Id)],
            ],
            GoodUntil = tomorrow,
        };
    }

    /// <summary>
    /// When the feed may last have changed. The newest date in it would not do: a piece that leaves it leaves no date behind,
    /// and with the day stubs and rights come to their end.
    /// </summary>
    private static async Task<DateTime> LastModifiedAsync(ReadConnection read, DateTime today, CancellationToken ct)
    {
        var last = await FeedReader.LastChangeAsync(read, today, ct);
        return last > today ? last : today;
    }
}
