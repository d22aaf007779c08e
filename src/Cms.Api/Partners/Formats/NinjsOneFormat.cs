using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Http;
using Cms.Api.Partners.Articles;
using Cms.Model.Topics;

namespace Cms.Api.Partners.Formats;

/// <summary>
/// A piece as IPTC ninjs 1.3, the generation that systems take in that receive news (Superdesk among them): one headline, one
/// body, and objects by name where later versions have lists. They print the body and little else, so it holds the corrections
/// and the attribution too; whatever is associated they take for an item of its own, so only pictures are.
/// </summary>
internal sealed class NinjsOneFormat(CurrentSite site)
{
    /// <summary>The piece.</summary>
    public JsonObject Write(PartnerPiece piece)
    {
        var (summary, rights) = (piece.Summary, piece.Rights);
        // The picture of its card goes along by itself.
        var html = PartnerDocuments.BodyHtml(piece with { Summary = summary with { LeadIllustration = null } }, site.Words);
        var text = PlainTextWriter.Write(piece.Body, piece.References);
        var corrections = NinjsWords.Corrections(piece).Select(c => c.Text).ToList();
        return NinjsFormat.WithoutNulls(
            new JsonObject
            {
                ["uri"] = NinjsWords.Urn(summary.Id),
                ["$standard"] = Standard,
                ["type"] = "text",
                ["mimetype"] = "text/html",
                ["representationtype"] = "complete",
                ["version"] = summary.Version.ToString(CultureInfo.InvariantCulture),
                ["firstcreated"] = NinjsWords.FirstCreated(piece),
                ["versioncreated"] = XmlDocuments.Instant(summary.ModifiedAt),
                ["embargoed"] = rights.EmbargoUntil is { } until ? XmlDocuments.InstantNotBefore(until) : null,
                ["pubstatus"] = NinjsWords.Status(piece),
                ["language"] = summary.Language,
                ["title"] = summary.Title,
                ["headline"] = summary.Title,
                ["headline_subtitle"] = summary.Subtitle,
                ["byline"] = summary.Byline,
                ["slugline"] = summary.Slug,
                ["description_text"] = summary.Excerpt,
                ["description_corrections"] = corrections.Count == 0 ? null : string.Join('\n', corrections),
                ["body_html"] = html,
                ["body_text"] = string.Join(
                    "\n\n",
                    corrections.Prepend(text.Trim()).Concat(PartnerDocuments.Attribution(piece, site.Words).Text)
                ),
                ["charcount"] = text.Length,
                ["wordcount"] = summary.WordCount,
                ["ednote"] = NinjsWords.EdNote(piece),
                ["person"] = People(piece, isOrganization: false),
                ["organisation"] = People(piece, isOrganization: true),
                ["subject"] = NinjsFormat.List(
                    summary.Topics.SelectMany(t =>
                        piece
                            .TopicCodes[t.Id]
                            // Systems find a subject by its code: of topics without one ours is the slug.
                            .DefaultIfEmpty(new TopicCode(site.Words.Url, t.Slug))
                            .Select(c => new JsonObject
                            {
                                ["name"] = t.Name,
                                ["rel"] = "about",
                                ["scheme"] = c.Scheme,
                                ["code"] = c.Code,
                            })
                    )
                ),
                ["genre"] = NinjsWords.GenreOf(piece) is { } genre
                    ? new JsonArray(
                        new JsonObject
                        {
                            ["name"] = genre.Name,
                            ["scheme"] = genre.Code is null ? null : NinjsWords.Genres,
                            ["code"] = genre.Code,
                        }
                    )
                    : null,
                ["infosource"] = NinjsFormat.List(
                    summary
                        .Attributions.Where(a => a.Source is not null)
                        .Select(a => new JsonObject { ["name"] = a.Source!.Name, ["rel"] = Json.Word(a.Relation) })
                ),
                ["associations"] =
                    piece.Illustrations.Count == 0
                        ? null
                        : new JsonObject(
                            piece.Illustrations.Select(
                                (i, number) =>
                                    KeyValuePair.Create(
                                        i.Shown.Id == summary.LeadIllustration?.Id
                                            ? "featuremedia"
                                            : string.Create(CultureInfo.InvariantCulture, $"picture_{number}"),
                                        (JsonNode?)Picture(i, piece)
                                    )
                            )
                        ),
                ["altids"] = new JsonObject { ["url"] = summary.Url, ["canonical"] = rights.CanonicalUrl },
                ["trustindicator"] = site.Words.CorrectionsPolicy is { } policy
                    ? new JsonArray(
                        new JsonObject
                        {
                            ["scheme"] = NinjsWords.TrustIndicators,
                            ["code"] = NinjsWords.CorrectionsPolicy,
                            ["title"] = NinjsFormat.PolicyTitle,
                            ["href"] = policy,
                        }
                    )
                    : null,
                ["copyrightholder"] = Copyright.HolderOf(piece, site.Words),
                ["copyrightnotice"] = Copyright.NoticeOf(piece, site.Words),
                ["usageterms"] = NinjsWords.Usage(piece),
            }
        );
    }

    /// <summary>A piece that was taken down: that it is canceled and what is said of that, and none of its words.</summary>
    public static JsonObject Write(TakenDownArticle article) =>
        NinjsFormat.WithoutNulls(
            new JsonObject
            {
                ["uri"] = NinjsWords.Urn(article.Article.Id),
                ["$standard"] = Standard,
                ["type"] = "text",
                ["version"] = article.Article.Version.ToString(CultureInfo.InvariantCulture),
                ["versioncreated"] = XmlDocuments.Instant(article.At),
                ["pubstatus"] = "canceled",
                ["ednote"] = article.Withdrawal?.Notice,
            }
        );

    private static JsonObject Standard =>
        new()
        {
            ["name"] = "ninjs",
            ["version"] = "1.3",
            ["schema"] = "http://www.iptc.org/std/ninjs/ninjs-schema_1.3.json#",
        };

    private static JsonArray? People(PartnerPiece piece, bool isOrganization) =>
        NinjsFormat.List(
            NinjsWords
                .Makers(piece, isOrganization)
                .Select(c => new JsonObject { ["name"] = c.CreditedAs ?? c.Author?.Name, ["rel"] = Json.Word(c.Role) })
        );

    private static JsonObject Picture(OnwardIllustration illustration, PartnerPiece piece)
    {
        var shown = illustration.Shown;
        return new JsonObject
        {
            ["uri"] = NinjsWords.Urn(shown.Id),
            ["type"] = "picture",
            ["mimetype"] = Delivery.Illustrations.Rendition.Largest(shown).Type,
            ["versioncreated"] = XmlDocuments.Instant(piece.Summary.ModifiedAt),
            ["pubstatus"] = NinjsWords.Status(piece),
            ["headline"] = shown.Caption ?? (shown.Alt.Length > 0 ? shown.Alt : piece.Summary.Title),
            ["description_text"] = shown.Caption,
            // Those systems take this for the alternative text.
            ["body_text"] = shown.Alt.Length > 0 ? shown.Alt : null,
            ["byline"] = shown.Credit?.Text,
            ["copyrightnotice"] = illustration.Source.Credit.Notice,
            ["usageterms"] = shown.License?.Name,
            ["renditions"] = new JsonObject(
                NinjsWords
                    .Renditions(shown)
                    // Named as well as those systems name the file that theirs are cut from.
                    .Append((Name: "baseImage", File: Delivery.Illustrations.Rendition.Largest(shown)))
                    .Select(r => KeyValuePair.Create(r.Name, (JsonNode?)Written(r.File)))
            ),
        };
    }

    private static JsonObject Written(Delivery.Illustrations.Rendition file) =>
        new()
        {
            ["href"] = file.Url,
            ["mimetype"] = file.Type,
            ["width"] = file.Width,
            ["height"] = file.Height,
        };
}
