namespace Cms.Api.Media;

/// <summary>The sizes in which pictures are given: of set lists, so that nobody has others made by asking for them.</summary>
public static class PictureSizes
{
    /// <summary>The widths, in pixels.</summary>
    public static IReadOnlyList<int> Widths { get; } = [160, 320, 480, 640, 800, 960, 1200, 1600, 2000, 2400];

    /// <summary>The crops, each at every width.</summary>
    public static IReadOnlyList<PictureRatio> Ratios { get; } = [new(16, 9), new(4, 3), new(3, 2), new(1, 1), new(9, 16)];

    /// <summary>The crop that link previews show, at one width.</summary>
    public static PictureRatio Card { get; } = new(1200, 630);

    /// <summary>How wide the picture in <c>src</c> is, where its file has as much.</summary>
    public const int UsualWidth = 1200;

    /// <summary>The lists in words.</summary>
    public static string Words { get; } =
        $"The widths are {string.Join(", ", Widths)}, and the file's own where it is smaller; the crops are {string.Join(", ", Ratios)} at "
        + $"those widths, as 1200x675, and 1200x630.";

    /// <summary>Every size that shows the whole picture, the smallest first and none beyond the file.</summary>
    /// <param name="width">The file's pixels across.</param>
    /// <param name="height">The file's pixels down.</param>
    public static IEnumerable<PictureSize> Whole(int width, int height)
    {
        var largest = Math.Min(width, Widths[^1]);
        return Widths.TakeWhile(w => w < largest).Append(largest).Select(w => WholeAt(w, width, height));
    }

    /// <summary>The whole picture at a width, or at the file's own where that is less.</summary>
    /// <param name="wanted">The width.</param>
    /// <param name="width">The file's pixels across.</param>
    /// <param name="height">The file's pixels down.</param>
    public static PictureSize WholeAt(int wanted, int width, int height)
    {
        var given = Math.Min(Math.Min(wanted, Widths[^1]), width);
        return new PictureSize(given, given == width ? height : new PictureRatio(width, height).HeightAt(given), IsCropped: false);
    }

    /// <summary>A crop at a width, or as large as the file has it where that is less.</summary>
    /// <param name="ratio">The crop.</param>
    /// <param name="wanted">The width.</param>
    /// <param name="width">The file's pixels across.</param>
    /// <param name="height">The file's pixels down.</param>
    public static PictureSize CropAt(PictureRatio ratio, int wanted, int width, int height)
    {
        var given = Math.Min(Math.Min(wanted, Widths[^1]), Math.Min(width, ratio.WidthAt(height)));
        return new PictureSize(given, Math.Min(height, ratio.HeightAt(given)), IsCropped: true);
    }

    /// <summary>
    /// The size that an address asks for; null where it is on no list. Whoever asks for a width of the list beyond the file gets what the
    /// file has: a layout need not know how large each picture is.
    /// </summary>
    /// <param name="across">The pixels across that it names.</param>
    /// <param name="down">The pixels down, where it names any.</param>
    /// <param name="width">The file's pixels across.</param>
    /// <param name="height">The file's pixels down.</param>
    public static PictureSize? Find(int across, int? down, int width, int height)
    {
        if (down is null)
            return Widths.Contains(across) || across == Math.Min(width, Widths[^1]) ? WholeAt(across, width, height) : null;
        foreach (var ratio in Ratios.Append(Card))
        {
            var isListed = (ratio == Card ? across == Card.Across : Widths.Contains(across)) && ratio.HeightAt(across) == down;
            var largest = CropAt(ratio, ratio == Card ? Card.Across : Widths[^1], width, height);
            if (isListed || (largest.Width == across && largest.Height == down))
                return CropAt(ratio, across, width, height);
        }

        return null;
    }
}
