namespace Cms.Model.Sources;

/// <summary>What a source is.</summary>
public enum SourceKind
{
    /// <summary>A magazine, newspaper or site.</summary>
    Publication,

    /// <summary>An organization that publishes now and then.</summary>
    Organization,

    /// <summary>Several outlets together.</summary>
    Network,
}
