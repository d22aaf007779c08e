using System.Globalization;
using System.Text.RegularExpressions;
using Cms.Api.Http.Problems;

namespace Cms.Api.Media;

/// <summary>What the last part of a rendition's address asks for.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down; null for the whole picture.</param>
/// <param name="Format">The format, by its extension.</param>
internal sealed partial record RenditionName(int Width, int? Height, string Format)
{
    /// <summary>The formats, by extension.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["avif", "webp", "jpg", "png"];

    /// <summary>Reads it.</summary>
    /// <exception cref="ProblemException"><c>rendition-unknown</c>: it cannot be one.</exception>
    public static RenditionName Read(string file)
    {
        if (Written().Match(file) is not { Success: true } match || !Formats.Contains(match.Groups["format"].Value))
            throw Unknown(file);
        return new RenditionName(
            Number(match.Groups["width"]),
            match.Groups["height"] is { Success: true } height ? Number(height) : null,
            match.Groups["format"].Value
        );
    }

    /// <summary>The size it asks for of a picture.</summary>
    /// <exception cref="ProblemException"><c>rendition-unknown</c>: it is on no list.</exception>
    public PictureSize SizeOf(PictureSource picture)
    {
        if (Format == "png" && !picture.HasAlpha)
            throw Unknown(ToString());
        return PictureSizes.Find(Width, Height, picture.File.Width, picture.File.Height) ?? throw Unknown(ToString());
    }

    /// <inheritdoc />
    public override string ToString() =>
        Height is null ? FormattableString.Invariant($"{Width}.{Format}") : FormattableString.Invariant($"{Width}x{Height}.{Format}");

    private static ProblemException Unknown(string file) =>
        ProblemException.Parameter(
            "rendition-unknown",
            "file",
            $"There is no {(file.Length > 40 ? file[..40] + "…" : file)} of this picture. {PictureSizes.Words} The formats are avif, "
                + "webp and jpg, and png where something of the picture is transparent."
        );

    private static int Number(Group group) => int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<width>[1-9][0-9]{0,4})(x(?<height>[1-9][0-9]{0,4}))?\.(?<format>[a-z]{3,4})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
