using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Reading;
using FastEndpoints;

namespace Cms.Api.Delivery.Feeds;

/// <summary>What every feed takes.</summary>
public abstract record FeedParameters
{
    /// <summary>rss (RSS 2.0), atom (Atom 1.0) or json (JSON Feed 1.1).</summary>
    public string Format { get; init; } = "";

    /// <summary>Goes on after a page; its link <c>next</c> has it.</summary>
    [QueryParam]
    public string? Cursor { get; init; }
}

/// <summary>What the feed of all articles takes.</summary>
public sealed record FeedRequest : FeedParameters;

/// <summary>What it refuses.</summary>
public sealed class FeedValidator : Validator<FeedRequest>
{
    /// <summary>The rules.</summary>
    public FeedValidator() => RuleFor(r => r.Cursor).CursorText();
}

/// <summary>What the feed of one thing's articles takes.</summary>
public sealed record FeedOfRequest : FeedParameters
{
    /// <summary>The thing's id, or its slug.</summary>
    public string Id { get; init; } = "";
}

/// <summary>What it refuses.</summary>
public sealed class FeedOfValidator : Validator<FeedOfRequest>
{
    /// <summary>The rules.</summary>
    public FeedOfValidator()
    {
        RuleFor(r => r.Id).IdOrSlug();
        RuleFor(r => r.Cursor).CursorText();
    }
}

/// <summary>An operation that answers with a feed in one of the formats; the address names which.</summary>
internal abstract class FeedEndpoint<TRequest>(FeedReader feeds, OpenStock stock) : DeliveryEndpoint<TRequest, Feed>
    where TRequest : FeedParameters
{
    /// <inheritdoc />
    protected override string? NegotiatedAs => null;

    /// <summary>The feeds.</summary>
    protected FeedReader Feeds => feeds;

    /// <summary>The path, and what the contract says of the operation.</summary>
    protected void Feed(string path, string summary, string description) => Reads(path, summary,
        description + " The text is whole where its license and its sources let anybody republish it, else an excerpt with a link; pictures come along where they are cleared, and `omitted` names the others. "
        + "What was taken down in the last 90 days stays as a stub with its id, in Atom beside a tombstone (RFC 6721). Further pages by the link `next` (RFC 5005). Unknown parameters are passed over.",
        [.. FeedFormats.All.Select(f => f.MediaType)]);

    /// <summary>One page of a feed.</summary>
    /// <param name="read">Where to read.</param>
    /// <param name="subject">What it is of.</param>
    /// <param name="format">The format.</param>
    /// <param name="path">Its path.</param>
    /// <param name="cursor">Where the last page ended.</param>
    /// <param name="tags">Tags of the thing it is of.</param>
    /// <param name="ct">Ends the reading.</param>
    protected async Task<Answer> AnswerAsync(ReadConnection read, FeedSubject subject, IFeedFormat format, string path, string? cursor, IReadOnlyList<string> tags, CancellationToken ct)
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
            HangsOn = [.. Http.Answer.On(ThingKind.Article), .. subject.Kind == ThingKind.Article ? Array.Empty<int>() : [ChangeFollower.SlotOf(subject.Id)]],
            GoodUntil = tomorrow,
        };
    }

    /// <summary>
    /// When the feed may last have changed. The newest date in it would not do: a piece that leaves it leaves no date behind,
    /// and with the day stubs and rights come to their end.
    /// </summary>
    private async Task<DateTime> LastModifiedAsync(ReadConnection read, DateTime today, CancellationToken ct)
    {
        var last = await feeds.LastChangeAsync(read, today, ct);
        return last > today ? last : today;
    }
}

/// <summary>The feed of the articles of one author, series, source or topic.</summary>
internal abstract class FeedOfEndpoint(ThingKind kind, FeedReader feeds, OpenStock stock) : FeedEndpoint<FeedOfRequest>(feeds, stock)
{
    protected override async Task<Answer> AnswerAsync(FeedOfRequest request, CancellationToken ct)
    {
        if (FeedFormats.Find(request.Format) is not { } format)
            return NotFound(ThingKind.Article);
        var path = $"/feeds/{CacheTags.Collection(kind)}/{{id}}.{format.Name}";
        await using var read = await Feeds.Database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var found = await read.FindAsync(kind, request.Id, ct);
        if (found is null)
            return NotFound(kind, request.Id);
        if (!found.IsPublic)
            return Gone(kind, found.Id, request.Id);
        if (Parse.Id(request.Id) is null && found.Slug != request.Id)
            return Moved(kind, request.Id, found.Slug, path);
        // Whoever subscribed by id stays with the id, which outlives every slug.
        var self = path.Replace("{id}", Parse.Id(request.Id)?.ToString() ?? found.Slug, StringComparison.Ordinal);
        return await AnswerAsync(read, await Feeds.SubjectAsync(read, kind, found, ct), format, self, request.Cursor, CacheTags.Of(kind, found.Id, found.Slug).Split(' '), ct);
    }
}
