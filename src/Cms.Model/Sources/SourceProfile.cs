using Cms.Model.Licenses;

namespace Cms.Model.Sources;

/// <summary>What is said of a source.</summary>
public sealed record SourceProfile
{
    /// <summary>The name as printed.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its home page.</summary>
    public string? HomePage { get; init; }

    /// <summary>The license its pieces come to us under.</summary>
    public License? License { get; init; }

    /// <summary>What it lets us pass on.</summary>
    public OnwardRights Onward { get; init; } = OnwardRights.None;
}
