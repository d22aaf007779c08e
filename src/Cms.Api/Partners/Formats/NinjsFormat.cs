using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Http;
using Cms.Api.Partners.Articles;

namespace Cms.Api.Partners.Formats;

/// <summary>
/// A piece as IPTC ninjs (https://iptc.org/standards/ninjs/). Version 3.1 has its members in camelCase, 2.2 the same ones in
/// lower case; neither knows members of ours.
/// </summary>
internal sealed class NinjsFormat(string version, CurrentSite site)
{
    private const string Plain = "text/plain";
    private const string Html = "text/html";

    /// <summary>What the page is called that says how errors are put right.</summary>
    public const string PolicyTitle = "Corrections policy";

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
            ["firstCreated"] = NinjsWords.FirstCreated(piece),
            ["versionCreated"] = XmlDocuments.Instant(summary.ModifiedAt),
            ["embargoedUntil"] = rights.EmbargoUntil is { } until ? XmlDocuments.InstantNotBefore(until) : null,
            ["pubStatus"] = NinjsWords.Status(piece),
            ["expires"] = piece.ExpiresAt is { } end ? XmlDocuments.Instant(end) : null,
            ["language"] = summary.Language,
            ["title"] = summary.Title,
            ["headlines"] = Texts(("main", Plain, summary.Title), ("subtitle", Plain, summary.Subtitle)),
            ["by"] = summary.Byline,
            ["slugline"] = summary.Slug,
            ["descriptions"] = Texts([
                ("summary", Plain, summary.Excerpt),
                .. NinjsWords.Corrections(piece).Select(c => (c.Kind, Plain, (string?)c.Text)),
            ]),
            ["genres"] = NinjsWords.GenreOf(piece) is { } genre
                ? new JsonArray(
                    new JsonObject
                    {
                        ["name"] = genre.Name,
                        ["uri"] = genre.Code is null ? null : NinjsWords.Genres + genre.Code,
                        ["literal"] = genre.Code ?? genre.Name,
                    }
                )
                : null,
            ["bodies"] = new JsonArray(
                Body("main", Html, html, text, summary.WordCount),
                Body("plain", Plain, text, text, summary.WordCount)
            ),
            ["edNote"] = NinjsWords.EdNote(piece),
            ["people"] = People(piece, isOrganization: false),
            ["organisations"] = People(piece, isOrganization: true),
            ["subjects"] = List(
                summary.Topics.SelectMany(t =>
                    piece
                        .TopicCodes[t.Id]
                        .Select(c => (c.Uri, Literal: c.Code))
                        .Prepend((t.Url, t.Slug))
                        .Select(s => new JsonObject
                        {
                            ["name"] = t.Name,
                            ["rel"] = "about",
                            ["uri"] = s.Item1,
                            ["literal"] = s.Item2,
                        })
                )
            ),
            ["infoSources"] = List(
                summary
                    .Attributions.Where(a => a.Source is not null)
                    .Select(a => new JsonObject
                    {
                        ["name"] = a.Source!.Name,
                        ["role"] = Json.Word(a.Relation),
                        ["uri"] = a.Url ?? a.Source.Url,
                    })
            ),
            ["associations"] = List(
                piece
                    .Illustrations.Select(i => (JsonNode?)Picture(i, summary.LeadIllustration?.Id))
                    .Concat(summary.Series.SelectMany(Series))
                    .Concat(piece.Details.Translations.Select(Translation))
            ),
            ["altIds"] = new JsonArray(Alternative("url", summary.Url), Alternative("canonical", rights.CanonicalUrl)),
            ["copyrightHolder"] = Copyright.HolderOf(piece, site.Words),
            ["copyrightNotice"] = Copyright.NoticeOf(piece, site.Words),
            ["usageTerms"] = NinjsWords.Usage(piece),
            ["trustIndicators"] = site.Words.CorrectionsPolicy is { } policy
                ? new JsonArray(
                    new JsonObject
                    {
                        ["role"] = NinjsWords.TrustIndicators + NinjsWords.CorrectionsPolicy,
                        ["title"] = PolicyTitle,
                        ["href"] = policy,
                    }
                )
                : null,
            ["rightsInfo"] = Rights(rights.License),
        };
        return InItsCase(item);
    }

    /// <summary>A piece that was taken down: that it is canceled and what is said of that, and none of its words.</summary>
    public JsonObject Write(TakenDownArticle article) =>
        InItsCase(
            new JsonObject
            {
                ["uri"] = Urn(article.Article.Id),
                ["standard"] = Standard,
                ["type"] = "text",
                ["version"] = article.Article.Version.ToString(CultureInfo.InvariantCulture),
                ["versionCreated"] = XmlDocuments.Instant(article.At),
                ["pubStatus"] = "canceled",
                ["edNote"] = article.Withdrawal?.Notice,
            }
        );

    /// <summary>The answer that a piece was taken down.</summary>
    public static Answer Canceled(string version, CurrentSite site, TakenDownArticle article) =>
        new() { Status = 410, Body = JsonSerializer.SerializeToUtf8Bytes(new NinjsFormat(version, site).Write(article), Json.Options) };

    private JsonObject Standard =>
        new()
        {
            ["name"] = "ninjs",
            ["version"] = version,
            ["schema"] = $"http://www.iptc.org/std/ninjs/ninjs-schema_{version}.json#",
        };

    private JsonObject InItsCase(JsonObject item)
    {
        var written = WithoutNulls(item);
        return version.StartsWith("2.", StringComparison.Ordinal) ? InLowerCase(written) : written;
    }

    private static JsonArray? People(PartnerPiece piece, bool isOrganization) =>
        List(
            NinjsWords
                .Makers(piece, isOrganization)
                .Select(c => new JsonObject
                {
                    ["name"] = c.CreditedAs ?? c.Author?.Name,
                    ["rel"] = Json.Word(c.Role),
                    ["uri"] = c.Author?.Url,
                })
        );

    /// <summary>Where the license stands, else its identifier: the schema takes one of the two.</summary>
    private static JsonObject? Rights(Delivery.LicenseResponse? license) =>
        license is null ? null
        : license.Url is { } url ? new JsonObject { ["linkedRights"] = url }
        : new JsonObject { ["encodedRights"] = license.Id };

    private static JsonObject Picture(OnwardIllustration illustration, Guid? lead) =>
        new()
        {
            // The keys of associations are names of their places.
            ["name"] = illustration.Shown.Id == lead ? "main" : $"picture-{illustration.Shown.Id}",
            ["rel"] = illustration.Shown.Id == lead ? "main" : "illustration",
            ["uri"] = Urn(illustration.Shown.Id),
            ["type"] = "picture",
            ["by"] = illustration.Shown.Credit?.Text,
            ["copyrightNotice"] = illustration.Source.Credit.Notice,
            ["usageTerms"] = illustration.Source.Credit.Terms,
            ["rightsInfo"] = Rights(illustration.Shown.License),
            ["digitalSourceType"] = illustration.DigitalSourceType is { } source
                ? new JsonObject { ["uri"] = NinjsWords.DigitalSourceTypes + Json.Word(source), ["literal"] = Json.Word(source) }
                : null,
            ["descriptions"] = Texts(
                ("caption", Plain, illustration.Shown.Caption),
                ("alt", Plain, illustration.Shown.Alt.Length > 0 ? illustration.Shown.Alt : null)
            ),
            ["renditions"] = new JsonArray([
                .. NinjsWords
                    .Renditions(illustration.Shown)
                    .Select(r =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["name"] = r.Name,
                                ["href"] = r.File.Url,
                                ["contentType"] = r.File.Type,
                                ["width"] = r.File.Width,
                                ["height"] = r.File.Height,
                            }
                    ),
            ]),
        };

    /// <summary>A series that it stands in, and the parts before and after it.</summary>
    private static IEnumerable<JsonNode?> Series(SeriesPlaceResponse place)
    {
        yield return Associated($"series-{place.Slug}", "partOf", place.Id, "composite", place.Title, place.Url);
        if (place.Previous is { } previous)
            yield return Associated("previous", "previous", previous.Id, "text", previous.Title, previous.Url);
        if (place.Next is { } next)
            yield return Associated("next", "next", next.Id, "text", next.Title, next.Url);
    }

    private static JsonObject Translation(TranslationResponse translation)
    {
        var associated = Associated(
            $"translation-{translation.Slug}",
            "translation",
            translation.Id,
            "text",
            translation.Title,
            translation.Url
        );
        associated["language"] = translation.Language;
        return associated;
    }

    private static JsonObject Associated(string name, string relation, Guid id, string type, string title, string url) =>
        new()
        {
            ["name"] = name,
            ["rel"] = relation,
            ["uri"] = Urn(id),
            ["type"] = type,
            ["title"] = title,
            ["altIds"] = new JsonArray(Alternative("url", url)),
        };

    private static JsonObject Body(string role, string type, string value, string text, int words) =>
        new()
        {
            ["role"] = role,
            ["contentType"] = type,
            ["charCount"] = text.Length,
            ["wordCount"] = words,
            ["value"] = value,
        };

    private static JsonArray? Texts(params IEnumerable<(string Role, string Type, string? Value)> texts) =>
        List(
            texts
                .Where(t => !string.IsNullOrEmpty(t.Value))
                .Select(t => new JsonObject
                {
                    ["role"] = t.Role,
                    ["contentType"] = t.Type,
                    ["value"] = t.Value,
                })
        );

    private static JsonObject Alternative(string role, string value) => new() { ["role"] = role, ["value"] = value };

    /// <summary>A list, which is not said where it is empty.</summary>
    internal static JsonArray? List(IEnumerable<JsonNode?> items) => items.ToArray() is { Length: > 0 } some ? new JsonArray(some) : null;

    private static string Urn(Guid id) => NinjsWords.Urn(id);

    /// <summary>What is not there is not said: the schema knows no null.</summary>
    internal static JsonObject WithoutNulls(JsonObject item)
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

    // Of what is associated this version says no relation; its name says it.
    private static JsonObject InLowerCase(JsonObject item, bool isAssociated = false) =>
        new(
            item.Where(m => !(isAssociated && m.Key == "rel"))
                .Select(m =>
                    KeyValuePair.Create(
                        m.Key == "embargoedUntil" ? "embargoed" : m.Key.ToLowerInvariant(),
                        m.Value switch
                        {
                            JsonObject inner => InLowerCase(inner),
                            JsonArray items => new JsonArray([
                                .. items.Select(i => i is JsonObject inner ? InLowerCase(inner, m.Key == "associations") : i?.DeepClone()),
                            ]),
                            _ => m.Value?.DeepClone(),
                        }
                    )
                )
        );
}
