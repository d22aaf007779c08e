using System.Globalization;
using Cms.Api.Partners.Articles;
using Cms.Model.Articles;
using Cms.Model.Licenses;

namespace Cms.Api.Partners.Formats;

/// <summary>Whose a piece is.</summary>
internal static class Copyright
{
    /// <summary>
    /// Who holds the rights: the publications that it ran in first or was taken over from, else this magazine, and with them
    /// those it was made with. Null where nobody does, in the public domain.
    /// </summary>
    public static string? HolderOf(PartnerPiece piece, SiteSettings site)
    {
        if (piece.Rights.License is { } license && KnownLicenses.IsPublicDomain(license.Id))
            return null;
        var origins = Named(piece, AttributionRelation.OriginallyPublishedIn, AttributionRelation.RepublishedFrom);
        return string.Join(
            ", ",
            (origins.Count > 0 ? origins : [site.Name]).Concat(Named(piece, AttributionRelation.InCollaborationWith)).Distinct()
        );
    }

    /// <summary>The notice to print: the year the piece first ran, and the holder; null where nobody holds it.</summary>
    public static string? NoticeOf(PartnerPiece piece, SiteSettings site)
    {
        var year = piece
            .Summary.Attributions.Where(a => a.Relation is AttributionRelation.OriginallyPublishedIn or AttributionRelation.RepublishedFrom)
            .Select(a => a.Date?.Year)
            .Append(piece.Summary.PublishedAt.Year)
            .Min();
        return HolderOf(piece, site) is { } holder ? string.Create(CultureInfo.InvariantCulture, $"© {year} {holder}") : null;
    }

    private static List<string> Named(PartnerPiece piece, params AttributionRelation[] relations) =>
        [.. piece.Summary.Attributions.Where(a => relations.Contains(a.Relation)).Select(a => a.Source?.Name).OfType<string>()];
}
