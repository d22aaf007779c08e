namespace Cms.Api.Delivery;

/// <summary>A thing named where it is referred to.</summary>
public sealed record Reference
{
    /// <summary>Its id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its current slug.</summary>
    public required string Slug { get; init; }

    /// <summary>Its page on the website.</summary>
    public required string Url { get; init; }

    /// <summary>Its name as printed.</summary>
    public required string Name { get; init; }
}
