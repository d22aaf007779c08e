namespace Cms.Api.Delivery.Authors;

/// <summary>A link on somebody's page.</summary>
public sealed record AuthorLinkResponse
{
    /// <summary>What it says.</summary>
    public required string Label { get; init; }

    /// <summary>Where it leads.</summary>
    public required string Url { get; init; }
}
