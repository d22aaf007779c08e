namespace Cms.Model.Sources;

/// <summary>Whether a part of a source's piece may go on to partners.</summary>
public enum OnwardText
{
    /// <summary>It may not.</summary>
    Denied,

    /// <summary>It may.</summary>
    Allowed,
}
