using Cms.Api.Delivery.Feeds;
using Cms.Api.Http;
using Cms.Api.Partners.Articles;

namespace Cms.Api.Partners.Feeds;

/// <summary>Gets the feed of everything a partner may have.</summary>
internal sealed class GetPartnerFeed(FeedReader feeds, PartnerArticleReader articles, CurrentSite site)
    : PartnerFeedEndpoint<FeedRequest>(feeds, articles)
{
    public override void Configure() =>
        Feed(
            "feeds/articles.{format}",
            "Get this partner's feed",
            "The newest articles this partner is entitled to, by the date they first ran."
        );

    protected override async Task<Answer> AnswerAsync(FeedRequest request, CancellationToken ct)
    {
        await using var read = await Feeds.Database.OpenReadAsync(ct);
        return await AnswerAsync(
            read,
            Feeds.Everything with
            {
                Title = $"{site.Words.Name} · {Partner.Name}",
            },
            "/v1/partner/feeds/articles",
            request,
            ct
        );
    }
}
