using Cms.Model.Search;

namespace Cms.Api.Delivery.Search;

/// <summary>How a search is gone about: what is asked of the index, and how that relates to what was typed.</summary>
/// <param name="Mode">Which way it is of those that are tried.</param>
/// <param name="Typed">What was looked for: q, or q with words put right.</param>
/// <param name="Question">The same, as the index knows it.</param>
/// <param name="Ranks">What matches, the best first.</param>
/// <param name="All">All that matches.</param>
internal sealed record SearchPlan(
    SearchMode Mode,
    string Typed,
    SearchQuestion Question,
    IReadOnlyList<SearchExpression> Ranks,
    SearchExpression All
);
