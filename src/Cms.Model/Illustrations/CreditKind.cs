namespace Cms.Model.Illustrations;

/// <summary>How a picture came to us.</summary>
public enum CreditKind
{
    /// <summary>Bought from an agency.</summary>
    Agency,

    /// <summary>Given by whom it shows or concerns.</summary>
    Courtesy,

    /// <summary>Made to order.</summary>
    Commissioned,

    /// <summary>Made in the house.</summary>
    Staff,

    /// <summary>Nobody's any more.</summary>
    PublicDomain,

    /// <summary>Came along with the piece.</summary>
    Provided,
}
