using Cms.Api.Delivery.Feeds;
using Cms.Api.Http;
using Cms.Api.Partners.Articles;
using Cms.Model.Reading;

namespace Cms.Api.Partners.Feeds;

/// <summary>A feed for one partner.</summary>
internal abstract class PartnerFeedEndpoint<TRequest>(FeedReader feeds, PartnerArticleReader articles) : PartnerEndpoint<TRequest, Feed>
    where TRequest : FeedParameters
{
    /// <summary>The feeds.</summary>
    protected FeedReader Feeds => feeds;

    /// <summary>The path, and what the contract says of the operation.</summary>
    protected void Feed(string path, string summary, string description) =>
        Gives(
            path,
            summary,
            description
                + " Every piece is whole, under the license it goes to this partner; pictures come along where they are cleared, and "
                + "`omitted` names the others. What is to be taken down stays as a stub for 90 days, in Atom beside a tombstone "
                + "(RFC 6721). Pieces under an embargo are not in it. Whoever must not miss anything follows `changes`: a feed says what "
                + "is there, and readers of feeds forget.",
            types: [.. FeedFormats.All.Select(f => f.MediaType)]
        );

    /// <summary>One page of a feed.</summary>
    protected async Task<Answer> AnswerAsync(
        ReadConnection read,
        FeedSubject subject,
        string path,
        FeedParameters request,
        CancellationToken ct
    )
    {
        var format = FeedFormats.Find(request.Format) ?? throw NotFound("feed");
        var feed = await feeds.ReadAsync(
            read,
            new PartnerStock(feeds.Database, articles, Partner.Id),
            subject,
            $"{path}.{format.Name}",
            request.Cursor,
            feeds.Tomorrow,
            ct
        );
        return new Answer
        {
            Body = format.Write(feed),
            ContentType = format.ContentType,
            Link = feed.LinkHeader,
        };
    }
}
