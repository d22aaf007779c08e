using Cms.Api.Http.Lists;

namespace Cms.Api.Delivery.Search;

/// <summary>One page of what a search found.</summary>
public sealed record SearchResponse
{
    /// <summary>The articles, the best first.</summary>
    public required IReadOnlyList<FoundArticle> Data { get; init; }

    /// <summary>Where this page stands, and how the words were taken.</summary>
    public required SearchMeta Meta { get; init; }

    /// <summary>Addresses of this page and the next.</summary>
    public required ListLinks Links { get; init; }

    /// <summary>Things that the data refers to, each once by its id; empty maps unless asked for by <c>include</c>.</summary>
    public required ArticleIncluded Included { get; init; }

    /// <summary>What matches, counted; every list is empty unless <c>facets</c> names it.</summary>
    public required SearchFacets Facets { get; init; }
}
