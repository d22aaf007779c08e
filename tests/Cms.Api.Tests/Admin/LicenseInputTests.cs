using System.Text.Json;
using Cms.Api.Admin;
using Cms.Model.Licenses;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin;

public sealed class LicenseInputTests
{
    private static readonly LicenseTermsInput Permissive = new()
    {
        Edits = Permission.Yes,
        Images = Permission.Yes,
        Translation = Permission.Yes,
        MustLink = false,
        NoSale = false,
        CreditRequired = false,
    };

    [Test]
    public void A_license_that_is_no_identifier_is_refused_and_told_what_to_say()
    {
        var faults = Judge(
            new LicenseInput
            {
                Id = "All rights reserved",
                Name = "All rights reserved",
                Terms = Permissive,
            }
        );

        Assert.That(faults.Single().Where, Is.EqualTo("id"));
        Assert.That(faults.Single().Message, Does.Contain("“All rights reserved”").And.Contain("LicenseRef-All-rights-reserved"));
    }

    [TestCase("CC-BY-NC-ND-4.0")]
    [TestCase("cc-by-4.0")]
    public void Terms_that_a_known_license_does_not_have_are_refused(string id) =>
        Assert.That(
            Judge(
                    new LicenseInput
                    {
                        Id = id,
                        Name = "CC",
                        Terms = Permissive,
                    }
                )
                .Select(f => (f.Where, f.Code)),
            Is.EqualTo(new[] { ("terms", "license-terms") })
        );

    [Test]
    public void The_identifier_of_a_known_license_is_enough_and_pictures_are_free_to_choose()
    {
        var (bare, said) = (
            new LicenseInput { Id = "cc-by-nc-4.0" },
            new LicenseInput
            {
                Id = "CC-BY-NC-4.0",
                Terms = new LicenseTermsInput { Images = Permission.No, NoSale = true },
            }
        );

        Assert.That(
            (Judge(bare), Judge(said)),
            Is.EqualTo((Array.Empty<(string, string, string)>(), Array.Empty<(string, string, string)>()))
        );
        Assert.That(LicenseInput.Read(bare), Is.EqualTo(KnownLicenses.Find("CC-BY-NC-4.0")));
        Assert.That(LicenseInput.Read(said)!.Terms.Images, Is.EqualTo(Permission.No));
    }

    [Test]
    public void Of_any_other_everything_is_said()
    {
        Assert.That(
            Judge(new LicenseInput { Id = "LicenseRef-OurHouse" }).Select(f => f.Where),
            Is.EquivalentTo(new[] { "name", "terms" })
        );
        Assert.That(
            Judge(
                    new LicenseInput
                    {
                        Id = "LicenseRef-OurHouse",
                        Name = "Ours",
                        Terms = new LicenseTermsInput { Edits = Permission.No },
                    }
                )
                .Select(f => f.Where),
            Is.EquivalentTo(new[] { "terms.images", "terms.translation", "terms.mustLink", "terms.noSale", "terms.creditRequired" })
        );
    }

    [Test]
    public void Another_identifier_patched_in_brings_its_own_name_address_and_terms()
    {
        var written = LicenseInput.From(License.CcBy with { Terms = License.CcBy.Terms with { Images = Permission.No } })!;

        var patched = LicenseInput.Read(written with { Id = "CC-BY-ND-4.0" });

        Assert.That(patched, Is.EqualTo(License.CcByNd with { Terms = License.CcByNd.Terms with { Images = Permission.No } }));
    }

    // In the spelling callers send, whether or not a server of this process has set it for all validators.
    private static (string Where, string Code, string Message)[] Judge(LicenseInput input) =>
        [.. new LicenseRules().Validate(input).Errors.Select(e => (Spelt(e.PropertyName), e.ErrorCode, e.ErrorMessage))];

    private static string Spelt(string name) => string.Join('.', name.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
