using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Cms.Api.Delivery.Illustrations;
using Cms.Api.Http;
using Cms.Api.Media;
using Cms.Model.Articles;

namespace Cms.Api.Delivery.Articles;

/// <summary>Describes pieces to search engines (https://schema.org).</summary>
internal sealed class ArticleJsonLd(CurrentSite site, Addresses addresses)
{
    // What engines ask for, at least this wide (https://developers.google.com/search/docs/appearance/structured-data/article).
    private static readonly PictureRatio[] Crops = [new(16, 9), new(4, 3), new(1, 1)];
    private const int CropWidth = 1200;

    // Made to be put into a script element as it is: no < and no & leaves here unescaped.
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A description as it may stand in a script element.</summary>
    public static byte[] Write(JsonObject description) => JsonSerializer.SerializeToUtf8Bytes(description, Written);

    /// <summary>The piece, as the kind of work that its genre is.</summary>
    /// <param name="summary">Its card.</param>
    /// <param name="details">What it has beyond that.</param>
    /// <param name="organizations">Those of its contributors that are no persons.</param>
    public JsonObject Describe(ArticleSummary summary, ArticleDetails details, IReadOnlyCollection<Guid> organizations)
    {
        var article = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = TypeOf(summary.Genre),
            ["genre"] = summary.Genre == Genre.Article ? null : GenreWords.InEnglish(summary.Genre),
            ["@id"] = $"urn:uuid:{summary.Id}",
            // Engines are to count one address, and it is the same that the page names as canonical.
            ["url"] = details.CanonicalUrl,
            ["mainEntityOfPage"] = details.CanonicalUrl,
            ["headline"] = summary.Title,
            ["alternativeHeadline"] = summary.Subtitle,
            ["description"] = details.Seo.Description,
            ["datePublished"] = XmlDocuments.Instant(summary.PublishedAt),
            ["dateModified"] = XmlDocuments.Instant(summary.UpdatedAt),
            ["inLanguage"] = summary.Language,
            // An article's alone.
            ["wordCount"] = summary.Genre is Genre.Poem or Genre.Podcast ? null : summary.WordCount,
            ["author"] = People(ContributionRole.Author),
            ["editor"] = People(ContributionRole.Editor),
            ["translator"] = People(ContributionRole.Translator),
            ["contributor"] = People(
                ContributionRole.Illustrator,
                ContributionRole.Photographer,
                ContributionRole.Interviewer,
                ContributionRole.Interviewee
            ),
            ["publisher"] = Organization(site.Words.Name, site.Words.Url, site.Words.Logo),
            ["sourceOrganization"] = List(
                summary
                    .Attributions.Where(a => a is { Relation: AttributionRelation.InCollaborationWith, Source: not null })
                    .Select(a => Organization(a.Source!.Name, a.Source.Url, null))
            ),
            ["image"] = List(Images(summary.LeadIllustration, details.Seo.Image)),
            ["isBasedOn"] = List(
                summary
                    .Attributions.Where(a => a.Relation is AttributionRelation.OriginallyPublishedIn or AttributionRelation.RepublishedFrom)
                    .Select(Original)
                    .Concat(
                        details.CanonicalUrl == summary.Url || summary.Attributions.Any(a => a.Url == details.CanonicalUrl)
                            ? []
                            : [new JsonObject { ["@type"] = "CreativeWork", ["url"] = details.CanonicalUrl }]
                    )
            ),
            ["isPartOf"] = List(
                summary
                    .Series.Select(Series)
                    .Concat(
                        summary
                            .Attributions.Where(a =>
                                a.Relation == AttributionRelation.PartOf && !summary.Series.Any(s => s.Id == a.Series?.Id)
                            )
                            .Select(Project)
                    )
            ),
            ["keywords"] = List(summary.Topics.Select(t => JsonValue.Create(t.Name))),
            ["license"] = summary.License?.Url ?? summary.License?.Name,
            ["correction"] = List(
                details.Corrections.Select(c => new JsonObject
                {
                    ["@type"] = "CorrectionComment",
                    ["text"] = c.Text,
                    ["datePublished"] = XmlDocuments.Instant(c.At),
                })
            ),
            ["workTranslation"] = List(
                details.Translations.Select(t => new JsonObject
                {
                    ["@type"] = "NewsArticle",
                    ["@id"] = $"urn:uuid:{t.Id}",
                    ["url"] = t.Url,
                    ["headline"] = t.Title,
                    ["inLanguage"] = t.Language,
                })
            ),
        };
        return WithoutNulls(article);

        // Who is not to be named is told of as a person.
        bool IsOrganization(ContributionResponse contribution) => contribution.Author is { } author && organizations.Contains(author.Id);

        JsonArray? People(params ContributionRole[] roles) =>
            List(
                summary
                    .Contributions.Where(c => roles.Contains(c.Role))
                    .Select(c => new JsonObject
                    {
                        ["@type"] = IsOrganization(c) ? "Organization" : "Person",
                        ["name"] = c.CreditedAs ?? c.Author?.Name,
                        ["url"] = c.Author?.Url,
                        ["jobTitle"] = IsOrganization(c) ? null : c.Title,
                        ["affiliation"] = c.Affiliation is null || IsOrganization(c) ? null : Organization(c.Affiliation, null, null),
                    })
            );
    }

    private static string TypeOf(Genre genre) =>
        genre switch
        {
            Genre.Essay or Genre.PhotoEssay => "Article",
            Genre.Review => "ReviewNewsArticle",
            Genre.Report => "ReportageNewsArticle",
            Genre.Letter => "OpinionNewsArticle",
            Genre.Poem => "CreativeWork",
            Genre.Podcast => "PodcastEpisode",
            _ => "NewsArticle",
        };

    /// <summary>
    /// The picture of its card in the three crops that engines choose from, and the one that link previews show where that is another.
    /// </summary>
    private IEnumerable<JsonNode?> Images(IllustrationResponse? lead, IllustrationResponse? card)
    {
        if (lead is not null)
        {
            foreach (var ratio in Crops)
                yield return Image(lead, Rendition.Crop(lead, ratio, CropWidth));
        }

        // Its src is the crop that it is shown in.
        if (card is not null && card.Id != lead?.Id)
            yield return Image(card, new Rendition(card.Src, card.Width, card.Height, ""));
    }

    private JsonObject Image(IllustrationResponse illustration, Rendition rendition) =>
        new()
        {
            ["@type"] = "ImageObject",
            ["url"] = rendition.Url,
            ["contentUrl"] = rendition.Url,
            ["width"] = rendition.Width,
            ["height"] = rendition.Height,
            ["caption"] = illustration.Caption ?? (illustration.Alt.Length > 0 ? illustration.Alt : null),
            ["creditText"] = illustration.Credit?.Text,
            ["creator"] = WrittenCredit.CreatorOf(illustration.Credit) is { } name
                ? new JsonObject
                {
                    ["@type"] = "Person",
                    ["name"] = name,
                    ["url"] = illustration.Credit!.Author?.Url,
                }
                : null,
            ["copyrightNotice"] = WrittenCredit.NoticeOf(illustration.Credit, illustration.License, site.Words.Name),
            ["license"] = illustration.License?.Url,
            ["acquireLicensePage"] = addresses.PictureFacts(illustration.Id),
        };

    private static JsonObject Original(AttributionResponse attribution) =>
        new()
        {
            ["@type"] = "CreativeWork",
            ["name"] = attribution.Title,
            ["url"] = attribution.Url,
            ["datePublished"] = attribution.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["publisher"] = attribution.Source is { } source ? Organization(source.Name, source.Url, null) : null,
            ["creditText"] = attribution.Text,
        };

    private static JsonObject Series(SeriesPlaceResponse place) =>
        new()
        {
            ["@type"] = "CreativeWorkSeries",
            ["@id"] = $"urn:uuid:{place.Id}",
            ["name"] = place.Title,
            ["url"] = place.Url,
        };

    private static JsonObject Project(AttributionResponse attribution) =>
        new()
        {
            ["@type"] = attribution.Series is null ? "CreativeWork" : "CreativeWorkSeries",
            ["@id"] = attribution.Series is { } series ? $"urn:uuid:{series.Id}" : null,
            ["name"] = attribution.Series?.Name ?? attribution.Source?.Name ?? attribution.Title ?? attribution.Text,
            ["url"] = attribution.Url ?? attribution.Series?.Url ?? attribution.Source?.Url,
        };

    private static JsonObject Organization(string name, string? url, string? logo) =>
        new()
        {
            ["@type"] = "Organization",
            ["name"] = name,
            ["url"] = url,
            ["logo"] = logo is null ? null : new JsonObject { ["@type"] = "ImageObject", ["url"] = logo },
        };

    private static JsonArray? List(IEnumerable<JsonNode?> items) => items.ToArray() is { Length: > 0 } some ? new JsonArray(some) : null;

    /// <summary>What is not there is not said: an engine takes null for a fault.</summary>
    private static JsonObject WithoutNulls(JsonObject thing)
    {
        foreach (var (name, value) in thing.ToList())
        {
            if (value is null)
                thing.Remove(name);
            else if (value is JsonObject inner)
                WithoutNulls(inner);
            else if (value is JsonArray items)
                items.OfType<JsonObject>().ToList().ForEach(item => WithoutNulls(item));
        }

        return thing;
    }
}
