using Cms.Api.Http.Lists;

namespace Cms.Api.Delivery.Search;

/// <summary>Where a page of a search stands, and how the words were taken.</summary>
public sealed record SearchMeta : ListMeta
{
    /// <summary>What was looked for in place of q, because a word of it is nowhere; null where it was q itself.</summary>
    public required string? SearchedFor { get; init; }

    /// <summary>q with words put right that are nowhere; null where none was, or nothing is near it.</summary>
    public required string? DidYouMean { get; init; }

    /// <summary>Whether the articles have all words, or only some of them since none has all.</summary>
    public required SearchMatch Matched { get; init; }
}
