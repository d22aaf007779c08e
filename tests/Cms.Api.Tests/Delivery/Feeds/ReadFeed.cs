using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace Cms.Api.Tests.Delivery.Feeds;

/// <summary>A feed as a reader takes it in, whatever its format.</summary>
internal sealed record ReadFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Tombstone = "http://purl.org/atompub/tombstones/1.0";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace DublinTerms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Media = "http://search.yahoo.com/mrss/";
    private static readonly XNamespace Own = "urn:uuid:6f1d0d52-8b8f-4c1e-9a35-5b0a3e0f7c21";

    public required string? Title { get; init; }

    public required string? Self { get; init; }

    public required string? Next { get; init; }

    public required IReadOnlyList<ReadEntry> Entries { get; init; }

    public IEnumerable<string> Ids => Entries.Select(e => e.Id);

    public ReadEntry this[Guid id] => Entries.Single(e => e.Id == $"urn:uuid:{id}");

    public bool Has(Guid id) => Entries.Any(e => e.Id == $"urn:uuid:{id}");

    public static async Task<ReadFeed> FromAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
        return answer.Content.Headers.ContentType!.MediaType switch
        {
            "application/rss+xml" => Rss(XDocument.Parse(text).Root!.Element("channel")!),
            "application/atom+xml" => OfAtom(XDocument.Parse(text).Root!),
            _ => Json(JsonDocument.Parse(text).RootElement),
        };
    }

    private static ReadFeed Rss(XElement channel) =>
        new()
        {
            Title = channel.Element("title")?.Value,
            Self = Link(channel, "self"),
            Next = Link(channel, "next"),
            Entries =
            [
                .. channel
                    .Elements("item")
                    .Select(item => new ReadEntry
                    {
                        Id = item.Element("guid")!.Value,
                        IsRemoved = item.Element(Own + "removed") is not null,
                        Title = item.Element("title")!.Value,
                        Url = item.Element("link")?.Value,
                        Html = item.Element(Content + "encoded")?.Value ?? item.Element("description")!.Value,
                        Listed = DateTime.ParseExact(item.Element("pubDate")!.Value, "r", CultureInfo.InvariantCulture),
                        Modified = Instant(item.Element(DublinTerms + "modified")!.Value),
                        Authors = [.. item.Elements(DublinCore + "creator").Select(c => c.Value)],
                        Pictures = [.. item.Elements(Media + "content").Select(c => c.Attribute("url")!.Value)],
                        Text = item.Element(Own + "text")?.Value,
                        Omitted = Omitted(item),
                    }),
            ],
        };

    private static ReadFeed OfAtom(XElement feed) =>
        new()
        {
            Title = feed.Element(Atom + "title")?.Value,
            Self = Link(feed, "self"),
            Next = Link(feed, "next"),
            Entries =
            [
                .. feed.Elements(Atom + "entry")
                    .Select(entry => new ReadEntry
                    {
                        Id = entry.Element(Atom + "id")!.Value,
                        IsRemoved = IsStub(entry),
                        Title = entry.Element(Atom + "title")!.Value,
                        Url = Link(entry, "alternate"),
                        Html = entry.Element(Atom + "content")!.Value,
                        Listed = Instant(entry.Element(Atom + (IsStub(entry) ? "updated" : "published"))!.Value),
                        Modified = Instant(entry.Element(Atom + "updated")!.Value),
                        Authors = [.. entry.Elements(Atom + "author").Select(a => a.Element(Atom + "name")!.Value)],
                        Pictures = [.. entry.Elements(Media + "content").Select(c => c.Attribute("url")!.Value)],
                        Text = entry.Element(Own + "text")?.Value,
                        Omitted = Omitted(entry),
                    }),
            ],
        };

    // Of each removal a reader that knows tombstones and one that does not are told the same.
    private static bool IsStub(XElement entry)
    {
        var isStub = entry.Element(Own + "removed") is not null;
        var (id, updated) = (entry.Element(Atom + "id")!.Value, entry.Element(Atom + "updated")!.Value);
        var hasTombstone = entry
            .Parent!.Elements(Tombstone + "deleted-entry")
            .Any(t => t.Attribute("ref")!.Value == id && t.Attribute("when")!.Value == updated);
        return isStub == hasTombstone ? isStub : throw new InvalidOperationException($"{id} is told of as removed in one way only.");
    }

    private static ReadFeed Json(JsonElement feed) =>
        new()
        {
            Title = feed.Text("title"),
            Self = feed.Text("feed_url"),
            Next = feed.TryGetProperty("next_url", out var next) ? next.GetString() : null,
            Entries =
            [
                .. feed.GetProperty("items")
                    .EnumerateArray()
                    .Select(item => new ReadEntry
                    {
                        Id = item.Text("id")!,
                        IsRemoved = item.GetProperty("_cms").TryGetProperty("removed", out _),
                        Title = item.Text("title")!,
                        Url = item.TryGetProperty("url", out var url) ? url.GetString() : null,
                        Html = item.Text("content_html")!,
                        Listed = Instant(
                            item.Text(item.GetProperty("_cms").TryGetProperty("removed", out _) ? "date_modified" : "date_published")!
                        ),
                        Modified = Instant(item.Text("date_modified")!),
                        Authors = item.TryGetProperty("authors", out var authors)
                            ? [.. authors.EnumerateArray().Select(a => a.Text("name")!)]
                            : [],
                        Pictures = item.TryGetProperty("attachments", out var files)
                            ? [.. files.EnumerateArray().Select(a => a.Text("url")!)]
                            : [],
                        Text = item.GetProperty("_cms").TryGetProperty("text", out var text) ? text.GetString() : null,
                        Omitted = item.GetProperty("_cms").TryGetProperty("omitted", out var omitted)
                            ? [.. omitted.EnumerateArray().Select(o => (o.Text("id")!, o.Text("reason")!))]
                            : [],
                    }),
            ],
        };

    private static (string, string)[] Omitted(XElement entry) =>
        [.. entry.Elements(Own + "omitted").Select(o => (o.Attribute("ref")!.Value, o.Attribute("reason")!.Value))];

    private static string? Link(XElement owner, string relation) =>
        owner.Elements(Atom + "link").SingleOrDefault(l => l.Attribute("rel")!.Value == relation)?.Attribute("href")!.Value;

    private static DateTime Instant(string text) =>
        DateTime.ParseExact(
            text,
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
        );
}

/// <summary>One entry as a reader takes it in.</summary>
internal sealed record ReadEntry
{
    public required string Id { get; init; }

    public required bool IsRemoved { get; init; }

    public required string Title { get; init; }

    public required string? Url { get; init; }

    public required string Html { get; init; }

    /// <summary>The date that a reader sorts by.</summary>
    public required DateTime Listed { get; init; }

    public required DateTime Modified { get; init; }

    public required IReadOnlyList<string> Authors { get; init; }

    public required IReadOnlyList<string> Pictures { get; init; }

    public required string? Text { get; init; }

    public required IReadOnlyList<(string Id, string Reason)> Omitted { get; init; }
}
