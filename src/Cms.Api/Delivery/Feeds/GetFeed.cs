using Cms.Api.Http;
using Cms.Model;

namespace Cms.Api.Delivery.Feeds;

/// <summary>Gets the feed of all articles.</summary>
internal sealed class GetFeed(FeedReader feeds, OpenStock stock) : FeedEndpoint<FeedRequest>(feeds, stock)
{
    public override void Configure() =>
        Feed("/feeds/articles.{format}", "Get the feed", "The newest articles, by the date they first ran.");

    protected override async Task<Answer> AnswerAsync(FeedRequest request, CancellationToken ct)
    {
        if (FeedFormats.Find(request.Format) is not { } format)
            return NotFound(ThingKind.Article);
        await using var read = await Feeds.Database.OpenReadAsync(ct);
        return await AnswerAsync(read, Feeds.Everything, format, $"/feeds/articles.{format.Name}", request.Cursor, [], ct);
    }
}
