using Cms.Api.Http.Lists;
using Cms.Model.Search;

namespace Cms.Api.Delivery.Search;

/// <summary>
/// The pieces of a list that have every word of a query: the newest <see cref="SearchReader.MostMatches"/> of an index, each with the place
/// of its rank. What else a list asks, and its order, are asked of these.
/// </summary>
/// <param name="look">Where they are looked for.</param>
/// <param name="ranks">What matches: by rank, the best first, or all that does at once.</param>
/// <param name="floor">Only those with a higher number; null for all.</param>
internal sealed class MatchingPieces(SearchLook look, IReadOnlyList<SearchExpression> ranks, long? floor)
{
    /// <summary>The name of the order by rank, in requests.</summary>
    public const string Relevance = "relevance";

    /// <summary>The rank, as a sort key.</summary>
    public static SortColumn ByRank { get; } = new("m.place", SortType.Number, IsDescending: false);

    /// <summary>Whether there are more than are looked at.</summary>
    public bool IsCut => floor is not null;

    /// <summary>Finds where they begin.</summary>
    /// <param name="look">Where they are looked for, in a snapshot.</param>
    /// <param name="q">The words, as typed and judged.</param>
    /// <param name="isRanked">Whether their ranks are wanted; without, all have the same place.</param>
    /// <param name="maker">At the desk, whose pieces alone are looked at; null for everybody's.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<MatchingPieces> FindAsync(SearchLook look, string q, bool isRanked, string? maker, CancellationToken ct)
    {
        var question = await look.AskAsync(SearchQuery.Read(q.Trim()), ct);
        var floor = await look.NumberAsync(Made(question.Whole), SearchReader.MostMatches, ct);
        return new MatchingPieces(look, [.. (isRanked ? question.Ranks : [question.Whole]).Select(Made)], floor);

        SearchExpression Made(SearchExpression expression) =>
            maker is null
                ? expression
                : new SearchExpression.All([new SearchExpression.Sequence([SearchZone.TermOfMaker(maker)]), expression]);
    }

    /// <summary>They as a table <c>m</c> of <c>article_id</c> and <c>place</c>, in a statement.</summary>
    public string Table(StatementText text) => look.Placed(text, ranks, floor);
}
