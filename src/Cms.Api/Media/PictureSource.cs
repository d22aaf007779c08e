using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cms.Api.Media.Storage;
using Cms.Model.Illustrations;

namespace Cms.Api.Media;

/// <summary>All that renditions of a picture are made from.</summary>
/// <param name="File">Its file.</param>
/// <param name="FocalPoint">What stays in view; null for the middle.</param>
/// <param name="Credit">What is written into them.</param>
internal sealed record PictureSource(IllustrationFile File, FocalPoint? FocalPoint, WrittenCredit Credit)
{
    /// <summary>The number of the way they are made. Raise it with every change of it: all addresses are then new ones.</summary>
    public const int Recipe = 1;

    /// <summary>How many characters a key has, all of them lower-case hexadecimal.</summary>
    public const int KeyLength = 24;

    /// <summary>
    /// Stands in the addresses of the renditions and in the names of their files. Whatever shows in them is in it, so that what lies at
    /// an address never changes. It begins as the hash of the picture's file does, so that they go with it.
    /// </summary>
    public string Key { get; } =
        File.Hash[..Math.Min(File.Hash.Length, StoreNames.Telling)]
        + Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\0',
                        Recipe.ToString(CultureInfo.InvariantCulture),
                        File.Hash,
                        File.Extension,
                        FocalPoint?.X.ToString("R", CultureInfo.InvariantCulture),
                        FocalPoint?.Y.ToString("R", CultureInfo.InvariantCulture),
                        Credit.ToString()
                    )
                )
            )
        )[..(KeyLength - StoreNames.Telling)];

    /// <summary>Whether something of it is transparent.</summary>
    public bool HasAlpha => File.HasAlpha;

    /// <summary>Whether it moves.</summary>
    public bool IsAnimated => File.Frames > 1;

    /// <summary>The format of the one rendition that everybody can show.</summary>
    public string UsualFormat => HasAlpha ? "png" : "jpg";

    /// <summary>The name that a rendition has in the store.</summary>
    public string NameOf(PictureSize size, string format) => $"{Key}.{size.Name}.{format}";

    /// <summary>Whether a text could be a key.</summary>
    public static bool IsKey(string text) => text.Length == KeyLength && text.All(char.IsAsciiHexDigitLower);
}
