using System.Buffers.Binary;
using System.Text;
using System.Xml;
using Cms.Api.Http;
using Cms.Api.Partners.Formats;

namespace Cms.Api.Media;

/// <summary>
/// A picture's credit in the two forms that other programs read in its file: XMP, which every format has, and IPTC-IIM, which JPEG has
/// besides and which older desks read alone. Search engines show as licensable what names its terms and where to ask
/// (https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata).
/// </summary>
internal static class PictureMetadata
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string Photoshop = "http://ns.adobe.com/photoshop/1.0/";
    private const string XmpRights = "http://ns.adobe.com/xap/1.0/rights/";
    private const string Plus = "http://ns.useplus.org/ldf/xmp/1.0/";
    private const string IptcExtension = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";

    private static readonly XmlWriterSettings Written = new()
    {
        Encoding = new UTF8Encoding(false),
        OmitXmlDeclaration = true,
        ConformanceLevel = ConformanceLevel.Fragment,
    };

    /// <summary>As an XMP packet.</summary>
    public static byte[] Xmp(WrittenCredit credit)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Written))
        {
            xml.WriteProcessingInstruction("xpacket", "begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"");
            xml.WriteStartElement("x", "xmpmeta", "adobe:ns:meta/");
            xml.WriteStartElement("rdf", "RDF", Rdf);
            xml.WriteStartElement("rdf", "Description", Rdf);
            xml.WriteAttributeString("rdf", "about", Rdf, "");
            foreach (
                var (prefix, space) in new[]
                {
                    ("dc", DublinCore),
                    ("photoshop", Photoshop),
                    ("xmpRights", XmpRights),
                    ("plus", Plus),
                    ("Iptc4xmpExt", IptcExtension),
                }
            )
                xml.WriteAttributeString("xmlns", prefix, null, space);

            xml.Text("identifier", NinjsWords.Urn(credit.Id), DublinCore);
            Items(xml, "creator", DublinCore, "Seq", credit.Creator);
            Items(xml, "rights", DublinCore, "Alt", credit.Notice);
            if (credit.Text is not null)
                xml.Text("Credit", credit.Text, Photoshop);
            Items(xml, "UsageTerms", XmpRights, "Alt", credit.Terms);
            xml.Text("WebStatement", credit.LicenseUrl ?? credit.Page, XmpRights);
            xml.WriteStartElement("Licensor", Plus);
            xml.WriteStartElement("Seq", Rdf);
            xml.WriteStartElement("li", Rdf);
            xml.WriteAttributeString("rdf", "parseType", Rdf, "Resource");
            xml.Text("LicensorURL", credit.Page, Plus);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.Text("DigImageGUID", NinjsWords.Urn(credit.Id), IptcExtension);
            if (credit.DigitalSourceType is not null)
                xml.Text("DigitalSourceType", NinjsWords.DigitalSourceTypes + credit.DigitalSourceType, IptcExtension);

            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteProcessingInstruction("xpacket", "end=\"r\"");
        }

        return bytes.ToArray();
    }

    /// <summary>As IPTC-IIM, in the wrapping that JPEG has it in.</summary>
    public static byte[] Iptc(WrittenCredit credit)
    {
        using var sets = new MemoryStream();
        // What follows is UTF-8.
        Put(1, 90, [0x1B, 0x25, 0x47]);
        Put(2, 0, [0, 4]);
        Text(40, $"{(credit.LicenseUrl is null ? "" : $"License: {credit.LicenseUrl} ")}About this picture: {credit.Page}");
        Text(80, credit.Creator);
        Text(103, credit.Id.ToString("N"));
        Text(110, credit.Text);
        Text(116, credit.Notice);

        // An image resource of Photoshop's, whose length is padded to an even one.
        using var wrapped = new MemoryStream();
        wrapped.Write("Photoshop 3.0\0"u8);
        wrapped.Write("8BIM"u8);
        wrapped.Write([0x04, 0x04, 0, 0]);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, (int)sets.Length);
        wrapped.Write(length);
        wrapped.Write(sets.GetBuffer().AsSpan(0, (int)sets.Length));
        if (sets.Length % 2 == 1)
            wrapped.WriteByte(0);
        return wrapped.ToArray();

        // The standard bounds a name by 32 bytes and a notice by 128, which would cut credits short; readers take longer ones.
        void Text(byte number, string? text)
        {
            if (text is not null)
                Put(2, number, Encoding.UTF8.GetBytes(text.Length > MostCharacters ? text[..MostCharacters] : text));
        }

        void Put(byte record, byte number, ReadOnlySpan<byte> value)
        {
            Span<byte> head = [0x1C, record, number, 0, 0];
            BinaryPrimitives.WriteUInt16BigEndian(head[3..], (ushort)value.Length);
            sets.Write(head);
            sets.Write(value);
        }
    }

    // All of them have to fit into one segment of a JPEG.
    private const int MostCharacters = 2_000;

    private static void Items(XmlWriter xml, string name, string space, string container, string? text)
    {
        if (text is null)
            return;
        xml.WriteStartElement(name, space);
        xml.WriteStartElement(container, Rdf);
        xml.WriteStartElement("li", Rdf);
        if (container == "Alt")
            xml.WriteAttributeString("xml", "lang", null, "x-default");
        xml.WriteString(text);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
