namespace Cms.Api.Partners.Articles;

/// <summary>A product by its name.</summary>
public sealed record ProductReferenceResponse
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }
}
