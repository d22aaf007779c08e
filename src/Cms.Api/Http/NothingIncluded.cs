namespace Cms.Api.Http;

/// <summary>An operation that includes nothing.</summary>
public sealed record NothingIncluded
{
    /// <summary>The one there is.</summary>
    public static NothingIncluded Here { get; } = new();
}
