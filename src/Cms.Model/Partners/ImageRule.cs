namespace Cms.Model.Partners;

/// <summary>Which pictures go with the pieces of a product.</summary>
public enum ImageRule
{
    /// <summary>Those whose own rights let them go onward.</summary>
    Cleared,

    /// <summary>None.</summary>
    None,
}
