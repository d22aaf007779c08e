using System.Text;
using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Partners.Articles;

namespace Cms.Api.Partners.Formats;

/// <summary>A piece as a whole document to be printed elsewhere: with its byline, where it comes from, its corrections and its license.</summary>
internal static class PartnerDocuments
{
    /// <summary>As an HTML document without scripts, styles or anything that is loaded but its pictures.</summary>
    public static string Html(PartnerPiece piece, SiteSettings site)
    {
        var summary = piece.Summary;
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"").Append(HtmlWriter.Encoded(summary.Language)).Append("\" dir=\"").Append(summary.Direction == TextDirection.Rtl ? "rtl" : "ltr").Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<title>").Append(HtmlWriter.Encoded(summary.Title)).Append("</title>\n").Append(Head(piece)).Append("</head>\n<body>\n<article>\n")
            .Append("<h1>").Append(HtmlWriter.Encoded(summary.Title)).Append("</h1>\n");
        if (summary.Subtitle is { } subtitle)
            html.Append("<p>").Append(HtmlWriter.Encoded(subtitle)).Append("</p>\n");
        if (summary.Byline is { } byline)
            html.Append("<p>").Append(HtmlWriter.Encoded(byline)).Append("</p>\n");
        if (summary.LeadIllustration is { } lead && !piece.Body.IllustrationIds.Contains(lead.Id))
            HtmlWriter.Write(lead, html);
        html.Append(HtmlWriter.Write(piece.Body, piece.References));
        foreach (var correction in piece.Details.Corrections)
            html.Append("<p><em>").Append(HtmlWriter.Encoded(Correction(piece, correction))).Append("</em></p>\n");
        foreach (var attribution in summary.Attributions)
            html.Append("<p>").Append(attribution.Html).Append("</p>\n");
        html.Append("<p><a href=\"").Append(HtmlWriter.Encoded(piece.Rights.CanonicalUrl)).Append("\">").Append(HtmlWriter.Encoded(Published(piece, site))).Append("</a></p>\n");
        if (piece.Rights.License is { } license)
            html.Append("<p>").Append(HtmlWriter.Encoded(string.Format(System.Globalization.CultureInfo.InvariantCulture, Sentences.In(summary.Language).LicensedUnder, license.Name))).Append("</p>\n");
        return html.Append("</article>\n</body>\n</html>\n").ToString();
    }

    /// <summary>As plain text, paragraphs parted by empty lines.</summary>
    public static string Text(PartnerPiece piece, SiteSettings site)
    {
        var summary = piece.Summary;
        List<string?> parts =
        [
            summary.Title, summary.Subtitle, summary.Byline, PlainTextWriter.Write(piece.Body, piece.References).Trim(),
            .. piece.Details.Corrections.Select(c => Correction(piece, c)), .. summary.Attributions.Select(a => a.Text),
            $"{Published(piece, site)}: {piece.Rights.CanonicalUrl}",
            piece.Rights.License is { } license ? string.Format(System.Globalization.CultureInfo.InvariantCulture, Sentences.In(summary.Language).LicensedUnder, license.Name) : null,
        ];
        return string.Join("\n\n", parts.Where(p => !string.IsNullOrWhiteSpace(p))) + "\n";
    }

    /// <summary>What the head of a copy's page says of the original.</summary>
    public static string Head(PartnerPiece piece) => $"<link rel=\"canonical\" href=\"{HtmlWriter.Encoded(piece.Rights.CanonicalUrl)}\">\n";

    /// <summary>That the piece ran here.</summary>
    public static string Published(PartnerPiece piece, SiteSettings site) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Sentences.In(piece.Summary.Language).PublishedBy, site.Name);

    private static string Correction(PartnerPiece piece, Delivery.Articles.CorrectionResponse correction) =>
        $"{Sentences.In(piece.Summary.Language).Notes[correction.Kind]}: {correction.Text}";
}
