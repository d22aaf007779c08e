using NetVips;

namespace Cms.Api.Media;

/// <summary>
/// Makes one rendition of a picture. The file is read once from top to bottom, scaled down while it is read, so that a large one costs
/// little memory.
/// </summary>
internal static class RenditionEncoder
{
    // The one profile that is wider than what every screen shows goes along; all else of a file was left out when it came.
    private const Enums.ForeignKeep Kept = Enums.ForeignKeep.Icc | Enums.ForeignKeep.Xmp | Enums.ForeignKeep.Iptc;

    /// <summary>The bytes of a rendition.</summary>
    /// <param name="path">Where the picture's file lies on this machine; null where it does not.</param>
    /// <param name="bytes">The file itself then.</param>
    /// <param name="picture">What is known of it.</param>
    /// <param name="size">In which size.</param>
    /// <param name="format">In which format.</param>
    public static byte[] Make(string? path, byte[]? bytes, PictureSource picture, PictureSize size, string format)
    {
        // Of what moves, WebP shows all frames and the other formats the first.
        var moves = picture.IsAnimated && format == "webp";
        var (width, height) = Scaled(picture, size);
        using var source = path is not null ? Source.NewFromFile(path) : Source.NewFromMemory(bytes!);
        using var scaled = Image.ThumbnailSource(
            source,
            width,
            moves ? "n=-1" : "",
            height,
            Enums.Size.Force,
            noRotate: true,
            failOn: Enums.FailOn.Error
        );
        using var cropped = size.IsCropped ? Cropped(scaled, picture, size, moves) : scaled.Copy();
        // JPEG knows nothing transparent; paper is white.
        using var opaque = format == "jpg" && cropped.HasAlpha() ? cropped.Flatten(background: [255]) : cropped.Copy();
        using var credited = opaque.Mutate(image =>
        {
            image.Set(GValue.BlobType, "xmp-data", PictureMetadata.Xmp(picture.Credit));
            if (format == "jpg")
                image.Set(GValue.BlobType, "iptc-data", PictureMetadata.Iptc(picture.Credit));
        });
        return format switch
        {
            "jpg" => credited.JpegsaveBuffer(q: 82, optimizeCoding: true, keep: Kept),
            "webp" => credited.WebpsaveBuffer(q: 78, effort: 4, keep: Kept),
            "avif" => credited.HeifsaveBuffer(q: 55, compression: Enums.ForeignHeifCompression.Av1, effort: 3, keep: Kept),
            _ => credited.PngsaveBuffer(compression: 6, keep: Kept),
        };
    }

    /// <summary>How large the whole picture is when the part that is wanted of it has the size that is wanted.</summary>
    private static (int Width, int Height) Scaled(PictureSource picture, PictureSize size)
    {
        var (width, height) = (picture.File.Width, picture.File.Height);
        var scale = Math.Max((double)size.Width / width, (double)size.Height / height);
        return (Math.Max(size.Width, (int)Math.Round(width * scale)), Math.Max(size.Height, (int)Math.Round(height * scale)));
    }

    private static Image Cropped(Image scaled, PictureSource picture, PictureSize size, bool moves)
    {
        var frameHeight = moves ? scaled.PageHeight : scaled.Height;
        var left = Start(picture.FocalPoint?.X ?? 0.5, scaled.Width, size.Width);
        var top = Start(picture.FocalPoint?.Y ?? 0.5, frameHeight, size.Height);
        if (!moves)
            return scaled.ExtractArea(left, top, size.Width, size.Height);

        // Frames stand below each other, and each is cropped alike.
        var frames = new List<Image>();
        try
        {
            for (var at = 0; at + frameHeight <= scaled.Height; at += frameHeight)
                frames.Add(scaled.ExtractArea(left, at + top, size.Width, size.Height));
            using var all = Image.Arrayjoin([.. frames], across: 1);
            return all.Mutate(image => image.Set(GValue.GIntType, "page-height", size.Height));
        }
        finally
        {
            frames.ForEach(f => f.Dispose());
        }
    }

    // The point stands in the middle of the crop, as far as the picture's edges let it.
    private static int Start(double point, int all, int part) => Math.Clamp((int)Math.Round((point * all) - (part / 2.0)), 0, all - part);
}
