using Cms.Api.Media;

namespace Cms.Api.Delivery.Illustrations;

/// <summary>A picture at one address, as large as it is there.</summary>
/// <param name="Url">The address.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Type">The media type.</param>
internal sealed record Rendition(string Url, int Width, int Height, string Type)
{
    /// <summary>What lies at a picture's <c>src</c>.</summary>
    public static Rendition Of(IllustrationResponse shown) => Whole(shown, PictureSizes.UsualWidth);

    /// <summary>The whole picture at a width, or as wide as its file.</summary>
    public static Rendition Whole(IllustrationResponse shown, int width) =>
        At(shown, PictureSizes.WholeAt(width, shown.Width, shown.Height), FormatOf(shown));

    /// <summary>The whole picture as large as it is given.</summary>
    public static Rendition Largest(IllustrationResponse shown) => Whole(shown, PictureSizes.Widths[^1]);

    /// <summary>A crop around its focal point at a width, or as large as its file has it.</summary>
    public static Rendition Crop(IllustrationResponse shown, PictureRatio ratio, int width) =>
        At(shown, PictureSizes.CropAt(ratio, width, shown.Width, shown.Height), FormatOf(shown));

    /// <summary>An illustration as link previews show it; null for none.</summary>
    public static IllustrationResponse? Card(IllustrationResponse? shown)
    {
        if (shown is null)
            return null;
        var card = Crop(shown, PictureSizes.Card, PictureSizes.Card.Across);
        return shown with { Src = card.Url, Srcset = null, Width = card.Width, Height = card.Height };
    }

    /// <summary>The whole picture at every width, the largest first.</summary>
    public static IEnumerable<Rendition> All(IllustrationResponse shown) =>
        PictureSizes.Whole(shown.Width, shown.Height).Reverse().Select(s => At(shown, s, FormatOf(shown)));

    /// <summary>The name of its file in the store.</summary>
    public string InStore => string.Join('.', Url.Split('/')[^2..]);

    private static Rendition At(IllustrationResponse shown, PictureSize size, string format) =>
        shown.Template is { } template
            ? new Rendition(
                template.Replace("{width}", size.Name, StringComparison.Ordinal).Replace("{format}", format, StringComparison.Ordinal),
                size.Width,
                size.Height,
                PictureAnswer.Types[format]
            )
            // One file alone, as in a zip.
            : new Rendition(shown.Src, shown.Width, shown.Height, PictureAnswer.Types[format]);

    // That of its src: JPEG, or PNG where something of it is transparent.
    private static string FormatOf(IllustrationResponse shown) => Path.GetExtension(shown.Src)[1..];
}
