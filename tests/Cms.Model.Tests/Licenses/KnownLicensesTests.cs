using System.Text.Json;
using Cms.Model.Licenses;
using NUnit.Framework;

namespace Cms.Model.Tests.Licenses;

public sealed class KnownLicensesTests
{
    private static readonly LicenseTerms Nothing = new(
        Permission.Yes,
        Permission.Yes,
        Permission.Yes,
        MustLink: false,
        NoSale: false,
        CreditRequired: false
    );

    [TestCase("CC-BY-4.0", "CC-BY-4.0")]
    [TestCase("cc-by-nc-nd-4.0", "CC-BY-NC-ND-4.0")]
    [TestCase("mit", "MIT")]
    [TestCase("GPL-2.0", "GPL-2.0")]
    [TestCase("licenseref-Our.House-2", "LicenseRef-Our.House-2")]
    [TestCase("All rights reserved", null)]
    [TestCase("CC-BY-5.0", null)]
    [TestCase("CC-BY-4.0 OR MIT", null)]
    [TestCase("LicenseRef-", null)]
    [TestCase("LicenseRef-our house", null)]
    [TestCase("LicenseRef-x\n", null)]
    [TestCase("NONE", null)]
    [TestCase("", null)]
    public void An_identifier_is_one_of_the_list_or_ones_own_in_any_case(string said, string? id) =>
        Assert.That(SpdxIds.Find(said), Is.EqualTo(id));

    [TestCase("All rights reserved", "LicenseRef-All-rights-reserved")]
    [TestCase("© 2026 (us)", "LicenseRef-2026-us")]
    [TestCase("…", "LicenseRef-Unnamed")]
    [TestCase("cc-by-4.0", "CC-BY-4.0")]
    public void What_was_stored_before_identifiers_were_judged_is_read_as_one_of_its_own(string stored, string id)
    {
        var license = JsonSerializer.Deserialize<License>(
            JsonSerializer.Serialize(
                new
                {
                    Id = stored,
                    Name = "As printed",
                    Terms = Nothing,
                }
            )
        )!;

        Assert.That((license.Id, license.Name, SpdxIds.Find(license.Id)), Is.EqualTo((id, "As printed", id)));
    }

    [TestCase(
        "CC-BY-NC-ND-4.0",
        Permission.No,
        Permission.No,
        true,
        true,
        true,
        "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0",
        "https://creativecommons.org/licenses/by-nc-nd/4.0/"
    )]
    [TestCase(
        "CC-BY-NC-ND-1.0",
        Permission.No,
        Permission.No,
        true,
        true,
        true,
        "Creative Commons Attribution-NonCommercial-NoDerivatives 1.0",
        "https://creativecommons.org/licenses/by-nd-nc/1.0/"
    )]
    [TestCase(
        "CC-BY-SA-3.0",
        Permission.Yes,
        Permission.Yes,
        true,
        false,
        true,
        "Creative Commons Attribution-ShareAlike 3.0",
        "https://creativecommons.org/licenses/by-sa/3.0/"
    )]
    [TestCase(
        "CC-BY-NC-3.0-IGO",
        Permission.Yes,
        Permission.Yes,
        true,
        true,
        true,
        "Creative Commons Attribution-NonCommercial 3.0 IGO",
        "https://creativecommons.org/licenses/by-nc/3.0/igo/"
    )]
    [TestCase(
        "CC0-1.0",
        Permission.Yes,
        Permission.Yes,
        false,
        false,
        false,
        "Creative Commons Zero 1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/"
    )]
    public void The_terms_of_a_known_license_are_its_own_whatever_is_said(
        string id,
        Permission edits,
        Permission translation,
        bool mustLink,
        bool noSale,
        bool credit,
        string name,
        string url
    )
    {
        var (known, contrary) = (KnownLicenses.Find(id)!, new License(id, "X", null, Nothing));

        Assert.Multiple(() =>
        {
            Assert.That(known.Terms, Is.EqualTo(new LicenseTerms(edits, Permission.Ask, translation, mustLink, noSale, credit)));
            Assert.That(contrary.Terms, Is.EqualTo(known.Terms with { Images = Permission.Yes }), "Of pictures the desk decides.");
            Assert.That((known.Name, known.Url), Is.EqualTo((name, url)));
        });
    }

    [TestCase("LicenseRef-OurHouse")]
    [TestCase("MIT")]
    public void Those_of_any_other_are_what_is_said(string id) =>
        Assert.That((KnownLicenses.Find(id), new License(id, "X", null, Nothing).Terms), Is.EqualTo(((License?)null, Nothing)));

    [TestCase("CC-BY-SA-4.0", true)]
    [TestCase("CC-PDM-1.0", true)]
    [TestCase("GFDL-1.3-only", true)]
    [TestCase("OGL-UK-3.0", true)]
    [TestCase("MIT", false)]
    [TestCase("GPL-3.0-only", false)]
    [TestCase("Proprietary", false)]
    [TestCase("All rights reserved", false)]
    [TestCase("LicenseRef-Combined", false)]
    public void Only_what_is_known_to_let_anybody_republish_does(string id, bool lets) =>
        Assert.That(new License(id, "X", null, Nothing).AllowsRepublication, Is.EqualTo(lets));
}
