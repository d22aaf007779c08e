using System.Globalization;
using System.Xml;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Http;

namespace Cms.Api.Delivery.Feeds;

/// <summary>
/// RSS 2.0, with the extensions that its readers know: Atom links, whole content, Dublin Core, Media RSS, SmartNews' logo.
/// </summary>
internal sealed class RssFormat : IFeedFormat
{
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string DublinTerms = "http://purl.org/dc/terms/";
    private const string SmartNews = "http://www.smartnews.be/snf";

    public string Name => "rss";

    public string MediaType => "application/rss+xml";

    public string ContentType => "application/rss+xml; charset=utf-8";

    public ReadOnlyMemory<byte> Write(Feed feed) =>
        XmlDocuments.Bytes(
            xml =>
            {
                xml.WriteStartElement("rss");
                xml.Attributes(("version", "2.0"));
                xml.WriteAttributeString("xmlns", "atom", null, AtomFormat.Space);
                xml.WriteAttributeString("xmlns", "content", null, Content);
                xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
                xml.WriteAttributeString("xmlns", "dcterms", null, DublinTerms);
                xml.WriteAttributeString("xmlns", "media", null, FeedMedia.Space);
                xml.WriteAttributeString("xmlns", "snf", null, SmartNews);
                xml.WriteAttributeString("xmlns", "cms", null, FeedFormats.OwnSpace);
                xml.WriteStartElement("channel");
                xml.Text("title", feed.Title);
                xml.Text("link", feed.Page);
                xml.Text("description", feed.Description ?? feed.Title);
                xml.Text("language", feed.Site.Language);
                xml.Text("pubDate", Date(feed.UpdatedAt));
                xml.Text("lastBuildDate", Date(feed.UpdatedAt));
                foreach (var link in feed.Links)
                    xml.Empty(
                        "link",
                        AtomFormat.Space,
                        ("rel", link.Relation),
                        ("href", link.Address),
                        ("type", link.Relation == "hub" ? null : MediaType)
                    );
                if (feed.Site.Logo is not null)
                {
                    xml.WriteStartElement("image");
                    xml.Text("url", feed.Site.Logo);
                    // These two are those of the channel, by the rules of RSS.
                    xml.Text("title", feed.Title);
                    xml.Text("link", feed.Page);
                    xml.WriteEndElement();
                    xml.WriteStartElement("logo", SmartNews);
                    xml.Text("url", feed.Site.Logo);
                    xml.WriteEndElement();
                }

                foreach (var entry in feed.Entries)
                {
                    xml.WriteStartElement("item");
                    if (entry is FeedItem item)
                        Write(xml, item);
                    else
                        Write(xml, (FeedRemoval)entry);
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
                xml.WriteEndElement();
            },
            feed.Size
        );

    private static void Write(XmlWriter xml, FeedItem item)
    {
        xml.Text("title", item.Title);
        xml.Text("link", item.Url);
        xml.Text("guid", item.Urn, null, ("isPermaLink", "false"));
        xml.Text("pubDate", Date(item.PublishedAt));
        foreach (var author in item.Authors)
            xml.Text("creator", author.Name, DublinCore);
        foreach (var topic in item.Topics)
            xml.Text("category", topic);
        // Readers take a description for HTML.
        xml.Text("description", HtmlWriter.Encoded(item.Summary));
        xml.Text("encoded", item.Html, Content);
        if (item.CanonicalUrl != item.Url)
            xml.Empty("link", AtomFormat.Space, ("rel", "canonical"), ("href", item.CanonicalUrl), ("type", "text/html"));
        // RSS asks for the length, and has 0 for one that is not known; what is not there is no enclosure.
        if (item.Illustrations is [(_, var file, var bytes, true), ..])
            xml.Empty(
                "enclosure",
                null,
                ("url", file.Url),
                ("length", (bytes ?? 0).ToString(CultureInfo.InvariantCulture)),
                ("type", file.Type)
            );
        xml.Text("language", item.Language, DublinCore);
        if (item.License is not null)
            xml.Text("rights", item.License.Name, DublinCore);
        if (item.License?.Url is { } license)
            xml.Text("license", license, DublinTerms);
        xml.Text("modified", XmlDocuments.Instant(item.ModifiedAt), DublinTerms);
        xml.Text("updated", XmlDocuments.Instant(item.ModifiedAt), AtomFormat.Space);
        FeedMedia.Write(xml, item.Illustrations);
        FeedMedia.WriteOwn(xml, item);
    }

    private static void Write(XmlWriter xml, FeedRemoval removal)
    {
        xml.Text("title", removal.Title);
        xml.Text("guid", removal.Urn, null, ("isPermaLink", "false"));
        // Its own date would leave it where nobody looks any more.
        xml.Text("pubDate", Date(removal.ModifiedAt));
        xml.Text("description", removal.Html);
        xml.Text("language", removal.Language, DublinCore);
        xml.Text("modified", XmlDocuments.Instant(removal.ModifiedAt), DublinTerms);
        xml.Text("updated", XmlDocuments.Instant(removal.ModifiedAt), AtomFormat.Space);
        xml.Text("version", removal.Version.ToString(CultureInfo.InvariantCulture), FeedFormats.OwnSpace);
        xml.Text("removed", Json.Word(removal.Reason), FeedFormats.OwnSpace);
    }

    private static string Date(DateTime at) => at.ToString("r", CultureInfo.InvariantCulture);
}
