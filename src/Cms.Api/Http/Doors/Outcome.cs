namespace Cms.Api.Http.Doors;

/// <summary>What an operation came to, as its caller is told.</summary>
/// <param name="Value">The body; null for none.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="EditVersion">The thing's edit version, for the ETag; null where it has none.</param>
/// <param name="Location">Where a new thing stands.</param>
/// <param name="Sequence">The last number of the change log that the save took; null where nothing visible changed.</param>
/// <param name="Link">Links to other pages of a list (RFC 8288).</param>
public sealed record Outcome<T>(
    T? Value,
    int Status = 200,
    int? EditVersion = null,
    string? Location = null,
    long? Sequence = null,
    string? Link = null
);
