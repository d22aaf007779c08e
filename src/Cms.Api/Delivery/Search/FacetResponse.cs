namespace Cms.Api.Delivery.Search;

/// <summary>One value of a facet.</summary>
public sealed record FacetResponse
{
    /// <summary>What the filter of this name takes: a slug, a language tag, a genre; of years, the year.</summary>
    public required string Value { get; init; }

    /// <summary>What it is called; null where the value says it.</summary>
    public required string? Name { get; init; }

    /// <summary>How many matching articles have it.</summary>
    public required int Count { get; init; }
}
