using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using Cms.Api.Media;
using NetVips;

namespace Cms.Api.Tests.Media.Uploads;

/// <summary>Pictures that tests send, made here: good ones, and ones that only look good.</summary>
internal static class Pictures
{
    public const string Png = "png",
        Jpeg = "jpg",
        Webp = "webp",
        Avif = "avif",
        Gif = "gif";

    /// <summary>A scene in a format: blue above, green below, a red thing at the left.</summary>
    /// <param name="format">Its extension.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="shade">Makes it unlike others.</param>
    public static byte[] Make(string format, int width = 120, int height = 80, int shade = 0)
    {
        using var scene = Scene(width, height, shade);
        return Written(scene, format);
    }

    /// <summary>One that moves.</summary>
    public static byte[] Moving(string format, int frames, int width = 40, int height = 30)
    {
        var all = Enumerable.Range(0, frames).Select(i => Scene(width, height, i)).ToArray();
        using var tall = Image.Arrayjoin(all, across: 1);
        using var moving = tall.Mutate(m =>
        {
            m.Set(GValue.GIntType, "page-height", height);
            m.Set(GValue.ArrayIntType, "delay", Enumerable.Repeat(100, frames).ToArray());
        });
        return format == Gif ? moving.GifsaveBuffer(keepDuplicateFrames: true) : moving.WebpsaveBuffer(kmax: 1, lossless: true);
    }

    /// <summary>One with papers: where it was made, by whom, and what may be done with it; lying on its side.</summary>
    public static byte[] WithPapers(int orientation = 6, int shade = 0)
    {
        const string xmp = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
            xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" photoshop:Credit="Halyard Images"
            xmpRights:WebStatement="https://halyard.example/licences">
            <dc:creator><rdf:Seq><rdf:li>Ada Quill</rdf:li><rdf:li>Bo Marsh</rdf:li></rdf:Seq></dc:creator>
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">A boat, with the café behind</rdf:li></rdf:Alt></dc:description>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            """;
        using var scene = Scene(120, 80, shade);
        using var told = scene.Mutate(m =>
        {
            m.Set(GValue.GIntType, "orientation", orientation);
            m.Set(GValue.BlobType, "xmp-data", Encoding.UTF8.GetBytes(xmp));
            m.Set(GValue.GStrType, "exif-ifd0-Copyright", "© 2026 Ada Quill");
            m.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "52/1 30/1 0/1");
            m.Set(GValue.GStrType, "exif-ifd0-Model", "Pinhole 3000");
        });
        return told.JpegsaveBuffer(90, keep: Enums.ForeignKeep.All);
    }

    /// <summary>One with a profile of colours that sRGB has not, or of a press.</summary>
    public static byte[] WithProfile(string profile, int shade = 0)
    {
        using var scene = Scene(120, 80, shade);
        using var other = scene.IccTransform(profile, inputProfile: "srgb");
        return other.JpegsaveBuffer(95, keep: Enums.ForeignKeep.All);
    }

    /// <summary>What a file holds: its pixels and papers.</summary>
    public static Image Open(byte[] file)
    {
        Vips.SetUp();
        return Image.NewFromBuffer(file, "", Enums.Access.Random);
    }

    /// <summary>A PNG that is all head: so many pixels, of which few bytes tell.</summary>
    public static byte[] Giant(int width, int height, byte bits = 1, byte colour = 0)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (bits, colour);
        var line = new byte[1 + ((((long)width * bits * (colour == 2 ? 3 : 1)) + 7) / 8)];
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
                zlib.Write(line);
        }

        return PngOf(("IHDR", head), ("IDAT", packed.ToArray()), ("IEND", []));
    }

    /// <summary>A PNG of these chunks.</summary>
    public static byte[] PngOf(params (string Type, byte[] Data)[] chunks)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        foreach (var (type, data) in chunks)
        {
            byte[] chunk = [.. Encoding.ASCII.GetBytes(type), .. data];
            var number = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
            file.Write(number);
            file.Write(chunk);
            BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(chunk));
            file.Write(number);
        }

        return file.ToArray();
    }

    /// <summary>The chunks of a PNG, with others put before its pixels.</summary>
    public static byte[] PngWith(byte[] png, params (string Type, byte[] Data)[] others)
    {
        // The head is 8 + 25 bytes.
        return [.. png[..33], .. PngOf(others)[8..], .. png[33..]];
    }

    /// <summary>A JPEG with a segment put behind its start.</summary>
    public static byte[] JpegWith(byte[] jpeg, byte marker, byte[] data) =>
        [.. jpeg[..2], 0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data, .. jpeg[2..]];

    private static Image Scene(int width, int height, int shade)
    {
        Vips.SetUp();
        using var sky = Image.Black(width, height / 2) + new double[] { 40, 90, 200 - (shade / 2) };
        using var sea = Image.Black(width, height - (height / 2)) + new double[] { 30, 140, 60 };
        using var both = sky.Join(sea, Enums.Direction.Vertical);
        using var thing = Image.Black(width / 6, height / 4) + new double[] { 220, 30, 30 + (shade % 200) };
        using var scene = both.Insert(thing, (width / 8) + (shade % 5), height / 3);
        return scene.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private static byte[] Written(Image image, string format) =>
        format switch
        {
            Jpeg => image.JpegsaveBuffer(90),
            Png => image.PngsaveBuffer(),
            Webp => image.WebpsaveBuffer(90),
            Gif => image.GifsaveBuffer(),
            _ => image.HeifsaveBuffer(70, compression: Enums.ForeignHeifCompression.Av1, effort: 0),
        };
}
