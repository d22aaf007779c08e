using System.Globalization;
using System.Xml;
using Cms.Api.Http;

namespace Cms.Api.Delivery.Feeds;

/// <summary>
/// Atom 1.0 (RFC 4287), with tombstones (RFC 6721) for what was taken down. Beside each stands an entry with what is said in
/// its place, since most readers pass over tombstones and would keep the piece whole.
/// </summary>
internal sealed class AtomFormat : IFeedFormat
{
    internal const string Space = "http://www.w3.org/2005/Atom";
    private const string Tombstones = "http://purl.org/atompub/tombstones/1.0";

    public string Name => "atom";

    public string MediaType => "application/atom+xml";

    public string ContentType => "application/atom+xml; charset=utf-8";

    public ReadOnlyMemory<byte> Write(Feed feed) =>
        XmlDocuments.Bytes(
            xml =>
            {
                xml.WriteStartElement("feed", Space);
                xml.WriteAttributeString("xmlns", "at", null, Tombstones);
                xml.WriteAttributeString("xmlns", "media", null, FeedMedia.Space);
                xml.WriteAttributeString("xmlns", "cms", null, FeedFormats.OwnSpace);
                xml.WriteAttributeString("xml", "lang", null, feed.Site.Language);
                xml.Text("id", feed.Id);
                xml.Text("title", feed.Title);
                if (feed.Description is not null)
                    xml.Text("subtitle", feed.Description);
                xml.Text("updated", XmlDocuments.Instant(feed.UpdatedAt));
                // Whoever signs no entry of their own leaves it to the magazine: an entry has an author, or its feed does.
                Person(xml, "author", feed.Site.Name, feed.Site.Url);
                Link(xml, "alternate", feed.Page, "text/html");
                foreach (var link in feed.Links)
                    Link(xml, link.Relation, link.Address, link.Relation == "hub" ? null : MediaType);
                if (feed.Site.Logo is not null)
                    xml.Text("logo", feed.Site.Logo);
                foreach (var entry in feed.Entries)
                {
                    if (entry is FeedItem item)
                        Write(xml, item);
                    else
                        Write(xml, (FeedRemoval)entry);
                }

                xml.WriteEndElement();
            },
            feed.Size
        );

    private static void Write(XmlWriter xml, FeedItem item)
    {
        xml.WriteStartElement("entry");
        xml.WriteAttributeString("xml", "lang", null, item.Language);
        xml.Text("id", item.Urn);
        xml.Text("title", item.Title);
        xml.Text("published", XmlDocuments.Instant(item.PublishedAt));
        xml.Text("updated", XmlDocuments.Instant(item.ModifiedAt));
        foreach (var author in item.Authors)
            Person(xml, "author", author.Name, author.Url);
        Link(xml, "alternate", item.Url, "text/html");
        if (item.CanonicalUrl != item.Url)
            Link(xml, "canonical", item.CanonicalUrl, "text/html");
        if (item.License?.Url is { } license)
            Link(xml, "license", license);
        foreach (var illustration in item.Illustrations)
            xml.Empty(
                "link",
                null,
                ("rel", "enclosure"),
                ("href", illustration.File.Url),
                ("type", illustration.File.Type),
                ("length", illustration.Bytes?.ToString(CultureInfo.InvariantCulture))
            );
        foreach (var topic in item.Topics)
            xml.Empty("category", null, ("term", topic));
        xml.Text("summary", item.Summary);
        xml.Text("content", item.Html, null, ("type", "html"));
        if (item.License is not null)
            xml.Text("rights", item.License.Name);
        FeedMedia.Write(xml, item.Illustrations);
        FeedMedia.WriteOwn(xml, item);
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, FeedRemoval removal)
    {
        xml.WriteStartElement("entry");
        xml.WriteAttributeString("xml", "lang", null, removal.Language);
        xml.Text("id", removal.Urn);
        xml.Text("title", removal.Title);
        xml.Text("published", XmlDocuments.Instant(removal.PublishedAt));
        xml.Text("updated", XmlDocuments.Instant(removal.ModifiedAt));
        if (removal.ReplacementUrl is not null)
            Link(xml, "related", removal.ReplacementUrl, "text/html");
        xml.Text("content", removal.Html, null, ("type", "html"));
        xml.Text("version", removal.Version.ToString(CultureInfo.InvariantCulture), FeedFormats.OwnSpace);
        xml.Text("removed", Json.Word(removal.Reason), FeedFormats.OwnSpace);
        xml.WriteEndElement();
        // A tombstone counts against an entry that is no newer than it.
        xml.WriteStartElement("deleted-entry", Tombstones);
        xml.Attributes(("ref", removal.Urn), ("when", XmlDocuments.Instant(removal.ModifiedAt)));
        xml.WriteAttributeString("xml", "lang", null, removal.Language);
        xml.Text("comment", removal.Notice, Tombstones);
        if (removal.ReplacementUrl is not null)
            xml.Empty("link", Space, ("rel", "related"), ("href", removal.ReplacementUrl), ("type", "text/html"));
        xml.WriteEndElement();
    }

    private static void Person(XmlWriter xml, string role, string name, string? address)
    {
        xml.WriteStartElement(role);
        xml.Text("name", name);
        if (address is not null)
            xml.Text("uri", address);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string? type = null) =>
        xml.Empty("link", null, ("rel", relation), ("href", address), ("type", type));
}
