using Cms.Api.Delivery.Feeds;
using Cms.Api.Http;
using Cms.Api.Http.Queries;
using Cms.Api.Partners.Articles;
using FastEndpoints;

namespace Cms.Api.Partners.Feeds;

/// <summary>Gets the feed of what a partner may have of one author, series, source or topic.</summary>
internal sealed class GetPartnerCollectionFeed(FeedReader feeds, PartnerArticleReader articles)
    : PartnerFeedEndpoint<PartnerCollectionFeedRequest>(feeds, articles)
{
    public override void Configure() =>
        Feed(
            "feeds/{collection}/{id}.{format}",
            "Get this partner's feed of one thing",
            "The newest articles this partner is entitled to of one author, series, source or topic."
        );

    protected override async Task<Answer> AnswerAsync(PartnerCollectionFeedRequest request, CancellationToken ct)
    {
        await using var read = await Feeds.Database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var subject = await Feeds.FindSubjectAsync(read, request.Collection, request.Id, ct) ?? throw NotFound("feed");
        return await AnswerAsync(
            read,
            subject with
            {
                Title = $"{subject.Title} · {Partner.Name}",
            },
            $"/v1/partner/feeds/{request.Collection}/{request.Id}",
            request,
            ct
        );
    }
}

/// <summary>What the feed of one thing takes.</summary>
public sealed record PartnerCollectionFeedRequest : FeedParameters
{
    /// <summary>The kind of thing: authors, series, sources or topics.</summary>
    public string Collection { get; init; } = "";

    /// <summary>The thing's id, or its slug.</summary>
    public string Id { get; init; } = "";
}

/// <summary>What it refuses.</summary>
public sealed class PartnerCollectionFeedValidator : Validator<PartnerCollectionFeedRequest>
{
    /// <summary>The rules.</summary>
    public PartnerCollectionFeedValidator()
    {
        RuleFor(r => r.Collection).Words("authors", "series", "sources", "topics");
        RuleFor(r => r.Id).IdOrSlug();
        RuleFor(r => r.Cursor).CursorText();
    }
}
