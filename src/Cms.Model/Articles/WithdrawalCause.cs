namespace Cms.Model.Articles;

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
