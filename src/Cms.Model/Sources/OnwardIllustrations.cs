namespace Cms.Model.Sources;

/// <summary>Whether an illustration may go on to partners.</summary>
public enum OnwardIllustrations
{
    /// <summary>It may not.</summary>
    Denied,

    /// <summary>Only together with the story.</summary>
    WithStory,

    /// <summary>It may.</summary>
    Allowed,
}
