using Cms.Model;

namespace Cms.Api.Delivery.Search;

/// <summary>Something public whose title or name completes what is typed.</summary>
public sealed record SuggestionResponse
{
    /// <summary>What kind of thing: <c>article</c>, <c>author</c>, <c>series</c> or <c>topic</c>.</summary>
    public required ThingKind Kind { get; init; }

    /// <summary>Its id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its current slug.</summary>
    public required string Slug { get; init; }

    /// <summary>Its page on the website.</summary>
    public required string Url { get; init; }

    /// <summary>Its title or name.</summary>
    public required string Text { get; init; }
}
