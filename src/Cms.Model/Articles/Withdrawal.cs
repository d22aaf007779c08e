namespace Cms.Model.Articles;

/// <summary>A withdrawal.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Notice">What readers are told in its place.</param>
/// <param name="ShowTitle">Whether the title may still be named.</param>
/// <param name="ReplacementId">The piece that stands in for it.</param>
/// <param name="InternalNote">For the desk only.</param>
/// <param name="At">When, UTC.</param>
public sealed record Withdrawal(
    WithdrawalCause Cause,
    string Notice,
    bool ShowTitle,
    Guid? ReplacementId,
    string? InternalNote,
    DateTime At
);
