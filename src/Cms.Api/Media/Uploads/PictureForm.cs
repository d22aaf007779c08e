using Cms.Api.Http.Problems;
using Cms.Api.Media.Uploads.Forms;

namespace Cms.Api.Media.Uploads;

/// <summary>
/// What the bytes of a file say it is, read from its structure before anything is decoded: the decoders make a picture of half a
/// file without a word.
/// </summary>
/// <param name="Format">By its content; names and types that came with it say nothing.</param>
/// <param name="Frames">How many frames it has.</param>
/// <param name="Scans">How often a decoder goes over all of it (progressive JPEG).</param>
/// <param name="IsLossless">Whether its pixels are kept exactly.</param>
internal sealed record PictureForm(PictureFormat Format, int Frames = 1, int Scans = 1, bool IsLossless = false)
{
    private const string Taken = "JPEG, PNG, WebP, AVIF and GIF are taken";

    /// <summary>Reads it.</summary>
    /// <exception cref="ProblemException"><c>picture-unsupported</c>, <c>picture-broken</c>.</exception>
    public static PictureForm Read(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
            throw Broken("The file is empty.");
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return JpegForm.Read(file);
        if (file.StartsWith(PngForm.Signature))
            return PngForm.Read(file);
        if (file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8))
            return GifForm.Read(file);
        if (file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8))
            return WebpForm.Read(file);
        if (file.Length >= 12 && file[4..].StartsWith("ftyp"u8))
            return AvifForm.Read(file);
        throw Unsupported(Guess(file));
    }

    /// <summary>The refusal of what is no picture, or none of a format that is taken.</summary>
    /// <param name="sentence">What it is instead.</param>
    public static ProblemException Unsupported(string sentence) => new("picture-unsupported", sentence);

    /// <summary>The refusal of a file that is not whole or not sound.</summary>
    public static ProblemException Broken(string sentence) => new("picture-broken", sentence);

    /// <summary>The refusal of a file that ends too soon.</summary>
    public static ProblemException Truncated() => Broken("The file ends before the picture does; send it again, whole.");

    // Whoever sends the wrong thing is told what it was, where that is easily known.
    private static string Guess(ReadOnlySpan<byte> file)
    {
        var text = System.Text.Encoding.UTF8.GetString(file[..Math.Min(file.Length, 1_000)]);
        if (text.Contains("<svg", StringComparison.OrdinalIgnoreCase))
            return "SVG is a program as much as a picture: it can run scripts and fetch from elsewhere in whoever looks at it. Export "
                + $"it as PNG or WebP; {Taken}.";
        if (file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8))
            return $"This is TIFF or a camera's raw file, which browsers do not show; {Taken}.";
        if (file.StartsWith("%PDF"u8))
            return $"This is a PDF; {Taken}.";
        if (file.StartsWith("BM"u8))
            return $"This is a bitmap of Windows; {Taken}.";
        if (file.StartsWith("8BPS"u8))
            return $"This is a file of Photoshop; {Taken}.";
        if (file.StartsWith("PK\x3\x4"u8))
            return $"This is an archive; send one picture at a time. {Taken}.";
        if (text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t').StartsWith('<'))
            return $"This is a page or a document of text, and no picture; {Taken}.";
        return $"This is no picture of a format that is known here; {Taken}.";
    }
}
