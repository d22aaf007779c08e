using System.Security.Cryptography;
using Cms.Api.Media;
using Cms.Api.Media.Storage;
using Cms.Model.Illustrations;
using Cms.Testing.Hosts;
using Microsoft.Extensions.DependencyInjection;
using NetVips;

namespace Cms.Api.Tests.Media;

/// <summary>Pictures that tests paint: their left half is red, their right half blue.</summary>
internal static class Painted
{
    private static readonly double[] Red = [220, 30, 30];
    private static readonly double[] Blue = [30, 30, 220];
    private static int _count;

    /// <summary>A picture that stands still; no two are of the same bytes.</summary>
    public static byte[] Still(int width, int height, string format = "png")
    {
        using var image = Halves(width, height);
        return image.WriteToBuffer($".{format}");
    }

    /// <summary>A PNG whose right half is transparent.</summary>
    public static byte[] Transparent(int width, int height)
    {
        using var halves = Halves(width, height);
        using var black = Image.Black(width, height);
        using var alpha = black.Insert(black.ExtractArea(0, 0, width / 2, height) + 255, 0, 0);
        using var image = halves.Bandjoin(alpha.Cast(Enums.BandFormat.Uchar));
        return image.WriteToBuffer(".png");
    }

    /// <summary>A WebP of some frames, each with its halves the other way round.</summary>
    public static byte[] Moving(int width, int height, int frames)
    {
        using var one = Halves(width, height);
        using var other = one.FlipHor();
        using var all = Image.Arrayjoin([.. Enumerable.Range(0, frames).Select(i => i % 2 == 0 ? one : other)], across: 1);
        using var image = all.Mutate(i =>
        {
            i.Set(GValue.GIntType, "page-height", height);
            i.Set(GValue.ArrayIntType, "delay", Enumerable.Repeat(100, frames).ToArray());
        });
        return image.WriteToBuffer(".webp[lossless]");
    }

    /// <summary>Puts a file into a server's store.</summary>
    public static async Task<IllustrationFile> StoreAsync(this CmsHost host, byte[] bytes)
    {
        Vips.SetUp();
        using var image = Image.NewFromBuffer(bytes);
        var extension = ((string)image.Get("vips-loader")) switch
        {
            "jpegload_buffer" => "jpg",
            "webpload_buffer" => "webp",
            _ => "png",
        };
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await host.Services.GetRequiredService<IIllustrationStore>().StoreAsync($"{hash}.{extension}", bytes, CancellationToken.None);
        return new IllustrationFile(
            hash,
            extension,
            image.Width,
            image.PageHeight,
            HasAlpha: image.HasAlpha(),
            Frames: image.Contains("n-pages") ? (int)image.Get("n-pages") : 1
        );
    }

    private static Image Halves(int width, int height)
    {
        Vips.SetUp();
        using var left = Image.Black(width, height, 3).NewFromImage(Red);
        using var right = Image.Black(width - (width / 2), height, 3).NewFromImage(Blue);
        using var both = left.Insert(right, width / 2, 0);
        // A shade of its own, in the last row, that nobody sees.
        var shade = Interlocked.Increment(ref _count);
        using var mark = Image.Black(1, 1, 3).NewFromImage([shade % 256, shade / 256, 0]);
        return both.Insert(mark, 0, height - 1).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }
}
