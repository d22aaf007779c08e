using System.Buffers;
using System.Text.Json;
using Cms.Api.Http;

namespace Cms.Api.Delivery.Feeds;

/// <summary>JSON Feed 1.1. What is absent is left out, as that format has it; our own words stand under <c>_cms</c>.</summary>
internal sealed class JsonFeedFormat : IFeedFormat
{
    public string Name => "json";

    public string MediaType => "application/feed+json";

    public string ContentType => "application/feed+json";

    public ReadOnlyMemory<byte> Write(Feed feed)
    {
        var output = new ArrayBufferWriter<byte>(feed.Size);
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Json.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", feed.Title);
            json.WriteString("home_page_url", feed.Page);
            json.WriteString("feed_url", feed.Link("self"));
            Optional(json, "description", feed.Description);
            Optional(json, "next_url", feed.Link("next"));
            Optional(json, "icon", feed.Site.Logo);
            json.WriteStartArray("authors");
            Person(json, feed.Site.Name, feed.Site.Url);
            json.WriteEndArray();
            json.WriteString("language", feed.Site.Language);
            if (feed.Link("hub") is { } hub)
            {
                json.WriteStartArray("hubs");
                json.WriteStartObject();
                json.WriteString("type", "WebSub");
                json.WriteString("url", hub);
                json.WriteEndObject();
                json.WriteEndArray();
            }

            json.WriteStartObject("_cms");
            json.WriteString("id", feed.Id);
            json.WriteEndObject();
            json.WriteStartArray("items");
            foreach (var entry in feed.Entries)
            {
                json.WriteStartObject();
                json.WriteString("id", entry.Urn);
                if (entry is FeedItem item)
                    Write(json, item);
                else
                    Write(json, (FeedRemoval)entry);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return output.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, FeedItem item)
    {
        json.WriteString("url", item.Url);
        Common(json, item);
        json.WriteString("summary", item.Summary);
        if (item.Illustrations is [var (first, _, _, _), ..])
            json.WriteString("image", first.Src);
        if (item.Authors.Count > 0)
        {
            json.WriteStartArray("authors");
            foreach (var author in item.Authors)
                Person(json, author.Name, author.Url);
            json.WriteEndArray();
        }

        if (item.Topics.Count > 0)
            Texts(json, "tags", item.Topics);
        if (item.Illustrations.Count > 0)
        {
            json.WriteStartArray("attachments");
            foreach (var (shown, file, bytes, _) in item.Illustrations)
            {
                json.WriteStartObject();
                json.WriteString("url", file.Url);
                json.WriteString("mime_type", file.Type);
                if (bytes is { } length)
                    json.WriteNumber("size_in_bytes", length);
                json.WriteStartObject("_cms");
                json.WriteString("id", FeedIds.Of(shown.Id));
                json.WriteNumber("width", file.Width);
                json.WriteNumber("height", file.Height);
                json.WriteString("alt", shown.Alt);
                Optional(json, "caption", shown.Caption);
                Optional(json, "credit", shown.Credit?.Text);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteStartObject("_cms");
        json.WriteNumber("version", item.Version);
        json.WriteString("text", item.TextDenied is null ? "whole" : "excerpt");
        Optional(json, "reason", item.TextDenied is { } reason ? Json.Word(reason) : null);
        Optional(json, "byline", item.Byline);
        Texts(json, "attributions", item.Attributions);
        json.WriteString("canonical_url", item.CanonicalUrl);
        if (item.License is not null)
        {
            json.WriteStartObject("license");
            json.WriteString("id", item.License.Id);
            json.WriteString("name", item.License.Name);
            Optional(json, "url", item.License.Url);
            json.WriteEndObject();
        }

        json.WriteStartArray("omitted");
        foreach (var (id, denial) in item.Omitted)
        {
            json.WriteStartObject();
            json.WriteString("id", FeedIds.Of(id));
            json.WriteString("reason", denial);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FeedRemoval removal)
    {
        Common(json, removal);
        json.WriteStartObject("_cms");
        json.WriteNumber("version", removal.Version);
        json.WriteString("removed", Json.Word(removal.Reason));
        json.WriteEndObject();
    }

    private static void Common(Utf8JsonWriter json, FeedEntry entry)
    {
        json.WriteString("title", entry.Title);
        json.WriteString("content_html", entry.Html);
        json.WriteString("date_published", XmlDocuments.Instant(entry.PublishedAt));
        json.WriteString("date_modified", XmlDocuments.Instant(entry.ModifiedAt));
        json.WriteString("language", entry.Language);
    }

    private static void Person(Utf8JsonWriter json, string name, string? address)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        if (address is not null)
            json.WriteString("url", address);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }
}
