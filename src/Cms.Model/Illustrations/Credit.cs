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

/// <summary>Who is to be credited for a picture. Every member but the kind may be missing; at least one of them is not.</summary>
/// <param name="Kind">How it came to us.</param>
/// <param name="Name">The name to print, where no author or source of ours has it.</param>
/// <param name="AuthorId">Who made it, if we know them.</param>
/// <param name="SourceId">For whom it was made or who gave it, if we know them.</param>
/// <param name="Url">Where it or its maker stands.</param>
/// <param name="Text">The line as it must be printed; null makes it.</param>
public sealed record Credit(CreditKind Kind, string? Name = null, Guid? AuthorId = null, Guid? SourceId = null, string? Url = null, string? Text = null);
