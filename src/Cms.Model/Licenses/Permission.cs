namespace Cms.Model.Licenses;

/// <summary>Whether something may be done with a piece.</summary>
public enum Permission
{
    /// <summary>It may.</summary>
    Yes,

    /// <summary>Ask first.</summary>
    Ask,

    /// <summary>It may not.</summary>
    No,
}
