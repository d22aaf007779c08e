using System.Globalization;
using System.Text;
using System.Xml;

namespace Cms.Api.Http;

/// <summary>How answers in XML are written.</summary>
internal static class XmlDocuments
{
    private static readonly XmlWriterSettings Written = new()
    {
        Encoding = new UTF8Encoding(false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <summary>A document in UTF-8.</summary>
    /// <param name="write">Writes it.</param>
    /// <param name="expected">About how many bytes it will have.</param>
    public static ReadOnlyMemory<byte> Bytes(Action<XmlWriter> write, int expected = 4_096)
    {
        using var bytes = new MemoryStream(expected);
        using (var xml = XmlWriter.Create(bytes, Written))
            write(xml);
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    /// <summary>An element that holds text; attributes that are null are left out.</summary>
    public static void Text(
        this XmlWriter xml,
        string name,
        string text,
        string? space = null,
        params ReadOnlySpan<(string Name, string? Value)> attributes
    )
    {
        xml.WriteStartElement(name, space);
        xml.Attributes(attributes);
        xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    /// <summary>An element that holds nothing but attributes; those that are null are left out.</summary>
    public static void Empty(this XmlWriter xml, string name, string? space, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        xml.WriteStartElement(name, space);
        xml.Attributes(attributes);
        xml.WriteEndElement();
    }

    /// <summary>Attributes of the element begun; those that are null are left out.</summary>
    public static void Attributes(this XmlWriter xml, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
                xml.WriteAttributeString(name, Clean(value));
        }
    }

    /// <summary>An instant as XML says it, to the second: feed readers compare no finer, and our dates rise by whole seconds.</summary>
    public static string Instant(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The first whole second that is not before an instant: what may be done from then on may not be done too early.</summary>
    public static string InstantNotBefore(DateTime at) => Instant(at.AddTicks(TimeSpan.TicksPerSecond - 1));

    // What XML has no place for, such as a form feed pasted along with a text, cannot be escaped either.
    private static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!XmlConvert.IsXmlChar(text[i]) && !char.IsSurrogate(text[i]))
                return string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
        }

        return text;
    }
}
