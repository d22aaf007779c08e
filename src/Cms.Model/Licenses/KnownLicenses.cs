using System.Text.RegularExpressions;

namespace Cms.Model.Licenses;

/// <summary>
/// Licenses whose terms are known by their identifier: the whole Creative Commons family and the public domain, whose terms
/// nobody changes, and that no reuse is free without asking, which is only proposed.
/// </summary>
public static partial class KnownLicenses
{
    private const string Reserved = SpdxIds.OwnPrefix + "AllRightsReserved";

    private static readonly LicenseTerms Free = new(
        Permission.Yes,
        Permission.Ask,
        Permission.Yes,
        MustLink: false,
        NoSale: false,
        CreditRequired: false
    );

    private static readonly Dictionary<string, (string Name, string Url)> PublicDomain = new()
    {
        ["CC0-1.0"] = ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ["CC-PDM-1.0"] = ("Public Domain Mark 1.0", "https://creativecommons.org/publicdomain/mark/1.0/"),
        ["CC-PDDC"] = ("Creative Commons Public Domain Dedication and Certification", "https://creativecommons.org/licenses/publicdomain/"),
        ["PDDL-1.0"] = ("Open Data Commons Public Domain Dedication and License 1.0", "https://opendatacommons.org/licenses/pddl/1-0/"),
    };

    // Licenses of texts and data that let anybody pass on the whole, beside those above. What is written for programs is not among
    // them: whoever puts it on a text may mean anything.
    private static readonly string[] OpenFamilies = ["GFDL-", "LAL-", "OGL-", "etalab-", "DL-DE-", "NLOD-", "ODC-By-"];

    /// <summary>The license of an identifier, with its name, address and terms; null where they are not known.</summary>
    public static License? Find(string id)
    {
        id = SpdxIds.Normalised(id);
        if (id == Reserved)
            return new License(
                id,
                "All rights reserved",
                null,
                new(Permission.Ask, Permission.No, Permission.Ask, MustLink: true, NoSale: true, CreditRequired: true)
            );
        if (TermsOf(id) is not { } terms)
            return null;
        if (PublicDomain.TryGetValue(id, out var named))
            return new License(id, named.Name, named.Url, terms);
        var parts = CreativeCommons().Match(id).Groups;
        var (elements, version, port) = (parts["elements"].Value, parts["version"].Value, parts["port"].Value);
        // The first version had two of its elements the other way round.
        var path = version == "1.0" ? elements.Replace("NC-ND", "ND-NC", StringComparison.Ordinal) : elements;
        var spoken = string.Join(
            '-',
            elements
                .Split('-')
                .Select(e =>
                    e switch
                    {
                        "BY" => "Attribution",
                        "NC" => "NonCommercial",
                        "ND" => "NoDerivatives",
                        _ => "ShareAlike",
                    }
                )
        );
        return new License(
            id,
            $"Creative Commons {spoken} {version}{(port.Length > 0 ? " " + port : "")}",
            $"https://creativecommons.org/licenses/{path}/{version}/{(port.Length > 0 ? port + "/" : "")}".ToLowerInvariant(),
            terms
        );
    }

    /// <summary>The terms that an identifier stands for; null where it stands for none that are fixed.</summary>
    public static LicenseTerms? TermsOf(string id)
    {
        id = SpdxIds.Normalised(id);
        if (PublicDomain.ContainsKey(id))
            return Free;
        if (CreativeCommons().Match(id) is not { Success: true } match)
            return null;
        var elements = match.Groups["elements"].Value.Split('-');
        var changes = elements.Contains("ND") ? Permission.No : Permission.Yes;
        var isCredited = elements.Contains("BY");
        return new LicenseTerms(
            changes,
            Permission.Ask,
            changes,
            MustLink: isCredited,
            NoSale: elements.Contains("NC"),
            CreditRequired: isCredited
        );
    }

    /// <summary>Whether nobody holds rights under it any more.</summary>
    public static bool IsPublicDomain(string id) => PublicDomain.ContainsKey(SpdxIds.Normalised(id));

    /// <summary>
    /// Whether anybody may pass on the whole text under it, as it is and not for sale. Only what is known to allow that does:
    /// a license of one's own was agreed with somebody, and that is not everybody.
    /// </summary>
    public static bool LetsAnybodyRepublish(string id)
    {
        id = SpdxIds.Normalised(id);
        return TermsOf(id) is not null || Array.Exists(OpenFamilies, family => id.StartsWith(family, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\ACC-(?<elements>BY(?:-NC)?(?:-ND|-SA)?|SA)-(?<version>[0-9]\.[0-9])(?:-(?<port>[A-Z]+))?\z")]
    private static partial Regex CreativeCommons();
}
