namespace Cms.Api.Delivery.Search;

/// <summary>Where an article has the words looked for, as HTML that is safe to print: text and <c>mark</c>, nothing else.</summary>
public sealed record HighlightResponse
{
    /// <summary>The title, with the words marked.</summary>
    public required string Title { get; init; }

    /// <summary>At most two passages of the body around the words; empty where it has none of them.</summary>
    public required IReadOnlyList<string> Fragments { get; init; }
}
