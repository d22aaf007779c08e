namespace Cms.Model.Licenses;

/// <summary>
/// A license. Whatever it is made from, its identifier is one of SPDX's in their spelling or a <c>LicenseRef-…</c>, and
/// where that names known terms it has these and no others.
/// </summary>
/// <param name="Id">SPDX identifier (https://spdx.org/licenses/), or <c>LicenseRef-…</c> for one that has none.</param>
/// <param name="Name">Its name as printed.</param>
/// <param name="Url">Where its text stands; null where nowhere.</param>
/// <param name="Terms">What it asks and allows.</param>
public sealed record License(string Id, string Name, string? Url, LicenseTerms Terms)
{
    /// <summary>Creative Commons Attribution 4.0.</summary>
    public static License CcBy { get; } = KnownLicenses.Find("CC-BY-4.0")!;

    /// <summary>Creative Commons Attribution-NoDerivatives 4.0.</summary>
    public static License CcByNd { get; } = KnownLicenses.Find("CC-BY-ND-4.0")!;

    /// <summary>Creative Commons Attribution-NonCommercial-NoDerivatives 4.0.</summary>
    public static License CcByNcNd { get; } = KnownLicenses.Find("CC-BY-NC-ND-4.0")!;

    /// <summary>No reuse without asking.</summary>
    public static License AllRightsReserved { get; } = KnownLicenses.Find("LicenseRef-AllRightsReserved")!;

    /// <summary>Its identifier.</summary>
    public string Id { get; init; } = SpdxIds.Normalised(Id);

    /// <summary>
    /// What it asks and allows. Pictures have rights of their own, so what is said of them is the desk's choice under any license.
    /// </summary>
    public LicenseTerms Terms { get; init; } =
        KnownLicenses.TermsOf(Id) is { } fixedTerms ? fixedTerms with { Images = Terms.Images } : Terms;

    /// <summary>Whether anybody may pass on the whole text under it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool AllowsRepublication => KnownLicenses.LetsAnybodyRepublish(Id);

    /// <summary>
    /// The license out of several that bind together: the strictest names it, and every term is the strictest of all.
    /// Where no single license has just these terms, its identifier is <c>LicenseRef-Combined</c>. Null of none.
    /// </summary>
    public static License? Strictest(IEnumerable<License?> licenses)
    {
        License? strictest = null;
        LicenseTerms? terms = null;
        foreach (var license in licenses)
        {
            if (license is null)
                continue;
            terms = terms is null ? license.Terms : terms.And(license.Terms);
            if (strictest is null || license.Terms.Strictness > strictest.Terms.Strictness)
                strictest = license;
        }

        if (strictest is null || terms is null || strictest.Terms == terms)
            return strictest;
        return new License("LicenseRef-Combined", $"{strictest.Name}, with further terms", strictest.Url, terms);
    }
}
