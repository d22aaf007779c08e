using Cms.Api.Delivery.Articles;
using Cms.Api.Http.Queries;
using FastEndpoints;

namespace Cms.Api.Delivery.Search;

/// <summary>What a search takes.</summary>
public sealed record SearchRequest : ArticleFilterRequest
{
    /// <summary>The words, as people type them: at most 16. "words in a row" in quotes, -word for what is not to be there.</summary>
    [QueryParam]
    public string? Q { get; init; }

    /// <summary>What to count the matching articles by, in <c>facets</c>.</summary>
    [QueryParam]
    public string? Facets { get; init; }

    /// <summary>The order: the best first, or the newest; the best if none is given.</summary>
    [QueryParam]
    public override string? Sort { get; init; }

    internal IReadOnlyList<string> Counted => Parse.List(Facets);

    internal bool IsNewestFirst => Sort == ArticleFilter.NewestFirst;
}
