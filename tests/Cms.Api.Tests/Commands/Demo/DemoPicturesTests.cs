using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Cms.Api.Commands.Demo;
using NUnit.Framework;

namespace Cms.Api.Tests.Commands.Demo;

[TestFixture]
public sealed class DemoPicturesTests
{
    [Test]
    public void The_same_seed_gives_the_same_bytes()
    {
        Assert.That(DemoPictures.Paint(3, 300, 200), Is.EqualTo(DemoPictures.Paint(3, 300, 200)));
    }

    [Test]
    public void Neighbouring_seeds_give_unlike_pictures()
    {
        var pictures = Enumerable.Range(0, 30).Select(seed => Convert.ToBase64String(DemoPictures.Paint(seed, 60, 40))).ToHashSet();

        Assert.That(pictures, Has.Count.EqualTo(30));
    }

    [TestCase(1200, 800)]
    [TestCase(333, 777)]
    [TestCase(1, 1)]
    [TestCase(2, 50)]
    public void A_picture_is_a_sound_file_of_the_size_asked_for(int width, int height)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var chunks = ChunksOf(DemoPictures.Paint(seed, width, height));

            Assert.That(chunks.Select(c => c.Type), Is.EqualTo(["IHDR", "IDAT", "IEND"]));
            Assert.That(BinaryPrimitives.ReadInt32BigEndian(chunks[0].Content), Is.EqualTo(width));
            Assert.That(BinaryPrimitives.ReadInt32BigEndian(chunks[0].Content.AsSpan(4)), Is.EqualTo(height));
            Assert.That(chunks[0].Content[8..], Is.EqualTo(new byte[] { 8, 2, 0, 0, 0 }));
            Assert.That(Inflate(chunks[1].Content), Has.Length.EqualTo(height * (1 + (width * 3))));
        }
    }

    [Test]
    public void A_picture_weighs_less_than_150_kB()
    {
        var sizes = Enumerable.Range(0, 40).Select(seed => DemoPictures.Paint(seed, 1200, 800).Length);

        Assert.That(sizes, Is.All.LessThan(150_000));
    }

    [Test]
    public void Pixels_come_back_as_they_were_written()
    {
        var random = new Random(5);
        var pixels = Enumerable.Range(0, 7 * 5).Select(i => i < 20 ? 0x336699u : (uint)random.Next(0x1000000)).ToArray();

        var file = PngFile.Encode(pixels, 7, 5);

        Assert.That(Pixels(Inflate(ChunksOf(file)[1].Content), 7, 5), Is.EqualTo(pixels));
    }

    [Test]
    public void The_checksum_is_the_one_the_format_defines()
    {
        Assert.That(PngFile.Crc("IEND"u8), Is.EqualTo(0xAE426082));
        Assert.That(PngFile.Crc("123456789"u8), Is.EqualTo(0xCBF43926));
    }

    [Test]
    public void Pixels_that_do_not_fill_the_picture_are_refused()
    {
        Assert.That(() => PngFile.Encode([1, 2, 3], 2, 2), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static List<(string Type, byte[] Content)> ChunksOf(byte[] file)
    {
        Assert.That(file[..8], Is.EqualTo(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }));

        var chunks = new List<(string, byte[])>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var typeAndContent = file.AsSpan(at + 4, 4 + length);
            Assert.That(BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)), Is.EqualTo(PngFile.Crc(typeAndContent)));
            chunks.Add((Encoding.ASCII.GetString(typeAndContent[..4]), typeAndContent[4..].ToArray()));
            at += 12 + length;
        }

        return chunks;
    }

    private static byte[] Inflate(byte[] compressed)
    {
        using var zlib = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var inflated = new MemoryStream();
        zlib.CopyTo(inflated);
        return inflated.ToArray();
    }

    private static List<uint> Pixels(byte[] rows, int width, int height)
    {
        var pixels = new List<uint>();
        var stride = 1 + (width * 3);
        for (var y = 0; y < height; y++)
        {
            var filter = rows[y * stride];
            for (var x = 1; x < stride; x++)
            {
                rows[(y * stride) + x] += filter switch
                {
                    1 => x > 3 ? rows[(y * stride) + x - 3] : (byte)0,
                    2 => y > 0 ? rows[((y - 1) * stride) + x] : (byte)0,
                    _ => throw new InvalidOperationException($"Filter {filter} is not one this program writes."),
                };
            }

            for (var x = 1; x < stride; x += 3) pixels.Add((uint)((rows[(y * stride) + x] << 16) | (rows[(y * stride) + x + 1] << 8) | rows[(y * stride) + x + 2]));
        }

        return pixels;
    }
}
