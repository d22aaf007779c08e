using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Delivery.Illustrations;
using Cms.Api.Http;
using Cms.Api.Http.Problems;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Changes;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Oembed;

/// <summary>Gets a card for a link to an article (oEmbed 1.0).</summary>
internal sealed class GetOembed(CmsDatabase database, OnwardReader onward, Addresses addresses, CurrentSite site, TimeProvider clock)
    : DeliveryEndpoint<OembedRequest, object>
{
    // Room for a headline, three lines of teaser and a byline, in pixels.
    private const int Width = 600;
    private const int Height = 220;

    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    protected override string? NegotiatedAs => null;

    public override void Configure() =>
        Reads(
            "/oembed",
            "Get a card for a link",
            "For the address of an article's page on the website, a card to show where somebody links to it (oEmbed 1.0, type rich): "
                + "static HTML without scripts. Its picture comes along as the thumbnail where it is cleared for others and within the "
                + "bounds. 404 where the address is none of ours or its article is not public any more. "
                + "Unknown parameters are passed over.",
            "application/json",
            "text/xml"
        );

    protected override async Task<Answer> AnswerAsync(OembedRequest request, CancellationToken ct)
    {
        if (request.Url is null)
            throw ProblemException.Parameter(
                "invalid-parameter",
                "url",
                "url is missing; send the address of an article's page on the website."
            );
        if (request.Format is not (null or "json" or "xml"))
            throw ProblemException.Parameter("format-unknown", "format", "This address answers in json and in xml.");
        if (addresses.ArticleSlugIn(request.Url) is not { } slug)
            return NotFound(ThingKind.Article);
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        // A former address still leads there, so whoever passed it on gets a card too.
        var named = await read
            .Db.Articles.VisibleToReaders()
            .At(read.Db, ThingKind.Article, slug)
            .Select(a => new { a.Id })
            .FirstOrDefaultAsync(ct);
        var tomorrow = clock.Now().Date.AddDays(1);
        if (
            named is null
            || !(await onward.ReadAsync(read, [named.Id], tomorrow, withText: false, ct)).TryGetValue(named.Id, out var piece)
        )
            return NotFound(ThingKind.Article);
        var card = Card(piece, Bound(request.MaxWidth), Bound(request.MaxHeight));
        var isXml = request.Format == "xml";
        return new Answer
        {
            Body = isXml ? Xml(card) : JsonSerializer.SerializeToUtf8Bytes(card, Written),
            ContentType = isXml ? "text/xml; charset=utf-8" : "application/json",
            Tags = CacheTags.Of(ThingKind.Article, piece.Summary.Id, piece.Summary.Slug).Split(' '),
            Collections = [CacheTags.Collection(ThingKind.Article)],
            HangsOn = [ChangeFollower.SlotOf(piece.Summary.Id)],
            GoodUntil = tomorrow,
        };
    }

    private static int Bound(string? most) => (int)(Parse.Number(most) ?? int.MaxValue);

    private JsonObject Card(OnwardArticle piece, int maxWidth, int maxHeight)
    {
        var summary = piece.Summary;
        var authors = summary.Contributions.Where(c => c.Role == ContributionRole.Author).ToList();
        var card = new JsonObject
        {
            ["version"] = "1.0",
            ["type"] = "rich",
            ["title"] = summary.Title,
            ["provider_name"] = site.Words.Name,
            ["provider_url"] = site.Words.Url,
            ["html"] = Html(summary, piece.Details.CanonicalUrl),
            ["width"] = Math.Min(Width, maxWidth),
            ["height"] = Math.Min(Height, maxHeight),
        };
        if (authors.Count > 0)
        {
            card["author_name"] = string.Join(", ", authors.Select(a => a.CreditedAs ?? a.Author?.Name));
            if (authors[0].Author is { } author)
                card["author_url"] = author.Url;
        }

        if (
            piece.Illustrations is [{ Shown: var shown }, ..]
            && Rendition.All(shown).FirstOrDefault(r => r.Width <= Math.Min(Width, maxWidth) && r.Height <= maxHeight) is { } thumbnail
        )
        {
            card["thumbnail_url"] = thumbnail.Url;
            card["thumbnail_width"] = thumbnail.Width;
            card["thumbnail_height"] = thumbnail.Height;
        }

        return card;
    }

    private string Html(ArticleSummary summary, string original)
    {
        var direction = summary.Direction == TextDirection.Rtl ? " dir=\"rtl\"" : "";
        var url = HtmlWriter.Encoded(summary.Url);
        var signed = summary.Byline is null ? site.Words.Name : $"{summary.Byline} · {site.Words.Name}";
        return $"<blockquote cite=\"{HtmlWriter.Encoded(original)}\" lang=\"{HtmlWriter.Encoded(summary.Language)}\"{direction}><p><a "
            + $"href=\"{url}\"><strong>{HtmlWriter.Encoded(summary.Title)}</strong></a></p>"
            + $"<p>{HtmlWriter.Encoded(summary.Excerpt)}</p><p>{HtmlWriter.Encoded(signed)}</p></blockquote>";
    }

    private static ReadOnlyMemory<byte> Xml(JsonObject card) =>
        XmlDocuments.Bytes(xml =>
        {
            xml.WriteStartElement("oembed");
            foreach (var (name, value) in card)
                xml.Text(name, Convert.ToString(value, CultureInfo.InvariantCulture)!);
            xml.WriteEndElement();
        });
}

/// <summary>What the operation takes.</summary>
public sealed record OembedRequest
{
    /// <summary>The address of an article's page on the website; required.</summary>
    [QueryParam]
    public string? Url { get; init; }

    /// <summary>json, which it is if none is named, or xml; any other is 501.</summary>
    [QueryParam]
    public string? Format { get; init; }

    /// <summary>Most pixels across.</summary>
    [QueryParam, BindFrom("maxwidth")]
    public string? MaxWidth { get; init; }

    /// <summary>Most pixels down.</summary>
    [QueryParam, BindFrom("maxheight")]
    public string? MaxHeight { get; init; }
}

/// <summary>What the operation refuses.</summary>
public sealed class OembedValidator : Validator<OembedRequest>
{
    private const int MostPixels = 100_000;

    /// <summary>The rules.</summary>
    public OembedValidator()
    {
        RuleFor(r => r.Url).ShortText(2_000);
        RuleFor(r => r.Format).ShortText(40);
        RuleFor(r => r.MaxWidth).WholeNumber(1, MostPixels);
        RuleFor(r => r.MaxHeight).WholeNumber(1, MostPixels);
    }
}
