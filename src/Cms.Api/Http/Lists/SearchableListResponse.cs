namespace Cms.Api.Http.Lists;

/// <summary>One page of a list that can be searched by words.</summary>
public sealed record SearchableListResponse<TItem, TIncluded>
{
    /// <summary>The things, in order.</summary>
    public required IReadOnlyList<TItem> Data { get; init; }

    /// <summary>Where this page stands in the list.</summary>
    public required SearchableListMeta Meta { get; init; }

    /// <summary>Addresses of this page and the next.</summary>
    public required ListLinks Links { get; init; }

    /// <summary>Things that the data refers to, each once by its id; empty maps unless asked for by <c>include</c>.</summary>
    public required TIncluded Included { get; init; }
}
