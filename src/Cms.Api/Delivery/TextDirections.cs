namespace Cms.Api.Delivery;

/// <summary>
/// Knows which way a text of a language runs: as its tag's script does, else as the script does that the language, in that region, is
/// mostly written in (the likely subtags of Unicode's CLDR).
/// </summary>
internal static class TextDirections
{
    // ISO 15924; those that Unicode's bidirectional algorithm runs from right to left.
    private static readonly HashSet<string> Scripts = Set(
        "Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi "
            + "Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh Ougr Palm Phli Phlp Phlv Phnx Prti "
            + "Rohg Samr Sarb Sidt Sogd Sogo Syrc Syre Syrj Syrn Thaa Yezi"
    );

    // Arabic and its languages one by one; others that Arabic letters are used for; Hebrew, Jewish and Aramaic ones; and the rest.
    private static readonly HashSet<string> Languages = Set(
        "ar ara aao abh abv acm acq acw acx adf aeb aec afb ajp apc apd arb arq ars ary arz auz avl ayh ayl ayn ayp shu ssh "
            + "azb bal bcc bej bft bgn bgp bqi brh bsh bsk cja ckb dcc def dml fa fas fay fia gbz ghr gig "
            + "gju gjk glk gwc gwt hac haz hnd hno isk jat "
            + "kas khw kls kmz ks kvx kxp lah lki lrc lsa luz mfa mki mvy mzn "
            + "odk oru ota pbt pbu pes phl phr phv plk pnb prc prs prx ps psh psi pst pus "
            + "sbn scl sd sdf sdh skr snd sqt swb tks trw ug uig ur urd ush wbl wne wni xka xkj ydg zdj "
            + "he heb iw hbo sam smp ajt aju jrb yhd yud jpa jpr lad ji yi yid ydd yih "
            + "aii arc cld mid myz syc syr tmr "
            + "ae div dv nqo ohu otk pal phn rhg sog xmn xpr xsa"
    );

    // Where a language has two scripts, the region mostly tells which.
    private static readonly HashSet<string> InRegions = Set(
        "az-iq az-ir ha-cm ha-sd kk-af kk-cn kk-ir kk-mn ku-iq ku-ir ku-lb ky-cn man-gn ms-cc pa-pk tg-pk tly-ir uz-af uz-cn"
    );

    private static readonly HashSet<string> NotInRegions = Set("sd-in ug-kz ug-mn");

    /// <summary>Which way a text runs that has this tag (BCP 47).</summary>
    public static TextDirection Of(string language)
    {
        var (name, script, region) = Read(language);
        var place = $"{name}-{region}";
        var isRightToLeft = script is not null
            ? Scripts.Contains(script)
            : (Languages.Contains(name) && !NotInRegions.Contains(place)) || InRegions.Contains(place);
        return isRightToLeft ? TextDirection.Rtl : TextDirection.Ltr;
    }

    private static (string Language, string? Script, string? Region) Read(string tag)
    {
        var parts = tag.Split('-', '_');
        var (script, region) = ((string?)null, (string?)null);
        foreach (var part in parts.Skip(1))
        {
            // What comes after a single letter is about other things: numerals, or somebody's own use.
            if (part.Length < 2)
                break;
            if (part.Length == 4 && part.All(char.IsAsciiLetter))
                script ??= part;
            else if (part.Length == 2)
                region ??= part;
        }

        return (parts[0], script, region);
    }

    private static HashSet<string> Set(string names) => new(names.Split(' '), StringComparer.OrdinalIgnoreCase);
}
