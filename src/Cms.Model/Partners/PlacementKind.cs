namespace Cms.Model.Partners;

/// <summary>How a piece ran at a partner.</summary>
public enum PlacementKind
{
    /// <summary>As it is.</summary>
    Copy,

    /// <summary>Translated.</summary>
    Translation,
}
