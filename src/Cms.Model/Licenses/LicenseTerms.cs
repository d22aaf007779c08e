namespace Cms.Model.Licenses;

/// <summary>What a license asks and allows, in terms an outlet can act on.</summary>
/// <param name="Edits">Whether the text may be changed beyond house style.</param>
/// <param name="Images">Whether the illustrations may be taken along.</param>
/// <param name="Translation">Whether it may be translated.</param>
/// <param name="MustLink">Whether a copy must link to the original.</param>
/// <param name="NoSale">Whether a copy may not be sold or stand behind a wall that is.</param>
/// <param name="CreditRequired">Whether the byline and attribution must be printed.</param>
public sealed record LicenseTerms(
    Permission Edits,
    Permission Images,
    Permission Translation,
    bool MustLink,
    bool NoSale,
    bool CreditRequired
)
{
    /// <summary>The terms that bind when both bind: the stricter of each.</summary>
    public LicenseTerms And(LicenseTerms other) =>
        new(
            (Permission)Math.Max((int)Edits, (int)other.Edits),
            (Permission)Math.Max((int)Images, (int)other.Images),
            (Permission)Math.Max((int)Translation, (int)other.Translation),
            MustLink || other.MustLink,
            NoSale || other.NoSale,
            CreditRequired || other.CreditRequired
        );

    /// <summary>How much it keeps back, to compare: the more, the stricter.</summary>
    public int Strictness => (int)Edits + (int)Images + (int)Translation + (MustLink ? 1 : 0) + (NoSale ? 1 : 0) + (CreditRequired ? 1 : 0);
}
