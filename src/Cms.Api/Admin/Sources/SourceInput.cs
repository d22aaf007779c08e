using Cms.Model.Sources;

namespace Cms.Api.Admin.Sources;

/// <summary>A publication, as an editor writes it.</summary>
public record SourceInput
{
    /// <summary>The name as printed.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is.</summary>
    public SourceKind? Kind { get; init; }

    /// <summary>Its home page; null if unknown.</summary>
    public string? HomePage { get; init; }

    /// <summary>The license its pieces come under; null if none was agreed.</summary>
    public LicenseInput? License { get; init; }

    /// <summary>What it lets the magazine pass on to partners; nothing if left out.</summary>
    public OnwardInput Onward { get; init; } = new();

    /// <summary>Whether readers see it even while nothing public shows it; false if left out.</summary>
    public bool IsListed { get; init; }
}

/// <summary>What a change may not make of it.</summary>
public sealed class SourceInputValidator : SourceRules<SourceInput>;
