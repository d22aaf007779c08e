using Cms.Model.Licenses;
using NUnit.Framework;

namespace Cms.Model.Tests.Licenses;

public sealed class LicenseTests
{
    [Test]
    public void Nothing_bound_by_nothing_has_no_license()
    {
        Assert.That(License.Strictest([null, null]), Is.Null);
    }

    [Test]
    public void One_that_is_strictest_in_every_term_binds_as_it_is_whatever_the_order()
    {
        License?[] licenses = [License.CcBy, null, License.CcByNcNd, License.CcByNd];

        Assert.Multiple(() =>
        {
            Assert.That(License.Strictest(licenses), Is.EqualTo(License.CcByNcNd));
            Assert.That(License.Strictest(licenses.Reverse()), Is.EqualTo(License.CcByNcNd));
        });
    }

    [Test]
    public void Where_each_is_stricter_in_something_the_strictest_of_each_term_binds()
    {
        var both = License.Strictest([License.CcByNd, License.AllRightsReserved])!;

        Assert.Multiple(() =>
        {
            Assert.That(both.Id, Is.EqualTo("LicenseRef-Combined"));
            Assert.That(
                both.Terms,
                Is.EqualTo(
                    new LicenseTerms(Permission.No, Permission.No, Permission.No, MustLink: true, NoSale: true, CreditRequired: true)
                )
            );
        });
    }

    [Test]
    public void No_term_ever_gets_looser_by_adding_a_license()
    {
        License[] all = [License.CcBy, License.CcByNd, License.CcByNcNd, License.AllRightsReserved];

        foreach (var (one, other) in all.SelectMany(one => all.Select(other => (one, other))))
        {
            var terms = License.Strictest([one, other])!.Terms;
            Assert.Multiple(() =>
            {
                Assert.That(terms.And(one.Terms), Is.EqualTo(terms), $"{one.Id} with {other.Id}");
                Assert.That(terms.And(other.Terms), Is.EqualTo(terms), $"{one.Id} with {other.Id}");
            });
        }
    }
}
