namespace Cms.Model.Illustrations;

/// <summary>Who is to be credited for a picture. Every member but the kind may be missing; at least one of them is not.</summary>
/// <param name="Kind">How it came to us.</param>
/// <param name="Name">The name to print, where no author or source of ours has it.</param>
/// <param name="AuthorId">Who made it, if we know them.</param>
/// <param name="SourceId">For whom it was made or who gave it, if we know them.</param>
/// <param name="Url">Where it or its maker stands.</param>
/// <param name="Text">The line as it must be printed; null makes it.</param>
public sealed record Credit(
    CreditKind Kind,
    string? Name = null,
    Guid? AuthorId = null,
    Guid? SourceId = null,
    string? Url = null,
    string? Text = null
);
