using System.Globalization;
using System.Net;
using Cms.Model.Articles;
using Cms.Model.Illustrations;

namespace Cms.Api.Delivery;

/// <summary>The ready sentences of bylines, attributions and credits, in the language of the piece.</summary>
/// <remarks>
/// English and Spanish are spoken. In any other language a byline is the bare names, the rest is English, and an editor can say the
/// sentence.
/// </remarks>
internal sealed class Sentences
{
    private static readonly Sentences English = new()
    {
        By = "By {0}",
        With = new()
        {
            [ContributionRole.Interviewer] = "interview by {0}",
            [ContributionRole.Interviewee] = "in conversation with {0}",
            [ContributionRole.Translator] = "translated by {0}",
            [ContributionRole.Editor] = "edited by {0}",
            [ContributionRole.Illustrator] = "illustrations by {0}",
            [ContributionRole.Photographer] = "photographs by {0}",
        },
        And = "and",
        Relations = new()
        {
            [AttributionRelation.OriginallyPublishedIn] = "Originally published in {0}",
            [AttributionRelation.RepublishedFrom] = "Republished from {0}",
            [AttributionRelation.InCollaborationWith] = "In collaboration with {0}",
            [AttributionRelation.PartOf] = "Part of {0}",
        },
        As = "as “{0}”",
        Courtesy = "Courtesy of {0}",
        Commissioned = "Illustration by {0}",
        CommissionedFor = "Featured illustration for {1} by {0}",
        CommissionedForOnly = "Featured illustration for {0}",
        Staff = "Illustration by {0}, staff",
        PublicDomain = "Public domain",
        Provided = "Provided by {0}",
        Unnamed = "Illustration",
        Via = "{0} via {1}",
        Notes = new()
        {
            [CorrectionKind.Correction] = "Correction",
            [CorrectionKind.Clarification] = "Clarification",
            [CorrectionKind.Update] = "Update",
            [CorrectionKind.EditorsNote] = "Editors’ note",
        },
        ReadOn = "Read the whole piece at {0}",
        LicensedUnder = "License: {0}",
        PublishedBy = "Published by {0}",
        OriginalAt = "Original: {0}",
        Withdrawn = "Withdrawn",
        WithdrawnTitled = "Withdrawn: {0}",
        TakenDown = "No longer available",
        TakenDownNotice = "This piece has been taken down.",
        InItsPlace = "In its place: {0}",
    };

    private static readonly Sentences Spanish = new()
    {
        By = "Por {0}",
        With = new()
        {
            [ContributionRole.Interviewer] = "entrevista de {0}",
            [ContributionRole.Interviewee] = "en conversación con {0}",
            [ContributionRole.Translator] = "traducción de {0}",
            [ContributionRole.Editor] = "edición de {0}",
            [ContributionRole.Illustrator] = "ilustraciones de {0}",
            [ContributionRole.Photographer] = "fotografías de {0}",
        },
        And = "y",
        Relations = new()
        {
            [AttributionRelation.OriginallyPublishedIn] = "Publicado originalmente en {0}",
            [AttributionRelation.RepublishedFrom] = "Reproducido de {0}",
            [AttributionRelation.InCollaborationWith] = "En colaboración con {0}",
            [AttributionRelation.PartOf] = "Parte de {0}",
        },
        As = "como «{0}»",
        Courtesy = "Cortesía de {0}",
        Commissioned = "Ilustración de {0}",
        CommissionedFor = "Ilustración para {1} de {0}",
        CommissionedForOnly = "Ilustración para {0}",
        Staff = "Ilustración de {0}, de la redacción",
        PublicDomain = "Dominio público",
        Provided = "Facilitada por {0}",
        Unnamed = "Ilustración",
        Via = "{0} vía {1}",
        Notes = new()
        {
            [CorrectionKind.Correction] = "Corrección",
            [CorrectionKind.Clarification] = "Aclaración",
            [CorrectionKind.Update] = "Actualización",
            [CorrectionKind.EditorsNote] = "Nota de la redacción",
        },
        ReadOn = "Leer el texto completo en {0}",
        LicensedUnder = "Licencia: {0}",
        PublishedBy = "Publicado por {0}",
        OriginalAt = "Original: {0}",
        Withdrawn = "Retirado",
        WithdrawnTitled = "Retirado: {0}",
        TakenDown = "Ya no está disponible",
        TakenDownNotice = "Este texto se ha retirado de la publicación.",
        InItsPlace = "En su lugar: {0}",
    };

    private static readonly Sentences NamesOnly = new()
    {
        By = "{0}",
        With = English.With.ToDictionary(w => w.Key, _ => "{0}"),
        And = "",
        Relations = English.Relations,
        As = English.As,
        Courtesy = English.Courtesy,
        Commissioned = English.Commissioned,
        CommissionedFor = English.CommissionedFor,
        CommissionedForOnly = English.CommissionedForOnly,
        Staff = English.Staff,
        PublicDomain = English.PublicDomain,
        Provided = English.Provided,
        Unnamed = English.Unnamed,
        Via = English.Via,
        Notes = English.Notes,
        ReadOn = English.ReadOn,
        LicensedUnder = English.LicensedUnder,
        PublishedBy = English.PublishedBy,
        OriginalAt = English.OriginalAt,
        Withdrawn = English.Withdrawn,
        WithdrawnTitled = English.WithdrawnTitled,
        TakenDown = English.TakenDown,
        TakenDownNotice = English.TakenDownNotice,
        InItsPlace = English.InItsPlace,
    };

    public required string By { get; init; }

    public required Dictionary<ContributionRole, string> With { get; init; }

    public required string And { get; init; }

    public required Dictionary<AttributionRelation, string> Relations { get; init; }

    public required string As { get; init; }

    public required string Courtesy { get; init; }

    public required string Commissioned { get; init; }

    public required string CommissionedFor { get; init; }

    public required string CommissionedForOnly { get; init; }

    public required string Staff { get; init; }

    public required string PublicDomain { get; init; }

    public required string Provided { get; init; }

    public required string Unnamed { get; init; }

    public required string Via { get; init; }

    /// <summary>What stands before a printed note of change.</summary>
    public required Dictionary<CorrectionKind, string> Notes { get; init; }

    /// <summary>The link from an excerpt to the piece, with the magazine's name.</summary>
    public required string ReadOn { get; init; }

    public required string LicensedUnder { get; init; }

    /// <summary>That a piece ran here, with the magazine's name.</summary>
    public required string PublishedBy { get; init; }

    /// <summary>Where the original stands, with its address.</summary>
    public required string OriginalAt { get; init; }

    /// <summary>The title that a withdrawn piece goes by.</summary>
    public required string Withdrawn { get; init; }

    /// <summary>The same where its own title may be named.</summary>
    public required string WithdrawnTitled { get; init; }

    /// <summary>The title that a piece goes by which was taken down without a notice.</summary>
    public required string TakenDown { get; init; }

    public required string TakenDownNotice { get; init; }

    /// <summary>The link from a withdrawn piece to what stands in for it.</summary>
    public required string InItsPlace { get; init; }

    /// <summary>The sentences of a language tag.</summary>
    public static Sentences In(string language) =>
        language.Split('-')[0].ToLowerInvariant() switch
        {
            "en" => English,
            "es" => Spanish,
            _ => NamesOnly,
        };

    /// <summary>The byline: authors first, then everybody else by what they did, each in the order given.</summary>
    public string? Byline(IReadOnlyList<(ContributionRole Role, string Name)> names)
    {
        if (names.Count == 0)
            return null;
        var parts = new List<string>();
        var authors = names.Where(n => n.Role == ContributionRole.Author).Select(n => n.Name).ToList();
        if (authors.Count > 0)
            parts.Add(string.Format(CultureInfo.InvariantCulture, By, Joined(authors)));
        foreach (var role in names.Where(n => n.Role != ContributionRole.Author).GroupBy(n => n.Role))
            parts.Add(string.Format(CultureInfo.InvariantCulture, With[role.Key], Joined([.. role.Select(n => n.Name)])));
        var sentence = string.Join("; ", parts);
        return char.ToUpperInvariant(sentence[0]) + sentence[1..];
    }

    /// <summary>An attribution as plain text and as HTML.</summary>
    public (string Text, string Html) Attributed(Attribution attribution, string? name, string? url, string ownTitle)
    {
        if (attribution.Text is { } said)
            return (said, url is null ? WebUtility.HtmlEncode(said) : Anchor(url, said));
        var named = name ?? attribution.Title ?? "";
        var isRetitled = attribution.Title is not null && attribution.Title != ownTitle && named != attribution.Title;
        var tail = isRetitled ? " " + string.Format(CultureInfo.InvariantCulture, As, attribution.Title) : "";
        return (
            string.Format(CultureInfo.InvariantCulture, Relations[attribution.Relation], named) + tail + ".",
            string.Format(
                CultureInfo.InvariantCulture,
                Relations[attribution.Relation],
                url is null ? $"<em>{WebUtility.HtmlEncode(named)}</em>" : Anchor(url, named)
            )
                + WebUtility.HtmlEncode(tail)
                + "."
        );
    }

    /// <summary>The line under a picture.</summary>
    public string Credited(Credit credit, string? author, string? source)
    {
        if (credit.Text is { } said)
            return said;
        var maker = author ?? credit.Name;
        var giver = source ?? credit.Name;
        return credit.Kind switch
        {
            CreditKind.Agency => maker is not null && source is not null ? F(Via, maker, source) : maker ?? giver ?? Unnamed,
            CreditKind.Courtesy => giver is null ? Unnamed : F(Courtesy, giver),
            CreditKind.Commissioned => maker is null ? (source is null ? Unnamed : F(CommissionedForOnly, source))
            : source is null ? F(Commissioned, maker)
            : F(CommissionedFor, maker, source),
            CreditKind.Staff => maker is null ? Unnamed : F(Staff, maker),
            CreditKind.PublicDomain => maker is null ? PublicDomain : $"{maker}. {PublicDomain}",
            _ => giver is null ? Unnamed : F(Provided, giver),
        };

        static string F(string format, params string[] parts) => string.Format(CultureInfo.InvariantCulture, format, parts);
    }

    private string Joined(List<string> names) =>
        names.Count switch
        {
            1 => names[0],
            _ when And.Length == 0 => string.Join(" · ", names),
            _ => $"{string.Join(", ", names.SkipLast(1))} {And} {names[^1]}",
        };

    private static string Anchor(string url, string text) =>
        $"<a href=\"{WebUtility.HtmlEncode(url)}\" rel=\"noopener\">{WebUtility.HtmlEncode(text)}</a>";
}
