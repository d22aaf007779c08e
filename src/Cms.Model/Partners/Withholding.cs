namespace Cms.Model.Partners;

/// <summary>Why a partner does not get a piece that its products match.</summary>
public enum Withholding
{
    /// <summary>A source that binds the piece does not let its text go on, so no partner gets it.</summary>
    TextNotOnward,

    /// <summary>It is the partner's own piece.</summary>
    OwnPiece,

    /// <summary>The partner has narrowed what it takes, and this is not among it.</summary>
    NotSelected,
}
