using Cms.Api.Delivery.Articles;
using Cms.Api.Http.Lists;
using Cms.Model.Reading;

namespace Cms.Api.Delivery.Feeds;

/// <summary>What a feed takes its entries from: what anybody may have, or what one partner may.</summary>
internal abstract class FeedStock
{
    /// <summary>Whether it is what anybody may have: there is a hub to subscribe to it at, and pieces go on to all alike.</summary>
    public abstract bool IsForAll { get; }

    /// <summary>Of these pieces the ones that are in stock.</summary>
    public abstract ArticleFilter Narrow(ArticleFilter filter);

    /// <summary>Pieces by id, as they may go on.</summary>
    /// <param name="read">Where to read.</param>
    /// <param name="ids">Which.</param>
    /// <param name="until">Until when what goes on now is to be good.</param>
    /// <param name="ct">Ends the reading.</param>
    public abstract Task<IReadOnlyDictionary<Guid, OnwardArticle>> ShownAsync(
        ReadConnection read,
        IReadOnlyList<Guid> ids,
        DateTime until,
        CancellationToken ct
    );

    /// <summary>What was taken down, each piece once: the tables, articles among them as <c>a</c>, and the terms.</summary>
    public abstract (string From, string Where) TakenDown(StatementText text);

    /// <summary>The column that says when it was.</summary>
    public abstract string TakenDownAt { get; }

    /// <summary>What is said of it where a withdrawal says nothing: a column, or an expression.</summary>
    public abstract string TakenDownNotice { get; }
}
