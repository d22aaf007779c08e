namespace Cms.Api.Http.Problems;

/// <summary>One thing that shows or refers to another.</summary>
public sealed record UsageResponse
{
    /// <summary>What kind of thing it is.</summary>
    public required Model.ThingKind Kind { get; init; }

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its slug; null for what has none.</summary>
    public required string? Slug { get; init; }

    /// <summary>Its title or name.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// Where in it: <c>live</c> or <c>working</c> for the two copies of an article or a page, <c>member</c>, <c>lead</c>, <c>portrait</c>,
    /// <c>credit</c>, <c>made with</c>, <c>front page</c>, <c>site</c> for its logo and menus.
    /// </summary>
    public required string Where { get; init; }
}
