namespace Cms.Api.Delivery.Search;

/// <summary>
/// How many of the newest 10,000 matching articles there are of each author, series and so on, the most first, at most 20 of each.
/// </summary>
public sealed record SearchFacets
{
    /// <summary>The names <c>facets</c> takes.</summary>
    internal static readonly string[] Names = ["author", "series", "source", "topic", "language", "genre", "year"];

    /// <summary>By author, in any role.</summary>
    public required IReadOnlyList<FacetResponse> Authors { get; init; }

    /// <summary>By series.</summary>
    public required IReadOnlyList<FacetResponse> Series { get; init; }

    /// <summary>By source.</summary>
    public required IReadOnlyList<FacetResponse> Sources { get; init; }

    /// <summary>By topic.</summary>
    public required IReadOnlyList<FacetResponse> Topics { get; init; }

    /// <summary>By language.</summary>
    public required IReadOnlyList<FacetResponse> Languages { get; init; }

    /// <summary>By genre.</summary>
    public required IReadOnlyList<FacetResponse> Genres { get; init; }

    /// <summary>By the year they first ran in, UTC.</summary>
    public required IReadOnlyList<FacetResponse> Years { get; init; }
}
