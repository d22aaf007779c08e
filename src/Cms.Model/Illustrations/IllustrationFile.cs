namespace Cms.Model.Illustrations;

/// <summary>The file of an illustration, as it lies in the store.</summary>
/// <param name="Hash">SHA-256 of the bytes in lower-case hexadecimal; names the file.</param>
/// <param name="Extension">png, jpg, webp, avif or gif.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels, of one frame.</param>
/// <param name="Placeholder">A tiny picture to show until it has loaded, as a data URL under 1 kB; null if there is none.</param>
/// <param name="Colour">The colour that most of it has, as <c>#rrggbb</c>; null if unknown.</param>
/// <param name="HasAlpha">Whether it is transparent in places.</param>
/// <param name="Frames">How many frames it has; 1 where it stands still.</param>
/// <param name="UploadHash">
/// SHA-256 of the bytes as they were sent, in lower-case hexadecimal; the same bytes are known again by it. Null where nobody sent it.
/// </param>
public sealed record IllustrationFile(
    string Hash,
    string Extension,
    int Width,
    int Height,
    string? Placeholder = null,
    string? Colour = null,
    bool HasAlpha = false,
    int Frames = 1,
    string? UploadHash = null
)
{
    /// <summary>Reads it from where it is stored.</summary>
    public static IllustrationFile Read(string stored) => StoredJson.Read<IllustrationFile>(stored);
}
