using Cms.Api.Media;
using NUnit.Framework;

namespace Cms.Api.Tests.Media;

public sealed class PictureSizesTests
{
    [TestCase(3000, 2000, "160 320 480 640 800 960 1200 1600 2000 2400")]
    [TestCase(1200, 800, "160 320 480 640 800 960 1200")]
    [TestCase(1037, 700, "160 320 480 640 800 960 1037")]
    [TestCase(90, 700, "90")]
    public void Widths_end_with_the_files_own_where_that_is_smaller(int width, int height, string offered)
    {
        var sizes = PictureSizes.Whole(width, height).ToList();

        Assert.That(string.Join(' ', sizes.Select(s => s.Name)), Is.EqualTo(offered));
        Assert.That(
            sizes,
            Has.All.Matches<PictureSize>(s => s.Height <= height && Math.Abs(s.Height - ((double)s.Width * height / width)) <= 0.5)
        );
    }

    [TestCase(640, null, "640 427")]
    [TestCase(1200, null, "1200 800")]
    [TestCase(2400, null, "1200 800", Description = "never larger than the file")]
    [TestCase(641, null, null)]
    [TestCase(1200, 675, "1200 675")]
    [TestCase(1200, 630, "1200 630")]
    [TestCase(1600, 900, "1200 675", Description = "never larger than the file")]
    [TestCase(800, 800, "800 800")]
    [TestCase(1200, 1200, "800 800", Description = "never larger than the file")]
    [TestCase(960, 640, "960 640")]
    [TestCase(160, 284, "160 284")]
    [TestCase(450, 800, "450 800", Description = "as large as the file has it")]
    [TestCase(800, 420, null, Description = "link previews have one width")]
    [TestCase(640, 361, null)]
    [TestCase(675, 1200, null)]
    public void A_size_is_on_a_list_or_it_is_none(int across, int? down, string? given)
    {
        var size = PictureSizes.Find(across, down, 1200, 800);

        Assert.That(size is { } found ? FormattableString.Invariant($"{found.Width} {found.Height}") : null, Is.EqualTo(given));
    }

    [Test]
    public void Whatever_the_file_no_size_is_larger_and_each_is_found_by_its_own_name()
    {
        foreach (var (width, height) in new[] { (1, 1), (7, 3000), (3000, 7), (1000, 999), (2401, 1350), (20_000, 9), (5000, 4000) })
        {
            foreach (var ratio in PictureSizes.Ratios)
            {
                foreach (var wanted in PictureSizes.Widths)
                {
                    var size = PictureSizes.CropAt(ratio, wanted, width, height);

                    Assert.That(size.Width, Is.InRange(1, Math.Min(width, wanted)), $"{ratio} of {width}x{height}");
                    Assert.That(size.Height, Is.InRange(1, height), $"{ratio} of {width}x{height}");
                    Assert.That(
                        PictureSizes.Find(size.Width, size.Height, width, height),
                        Is.EqualTo(size),
                        $"{size.Name} of {width}x{height}"
                    );
                }
            }
        }
    }
}
