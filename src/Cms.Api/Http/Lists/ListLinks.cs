namespace Cms.Api.Http.Lists;

/// <summary>A list's own addresses.</summary>
public sealed record ListLinks
{
    /// <summary>This page.</summary>
    public required string Self { get; init; }

    /// <summary>The next page; null at the end.</summary>
    public required string? Next { get; init; }
}
