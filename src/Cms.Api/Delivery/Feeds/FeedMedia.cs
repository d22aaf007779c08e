using System.Globalization;
using System.Xml;
using Cms.Api.Http;

namespace Cms.Api.Delivery.Feeds;

/// <summary>What both formats in XML say alike: pictures (Media RSS), and the words of our own.</summary>
internal static class FeedMedia
{
    public const string Space = "http://search.yahoo.com/mrss/";

    /// <summary>The pictures.</summary>
    public static void Write(XmlWriter xml, IReadOnlyList<FeedPicture> illustrations)
    {
        foreach (var (shown, file, bytes, _) in illustrations)
        {
            xml.WriteStartElement("content", Space);
            xml.Attributes(
                ("url", file.Url),
                ("type", file.Type),
                ("medium", "image"),
                ("fileSize", bytes?.ToString(CultureInfo.InvariantCulture)),
                ("width", file.Width.ToString(CultureInfo.InvariantCulture)),
                ("height", file.Height.ToString(CultureInfo.InvariantCulture))
            );
            if (shown.Caption is not null)
                xml.Text("title", shown.Caption, Space);
            if (shown.Alt.Length > 0)
                xml.Text("description", shown.Alt, Space);
            if (shown.Credit is not null)
                xml.Text("credit", shown.Credit.Text, Space);
            if (shown.License is not null)
                xml.Text("copyright", shown.License.Name, Space);
            xml.WriteEndElement();
        }
    }

    /// <summary>Our own words of a piece.</summary>
    public static void WriteOwn(XmlWriter xml, FeedItem item)
    {
        xml.Text("version", item.Version.ToString(CultureInfo.InvariantCulture), FeedFormats.OwnSpace);
        xml.Text(
            "text",
            item.TextDenied is null ? "whole" : "excerpt",
            FeedFormats.OwnSpace,
            ("reason", item.TextDenied is { } reason ? Json.Word(reason) : null)
        );
        foreach (var (id, denial) in item.Omitted)
            xml.Empty("omitted", FeedFormats.OwnSpace, ("ref", FeedIds.Of(id)), ("reason", denial));
    }
}
