namespace Cms.Model.Articles;

/// <summary>What kind of note is printed under an article.</summary>
public enum CorrectionKind
{
    /// <summary>Something was wrong.</summary>
    Correction,

    /// <summary>Something could be misread.</summary>
    Clarification,

    /// <summary>Something happened since.</summary>
    Update,

    /// <summary>A word from the editors.</summary>
    EditorsNote,
}
