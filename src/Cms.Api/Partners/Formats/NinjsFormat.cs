using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Http;
using Cms.Api.Partners.Articles;
using Cms.Model.Partners;

namespace Cms.Api.Partners.Formats;

/// <summary>
/// A piece as IPTC ninjs (https://iptc.org/standards/ninjs/). Version 3.1 has its members in camelCase, 2.2 the same ones in
/// lower case; neither knows members of ours.
/// </summary>
internal sealed class NinjsFormat(string version, Settings settings)
{
    private const string Plain = "text/plain";
    private const string Html = "text/html";

    /// <summary>The piece.</summary>
    public JsonObject Write(PartnerPiece piece)
    {
        var (summary, rights) = (piece.Summary, piece.Rights);
        var html = HtmlWriter.Write(piece.Body, piece.References);
        var text = PlainTextWriter.Write(piece.Body, piece.References);
        var item = new JsonObject
        {
            ["uri"] = Urn(summary.Id),
            ["standard"] = Standard,
            ["type"] = "text",
            ["representationType"] = "full",
            ["version"] = summary.Version.ToString(CultureInfo.InvariantCulture),
            // A piece under an embargo is dated by its end, and exists before.
            ["firstCreated"] = XmlDocuments.Instant(summary.PublishedAt < summary.ModifiedAt ? summary.PublishedAt : summary.ModifiedAt),
            ["versionCreated"] = XmlDocuments.Instant(summary.ModifiedAt),
            ["embargoedUntil"] = rights.EmbargoUntil is { } until ? XmlDocuments.InstantNotBefore(until) : null,
            ["pubStatus"] = rights.Standing == PartnerStanding.Held ? "withheld" : "usable",
            ["language"] = summary.Language,
            ["title"] = summary.Title,
            ["headlines"] = Texts(("main", Plain, summary.Title), ("subtitle", Plain, summary.Subtitle)),
            ["by"] = summary.Byline,
            ["slugline"] = summary.Slug,
            ["descriptions"] = Texts(("summary", Plain, summary.Excerpt)),
            ["bodies"] = new JsonArray(Body("main", Html, html, text, summary.WordCount), Body("plain", Plain, text, text, summary.WordCount)),
            ["edNote"] = piece.Details.Corrections.Count == 0 ? null : string.Join('\n', piece.Details.Corrections.Select(c => $"{XmlDocuments.Instant(c.At)[..10]}: {c.Text}")),
            ["people"] = People(piece, isOrganization: false),
            ["organisations"] = People(piece, isOrganization: true),
            ["subjects"] = List(summary.Topics.Select(t => new JsonObject { ["name"] = t.Name, ["uri"] = t.Url })),
            ["infoSources"] = List(summary.Attributions.Where(a => a.Source is not null).Select(a => new JsonObject
            {
                ["name"] = a.Source!.Name,
                ["role"] = Json.Word(a.Relation),
                ["uri"] = a.Url ?? a.Source.Url,
            })),
            ["associations"] = List(piece.Illustrations.Select(i => Picture(i, summary.LeadIllustration?.Id))),
            ["altIds"] = new JsonArray(Alternative("url", summary.Url), Alternative("canonical", rights.CanonicalUrl)),
            ["copyrightHolder"] = Copyright.HolderOf(piece, settings.Site),
            ["copyrightNotice"] = Copyright.NoticeOf(piece, settings.Site),
            ["usageTerms"] = rights.License is null ? null : string.Join(' ', LicenseWords.Of(rights.License, rights.CanonicalUrl)),
            ["rightsInfo"] = Rights(rights.License),
        };
        return InItsCase(item);
    }

    /// <summary>A piece that was taken down: that it is canceled and what is said of that, and none of its words.</summary>
    public JsonObject Write(TakenDownArticle article) => InItsCase(new JsonObject
    {
        ["uri"] = Urn(article.Article.Id),
        ["standard"] = Standard,
        ["type"] = "text",
        ["version"] = article.Article.Version.ToString(CultureInfo.InvariantCulture),
        ["versionCreated"] = XmlDocuments.Instant(article.At),
        ["pubStatus"] = "canceled",
        ["edNote"] = article.Withdrawal?.Notice,
    });

    /// <summary>The answer that a piece was taken down.</summary>
    public static Answer Canceled(string version, Settings settings, TakenDownArticle article) =>
        new() { Status = 410, Body = JsonSerializer.SerializeToUtf8Bytes(new NinjsFormat(version, settings).Write(article), Json.Options) };

    private JsonObject Standard =>
        new() { ["name"] = "ninjs", ["version"] = version, ["schema"] = $"http://www.iptc.org/std/ninjs/ninjs-schema_{version}.json#" };

    private JsonObject InItsCase(JsonObject item)
    {
        var written = WithoutNulls(item);
        return version.StartsWith("2.", StringComparison.Ordinal) ? InLowerCase(written) : written;
    }

    private static JsonArray? People(PartnerPiece piece, bool isOrganization) => List(piece.Summary.Contributions.Where(c => (c.Author is not null && piece.Organizations.Contains(c.Author.Id)) == isOrganization).Select(c => new JsonObject
    {
        ["name"] = c.CreditedAs ?? c.Author?.Name,
        ["rel"] = Json.Word(c.Role),
        ["uri"] = c.Author?.Url,
    }));

    /// <summary>Where the license stands, else its identifier: the schema takes one of the two.</summary>
    private static JsonObject? Rights(Delivery.LicenseResponse? license) => license is null ? null
        : license.Url is { } url ? new JsonObject { ["linkedRights"] = url } : new JsonObject { ["encodedRights"] = license.Id };

    private static JsonObject Picture(OnwardIllustration illustration, Guid? lead) => new()
    {
        // The keys of associations are names of their places.
        ["name"] = illustration.Shown.Id == lead ? "main" : $"picture-{illustration.Shown.Id}",
        ["uri"] = Urn(illustration.Shown.Id),
        ["type"] = "picture",
        ["by"] = illustration.Shown.Credit?.Text,
        ["descriptions"] = Texts(("caption", Plain, illustration.Shown.Caption), ("alt", Plain, illustration.Shown.Alt.Length > 0 ? illustration.Shown.Alt : null)),
        ["renditions"] = new JsonArray(new JsonObject
        {
            ["name"] = "original",
            ["href"] = illustration.Shown.Src,
            ["contentType"] = illustration.Type,
            ["width"] = illustration.Shown.Width,
            ["height"] = illustration.Shown.Height,
        }),
    };

    private static JsonObject Body(string role, string type, string value, string text, int words) =>
        new() { ["role"] = role, ["contentType"] = type, ["charCount"] = text.Length, ["wordCount"] = words, ["value"] = value };

    private static JsonArray? Texts(params (string Role, string Type, string? Value)[] texts) =>
        List(texts.Where(t => !string.IsNullOrEmpty(t.Value)).Select(t => new JsonObject { ["role"] = t.Role, ["contentType"] = t.Type, ["value"] = t.Value }));

    private static JsonObject Alternative(string role, string value) => new() { ["role"] = role, ["value"] = value };

    private static JsonArray? List(IEnumerable<JsonNode?> items) => items.ToArray() is { Length: > 0 } some ? new JsonArray(some) : null;


    private static string Urn(Guid id) => $"urn:uuid:{id}";

    /// <summary>What is not there is not said: the schema knows no null.</summary>
    private static JsonObject WithoutNulls(JsonObject item)
    {
        foreach (var (name, value) in item.ToList())
        {
            if (value is null)
                item.Remove(name);
            else if (value is JsonObject inner)
                WithoutNulls(inner);
            else if (value is JsonArray items)
                items.OfType<JsonObject>().ToList().ForEach(i => WithoutNulls(i));
        }

        return item;
    }

    private static JsonObject InLowerCase(JsonObject item) => new(item.Select(m => KeyValuePair.Create(m.Key == "embargoedUntil" ? "embargoed" : m.Key.ToLowerInvariant(), m.Value switch
    {
        JsonObject inner => InLowerCase(inner),
        JsonArray items => new JsonArray([.. items.Select(i => i is JsonObject inner ? InLowerCase(inner) : i?.DeepClone())]),
        _ => m.Value?.DeepClone(),
    })));
}
