using System.Globalization;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Illustrations;
using Cms.Api.Http;
using Cms.Api.Partners.Articles;
using Cms.Model.Articles;
using Cms.Model.Partners;

namespace Cms.Api.Partners.Formats;

/// <summary>What a piece is in ninjs, whatever the version: the same facts under other names.</summary>
internal static class NinjsWords
{
    /// <summary>The genres of the IPTC, before their codes.</summary>
    public const string Genres = "http://cv.iptc.org/newscodes/genre/";

    /// <summary>The trust indicators of the IPTC, before their codes.</summary>
    public const string TrustIndicators = "http://cv.iptc.org/newscodes/trustindicator/";

    /// <summary>The code of the page that says how errors are put right.</summary>
    public const string CorrectionsPolicy = "correctionsPolicy";

    /// <summary>The digital source types of the IPTC, before their codes.</summary>
    public const string DigitalSourceTypes = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    /// <summary>How every id is written.</summary>
    public static string Urn(Guid id) => $"urn:uuid:{id}";

    /// <summary>
    /// The files of a picture by name: the largest that goes out, the two that desks look for by the names of the IPTC
    /// (https://cv.iptc.org/newscodes/rendition/), and all others by their width. Each carries its credit.
    /// </summary>
    public static IEnumerable<(string Name, Rendition File)> Renditions(IllustrationResponse shown) =>
        Rendition
            .All(shown)
            .Select((r, n) => (n == 0 ? "original" : string.Create(CultureInfo.InvariantCulture, $"{r.Width}w"), r))
            .Append(("preview", Rendition.Whole(shown, 960)))
            .Append(("thumbnail", Rendition.Whole(shown, 320)));

    /// <summary>When it came to be. A piece under an embargo is dated by its end, and exists before.</summary>
    public static string FirstCreated(PartnerPiece piece) =>
        XmlDocuments.Instant(piece.Summary.PublishedAt < piece.Summary.ModifiedAt ? piece.Summary.PublishedAt : piece.Summary.ModifiedAt);

    /// <summary>Whether it may be published.</summary>
    public static string Status(PartnerPiece piece) => piece.Rights.Standing == PartnerStanding.Held ? "withheld" : "usable";

    /// <summary>What the outlet's editors are told and do not print; null for nothing.</summary>
    public static string? EdNote(PartnerPiece piece)
    {
        var left = piece.Rights.Omitted.Count switch
        {
            0 => null,
            1 => "One picture of the piece does not go along.",
            var some => string.Create(CultureInfo.InvariantCulture, $"{some} pictures of the piece do not go along."),
        };
        return string.Join('\n', new[] { PartnerDocuments.Embargoed(piece), left }.OfType<string>()) is { Length: > 0 } note ? note : null;
    }

    /// <summary>Printed notes of change, each with its kind and its day.</summary>
    public static IEnumerable<(string Kind, string Text)> Corrections(PartnerPiece piece) =>
        piece.Details.Corrections.Select(c =>
            (Json.Word(c.Kind), string.Create(CultureInfo.InvariantCulture, $"{c.At:yyyy-MM-dd}: {PartnerDocuments.Correction(piece, c)}"))
        );

    /// <summary>
    /// Its genre: the word for it and, where the IPTC has the same one, their code; null of an article that is nothing narrower. What
    /// credits an interviewer is an interview though nobody said so.
    /// </summary>
    public static (string Name, string? Code)? GenreOf(PartnerPiece piece) =>
        piece.Summary.Genre switch
        {
            Genre.Review => ("Review", "Review"),
            Genre.Interview => ("Interview", "Interview"),
            Genre.Letter => ("Letter", "Opinion"),
            Genre.Article => piece.Summary.Contributions.Any(c => c.Role is ContributionRole.Interviewer or ContributionRole.Interviewee)
                ? ("Interview", "Interview")
                : null,
            var genre => (GenreWords.InEnglish(genre), null),
        };

    /// <summary>License and terms in words; null where no license is named.</summary>
    public static string? Usage(PartnerPiece piece) =>
        piece.Rights.License is { } license ? string.Join(' ', LicenseWords.Of(license, piece.Rights.CanonicalUrl)) : null;

    /// <summary>Those who made it, persons or organizations.</summary>
    public static IEnumerable<ContributionResponse> Makers(PartnerPiece piece, bool isOrganization) =>
        piece.Summary.Contributions.Where(c => (c.Author is not null && piece.Organizations.Contains(c.Author.Id)) == isOrganization);
}
