using Cms.Api.Delivery.Feeds;
using Cms.Api.Http;
using Cms.Api.Partners.Articles;
using Cms.Model.Reading;
using FastEndpoints;

namespace Cms.Api.Partners.Feeds;

/// <summary>A feed for one partner.</summary>
internal abstract class PartnerFeedEndpoint<TRequest>(FeedReader feeds, PartnerArticleReader articles) : PartnerEndpoint<TRequest, Feed>
    where TRequest : FeedParameters
{
    /// <summary>The feeds.</summary>
    protected FeedReader Feeds => feeds;

    /// <summary>The path, and what the contract says of the operation.</summary>
    protected void Feed(string path, string summary, string description) => Gives(
        path, summary,
        description + " Every piece is whole, under the license it goes to this partner; pictures come along where they are cleared, and `omitted` names the others. What is to be taken down stays as a stub for 90 days, in Atom beside a tombstone (RFC 6721). "
        + "Pieces under an embargo are not in it. Whoever must not miss anything follows `changes`: a feed says what is there, and readers of feeds forget.",
        types: [.. FeedFormats.All.Select(f => f.MediaType)]);

    /// <summary>One page of a feed.</summary>
    protected async Task<Answer> AnswerAsync(ReadConnection read, FeedSubject subject, string path, FeedParameters request, CancellationToken ct)
    {
        var format = FeedFormats.Find(request.Format) ?? throw NotFound("feed");
        var feed = await feeds.ReadAsync(read, new PartnerStock(feeds.Database, articles, Partner.Id), subject, $"{path}.{format.Name}", request.Cursor, feeds.Tomorrow, ct);
        return new Answer { Body = format.Write(feed), ContentType = format.ContentType, Link = feed.LinkHeader };
    }
}

/// <summary>Gets the feed of everything a partner may have.</summary>
internal sealed class GetPartnerFeed(FeedReader feeds, PartnerArticleReader articles, Settings settings) : PartnerFeedEndpoint<FeedRequest>(feeds, articles)
{
    public override void Configure() => Feed("/v1/partner/feeds/articles.{format}", "Get this partner's feed", "The newest articles this partner is entitled to, by the date they first ran.");

    protected override async Task<Answer> AnswerAsync(FeedRequest request, CancellationToken ct)
    {
        await using var read = await Feeds.Database.OpenReadAsync(ct);
        return await AnswerAsync(read, Feeds.Everything with { Title = $"{settings.Site.Name} · {Partner.Name}" }, "/v1/partner/feeds/articles", request, ct);
    }
}

/// <summary>Gets the feed of what a partner may have of one author, series, source or topic.</summary>
internal sealed class GetPartnerFeedOf(FeedReader feeds, PartnerArticleReader articles) : PartnerFeedEndpoint<PartnerFeedOfRequest>(feeds, articles)
{
    public override void Configure() => Feed(
        "/v1/partner/feeds/{collection}/{id}.{format}", "Get this partner's feed of one thing", "The newest articles this partner is entitled to of one author, series, source or topic.");

    protected override async Task<Answer> AnswerAsync(PartnerFeedOfRequest request, CancellationToken ct)
    {
        await using var read = await Feeds.Database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var subject = await Feeds.FindSubjectAsync(read, request.Collection, request.Id, ct) ?? throw NotFound("feed");
        return await AnswerAsync(read, subject with { Title = $"{subject.Title} · {Partner.Name}" }, $"/v1/partner/feeds/{request.Collection}/{request.Id}", request, ct);
    }
}

/// <summary>What the feed of one thing takes.</summary>
public sealed record PartnerFeedOfRequest : FeedParameters
{
    /// <summary>The kind of thing: authors, series, sources or topics.</summary>
    public string Collection { get; init; } = "";

    /// <summary>The thing's id, or its slug.</summary>
    public string Id { get; init; } = "";
}

/// <summary>What it refuses.</summary>
public sealed class PartnerFeedOfValidator : Validator<PartnerFeedOfRequest>
{
    /// <summary>The rules.</summary>
    public PartnerFeedOfValidator()
    {
        RuleFor(r => r.Collection).Words("authors", "series", "sources", "topics");
        RuleFor(r => r.Id).IdOrSlug();
        RuleFor(r => r.Cursor).CursorText();
    }
}
