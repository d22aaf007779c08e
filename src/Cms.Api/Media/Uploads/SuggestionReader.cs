using System.Buffers.Binary;
using System.Xml;
using Cms.Model;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Iptc;
using MetadataExtractor.IO;
using XmpCore;

namespace Cms.Api.Media.Uploads;

/// <summary>
/// Reads what a file says of itself. The newest of the three ways to say it comes first, as the IPTC has it: XMP, then IPTC's records,
/// then EXIF. What cannot be read says nothing; a picture is not refused for its papers.
/// </summary>
internal static class SuggestionReader
{
    // Beyond this, and deeper than this, nobody describes a picture.
    private const int MostBytes = 512 * 1024;
    private const int Deepest = 24;
    private const int MostElements = 5_000;
    private const int Longest = 2_000;

    private const string Dc = "http://purl.org/dc/elements/1.1/";
    private const string Photoshop = "http://ns.adobe.com/photoshop/1.0/";
    private const string Rights = "http://ns.adobe.com/xap/1.0/rights/";
    private const string IptcCore = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
    private const string IptcExtension = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";

    /// <summary>Reads it.</summary>
    /// <param name="xmp">A packet of XMP; null for none.</param>
    /// <param name="photoshop">The resources of Photoshop, in which IPTC's records lie; null for none.</param>
    /// <param name="exif">EXIF; null for none.</param>
    public static SuggestedFacts Read(byte[]? xmp, byte[]? photoshop, byte[]? exif)
    {
        var packet = Try(xmp, Packet);
        var records = Try(photoshop, Records);
        var tags = Try(exif, Tags);
        return new SuggestedFacts
        {
            Alt = Clean(Localized(IptcCore, "AltTextAccessibility")),
            Caption = Clean(
                Localized(Dc, "description")
                    ?? records?.GetString(IptcDirectory.TagCaption)
                    ?? tags?.GetString(ExifDirectoryBase.TagImageDescription)
            ),
            Creator = Clean(Creators() ?? records?.GetString(IptcDirectory.TagByLine) ?? tags?.GetString(ExifDirectoryBase.TagArtist)),
            CreditLine = Clean(Property(Photoshop, "Credit") ?? records?.GetString(IptcDirectory.TagCredit)),
            CopyrightNotice = Clean(
                Localized(Dc, "rights")
                    ?? records?.GetString(IptcDirectory.TagCopyrightNotice)
                    ?? tags?.GetString(ExifDirectoryBase.TagCopyright)
            ),
            WebStatement = Clean(Property(Rights, "WebStatement")),
            DigitalSourceType = Clean(Property(IptcExtension, "DigitalSourceType")),
        };

        string? Property(string space, string name) => Said(() => packet?.GetPropertyString(space, name));

        string? Localized(string space, string name) =>
            Said(() => packet?.GetLocalizedText(space, name, null, "x-default")?.Value) ?? Property(space, name);

        string? Creators() =>
            Said(() =>
                packet is null ? null
                : packet.CountArrayItems(Dc, "creator") is > 0 and <= 50 and var count
                    ? string.Join(", ", Enumerable.Range(1, count).Select(i => packet.GetArrayItem(Dc, "creator", i)?.Value))
                : null
            );
    }

    // The readers are other people's and the bytes anybody's: whatever goes wrong in them means that nothing is said.
    private static T? Try<T>(byte[]? bytes, Func<byte[], T?> read)
        where T : class => bytes is null || bytes.Length is 0 or > MostBytes ? null : Said(() => read(bytes));

    private static T? Said<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static IXmpMeta? Packet(byte[] bytes)
    {
        // The reader of XMP goes down by recursion and takes what XML takes, so the packet is looked through first.
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostBytes,
        };
        using var reader = XmlReader.Create(new MemoryStream(bytes), settings);
        var elements = 0;
        while (reader.Read())
        {
            if (reader.Depth > Deepest || (reader.NodeType == XmlNodeType.Element && ++elements > MostElements))
                return null;
        }

        return XmpMetaFactory.ParseFromBuffer(bytes);
    }

    // Resources of Photoshop: 8BIM, a number, a name of even length, a length, and as many bytes, made even.
    private static IptcDirectory? Records(byte[] bytes)
    {
        var span = bytes.AsSpan();
        var at = span.IndexOf("8BIM"u8);
        while (at >= 0 && at + 12 <= span.Length && span[at..].StartsWith("8BIM"u8))
        {
            var id = BinaryPrimitives.ReadUInt16BigEndian(span[(at + 4)..]);
            var name = (span[at + 6] + 2) & ~1;
            var length = BinaryPrimitives.ReadInt32BigEndian(span[(at + 6 + name)..]);
            var start = at + 10 + name;
            if (length < 0 || start + length > span.Length)
                return null;
            if (id == 0x0404)
                return new IptcReader().Extract(new SequentialByteArrayReader(bytes[start..(start + length)]), length);
            at = start + ((length + 1) & ~1);
        }

        return null;
    }

    private static ExifIfd0Directory? Tags(byte[] bytes) =>
        new ExifReader()
            .Extract(new ByteArrayReader(ExifReader.StartsWithJpegExifPreamble(bytes) ? bytes[6..] : bytes))
            .OfType<ExifIfd0Directory>()
            .FirstOrDefault();

    private static string? Clean(string? text)
    {
        if (text is null)
            return null;
        // Lone halves of a character cannot be normalised, nor sent.
        var whole = new string([.. text.EnumerateRunes().Where(r => r.Value is '\n' or >= ' ' and not 0x7F).SelectMany(r => r.ToString())]);
        var clean = whole.Normalize().Trim();
        return clean.Length == 0 || Texts.Noncharacter(clean) is not null ? null : clean[..Math.Min(clean.Length, Longest)];
    }
}
