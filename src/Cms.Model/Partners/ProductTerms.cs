using Cms.Model.Licenses;

namespace Cms.Model.Partners;

/// <summary>What the desk says of a product.</summary>
public sealed record ProductTerms
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is, plain text, for the partner.</summary>
    public string? Description { get; init; }

    /// <summary>Which pieces.</summary>
    public ProductFilter Filter { get; init; } = new();

    /// <summary>
    /// Under which license; null leaves each piece under its own. What came to us under a license is never given under a wider one.
    /// </summary>
    public License? License { get; init; }

    /// <summary>Which pictures.</summary>
    public ImageRule Images { get; init; }
}
