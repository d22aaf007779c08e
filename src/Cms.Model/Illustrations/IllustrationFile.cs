namespace Cms.Model.Illustrations;

/// <summary>The file of an illustration, as it lies in the store.</summary>
/// <param name="Hash">SHA-256 of the bytes in lower-case hexadecimal; names the file.</param>
/// <param name="Extension">png, jpg, webp, avif or gif.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Placeholder">A colour to show until it has loaded, as <c>#rrggbb</c>; null if unknown.</param>
public sealed record IllustrationFile(string Hash, string Extension, int Width, int Height, string? Placeholder);
