using System.Globalization;
using System.Text;
using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Http;
using Cms.Api.Partners.Articles;

namespace Cms.Api.Partners.Formats;

/// <summary>
/// A piece as a whole document to be printed elsewhere: with its byline, where it comes from, its corrections and its license.
/// </summary>
internal static class PartnerDocuments
{
    /// <summary>As an HTML document without scripts, styles or anything that is loaded but its pictures.</summary>
    public static string Html(PartnerPiece piece, SiteSettings site)
    {
        var summary = piece.Summary;
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"")
            .Append(HtmlWriter.Encoded(summary.Language))
            .Append("\" dir=\"")
            .Append(summary.Direction == TextDirection.Rtl ? "rtl" : "ltr")
            .Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<title>")
            .Append(HtmlWriter.Encoded(summary.Title))
            .Append("</title>\n")
            .Append(Head(piece))
            .Append("</head>\n<body>\n<article>\n");
        if (Embargoed(piece) is { } embargoed)
            html.Append("<p lang=\"en\" dir=\"ltr\"><strong>").Append(embargoed).Append("</strong></p>\n");
        html.Append("<h1>").Append(HtmlWriter.Encoded(summary.Title)).Append("</h1>\n");
        if (summary.Subtitle is { } subtitle)
            html.Append("<p>").Append(HtmlWriter.Encoded(subtitle)).Append("</p>\n");
        if (summary.Byline is { } byline)
            html.Append("<p>").Append(HtmlWriter.Encoded(byline)).Append("</p>\n");
        return html.Append(BodyHtml(piece, site)).Append("</article>\n</body>\n</html>\n").ToString();
    }

    /// <summary>
    /// The body as HTML with all that is printed around it: the picture at its head, corrections, where it comes from, its license.
    /// </summary>
    public static string BodyHtml(PartnerPiece piece, SiteSettings site)
    {
        var summary = piece.Summary;
        var html = new StringBuilder();
        if (summary.LeadIllustration is { } lead && !piece.Body.IllustrationIds.Contains(lead.Id))
            HtmlWriter.Write(lead, html);
        html.Append(HtmlWriter.Write(piece.Body, piece.References)).Append('\n');
        foreach (var correction in piece.Details.Corrections)
            html.Append("<p><em>").Append(HtmlWriter.Encoded(Correction(piece, correction))).Append("</em></p>\n");
        foreach (var sentence in Attribution(piece, site).Html)
            html.Append("<p>").Append(sentence).Append("</p>\n");
        if (Licensed(piece) is { } licensed)
            html.Append("<p>").Append(HtmlWriter.Encoded(licensed)).Append("</p>\n");
        return html.ToString();
    }

    /// <summary>As plain text, paragraphs parted by empty lines.</summary>
    public static string Text(PartnerPiece piece, SiteSettings site)
    {
        var summary = piece.Summary;
        List<string?> parts =
        [
            Embargoed(piece),
            summary.Title,
            summary.Subtitle,
            summary.Byline,
            PlainTextWriter.Write(piece.Body, piece.References).Trim(),
            .. piece.Details.Corrections.Select(c => Correction(piece, c)),
            .. Attribution(piece, site).Text,
            Licensed(piece),
        ];
        return string.Join("\n\n", parts.Where(p => !string.IsNullOrWhiteSpace(p))) + "\n";
    }

    /// <summary>What the head of a copy's page says of the original.</summary>
    public static string Head(PartnerPiece piece) => $"<link rel=\"canonical\" href=\"{HtmlWriter.Encoded(piece.Rights.CanonicalUrl)}\">\n";

    /// <summary>
    /// The sentences that say where the piece comes from, as text and as HTML: its attributions, that it ran here, and where
    /// the original stands if that is elsewhere. Each leads where it says.
    /// </summary>
    public static (IReadOnlyList<string> Text, IReadOnlyList<string> Html) Attribution(PartnerPiece piece, SiteSettings site)
    {
        var summary = piece.Summary;
        var original = piece.Rights.CanonicalUrl;
        var sentences = Sentences.In(summary.Language);
        var published = Sentence(sentences.PublishedBy, site.Name);
        var text = summary.Attributions.Select(a => a.Text).Append($"{published}: {summary.Url}");
        var html = summary
            .Attributions.Select(a => a.Html)
            .Append($"<a href=\"{HtmlWriter.Encoded(summary.Url)}\">{HtmlWriter.Encoded(published)}</a>");
        if (original != summary.Url)
        {
            text = text.Append(Sentence(sentences.OriginalAt, original));
            html = html.Append(
                HtmlWriter
                    .Encoded(sentences.OriginalAt)
                    .Replace(
                        "{0}",
                        $"<a href=\"{HtmlWriter.Encoded(original)}\">{HtmlWriter.Encoded(original)}</a>",
                        StringComparison.Ordinal
                    )
            );
        }

        return ([.. text], [.. html]);
    }

    /// <summary>What the outlet's editors are told of a piece under an embargo; null where it is under none.</summary>
    public static string? Embargoed(PartnerPiece piece) =>
        piece.Rights.EmbargoUntil is { } until
            ? $"EMBARGOED until {XmlDocuments.InstantNotBefore(until)}. Publish nothing of it before."
            : null;

    /// <summary>One printed note of change, with its kind.</summary>
    public static string Correction(PartnerPiece piece, Delivery.Articles.CorrectionResponse correction) =>
        $"{Sentences.In(piece.Summary.Language).Notes[correction.Kind]}: {correction.Text}";

    private static string? Licensed(PartnerPiece piece) =>
        piece.Rights.License is { } license ? Sentence(Sentences.In(piece.Summary.Language).LicensedUnder, license.Name) : null;

    private static string Sentence(string format, string name) => string.Format(CultureInfo.InvariantCulture, format, name);
}
