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

/// <summary>A printed note that something was changed.</summary>
/// <param name="Kind">What kind of note.</param>
/// <param name="Text">The note, plain text.</param>
/// <param name="At">When it was printed, UTC.</param>
/// <param name="Version">The version of the article that carries the fix.</param>
public sealed record Correction(CorrectionKind Kind, string Text, DateTime At, int Version);

/// <summary>Why a piece was withdrawn.</summary>
public enum WithdrawalCause
{
    /// <summary>The law.</summary>
    Legal,
    /// <summary>It was wrong.</summary>
    Error,
    /// <summary>Its source asked or proved unsound.</summary>
    Source,
    /// <summary>The right to run it ended.</summary>
    Rights,
    /// <summary>Its author asked.</summary>
    Author,
    /// <summary>Somebody's safety.</summary>
    Safety,
}

/// <summary>A withdrawal.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Notice">What readers are told in its place.</param>
/// <param name="ShowTitle">Whether the title may still be named.</param>
/// <param name="ReplacementId">The piece that stands in for it.</param>
/// <param name="InternalNote">For the desk only.</param>
/// <param name="At">When, UTC.</param>
public sealed record Withdrawal(WithdrawalCause Cause, string Notice, bool ShowTitle, Guid? ReplacementId, string? InternalNote, DateTime At);
