using Cms.Api.Delivery.Articles;
using Cms.Api.Http.Lists;
using Cms.Model.Articles;
using Cms.Model.Reading;

namespace Cms.Api.Delivery.Feeds;

/// <summary>What anybody may have.</summary>
internal sealed class OpenStock(OnwardReader onward) : FeedStock
{
    public override bool IsForAll => true;

    public override string TakenDownAt => "a.modified_at";

    public override string TakenDownNotice => "NULL";

    public override ArticleFilter Narrow(ArticleFilter filter) => filter;

    public override Task<IReadOnlyDictionary<Guid, OnwardArticle>> ShownAsync(
        ReadConnection read,
        IReadOnlyList<Guid> ids,
        DateTime until,
        CancellationToken ct
    ) => onward.ReadAsync(read, ids, until, withText: true, ct);

    public override (string From, string Where) TakenDown(StatementText text) => ("articles a", ArticleQueries.TakenFromReaders("a"));
}
