namespace Cms.Model.Sources;

/// <summary>Whose address a partner's copy names as the original.</summary>
public enum OnwardCanonical
{
    /// <summary>The source's.</summary>
    Theirs,

    /// <summary>This magazine's.</summary>
    Ours,
}
