using Cms.Api.Http.Bodies;

namespace Cms.Api.Admin.Illustrations;

/// <summary>What came in a request, by whichever way: the file itself or where it is, and what is said of it.</summary>
/// <param name="File">The file; null where it is to be fetched.</param>
/// <param name="Json">A body of JSON, or the facts beside the file; null where neither came.</param>
internal sealed record SentPicture(PassingFile? File, byte[]? Json)
{
    /// <summary>The SHA-256 of the file, in lower-case hexadecimal; null where it is to be fetched.</summary>
    public string? Hash { get; init; }

    /// <summary>Whether the file is all there is in the body.</summary>
    public bool IsBare { get; init; }
}
