using Cms.Api.Delivery.Search;
using Cms.Api.Http.Lists;
using FastEndpoints;

namespace Cms.Api.Admin.Articles;

/// <summary>What the list takes.</summary>
public sealed record ListAdminArticlesRequest : ListRequest
{
    /// <summary>
    /// Words that it is to have, as people type them: at most 16. "words in a row" in quotes, -word for what is not to be there.
    /// </summary>
    [QueryParam]
    public string? Q { get; init; }

    /// <summary>
    /// The order; last edited first if none is given, with <c>q</c> the best first. Two keys at most; the id breaks ties.
    /// <c>relevance</c> goes with <c>q</c>, and stands alone.
    /// </summary>
    [QueryParam]
    public string? Sort { get; init; }

    /// <summary>In any of these states.</summary>
    [QueryParam]
    public string? Status { get; init; }

    /// <summary>Whether to list what lies in the trash, instead of everything else.</summary>
    [QueryParam]
    public string? Trashed { get; init; }

    /// <summary>Made by this actor.</summary>
    [QueryParam]
    public string? CreatedBy { get; init; }

    /// <summary>By any of these authors, live or in the working copy.</summary>
    [QueryParam]
    public string? Author { get; init; }

    /// <summary>Placed in any of these series.</summary>
    [QueryParam]
    public string? Series { get; init; }

    /// <summary>From or with any of these sources, live or in the working copy.</summary>
    [QueryParam]
    public string? Source { get; init; }

    /// <summary>Filed under any of these topics, live or in the working copy.</summary>
    [QueryParam]
    public string? Topic { get; init; }

    /// <summary>Saved at or after this instant.</summary>
    [QueryParam, BindFrom("editedAt[gte]")]
    public string? EditedFrom { get; init; }

    internal string SortOrDefault => Sort ?? (Q is null ? "-editedAt" : MatchingPieces.Relevance);
}
