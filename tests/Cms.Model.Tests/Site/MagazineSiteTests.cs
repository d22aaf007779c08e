using Cms.Model.Site;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Model.Tests.Site;

public sealed class MagazineSiteTests
{
    private static readonly MenuEntry Entry = new()
    {
        Link = new MenuLink { Kind = MenuLinkKind.Address, Url = "https://ferries.example/" },
    };

    [Test]
    public void A_site_is_public_from_its_first_save_on_and_the_same_again_changes_nothing()
    {
        var site = new MagazineSite(An.Hour);
        var facts = new SiteFacts { Words = new SiteWords("The Almanac", null, "en"), Menus = [Menu("main", 2)] };

        site.Edit(facts, An.Hour);
        var (version, edits) = (site.Version, site.EditVersion);
        site.Edit(facts with { Menus = [Menu("main", 2)] }, An.Hour.AddDays(1));

        Assert.That((site.IsPublic, version, edits), Is.EqualTo((true, 1, 2)));
        Assert.That((site.Version, site.EditVersion), Is.EqualTo((1, 2)));
    }

    [Test]
    public void Menus_have_names_of_their_own_and_are_bounded()
    {
        var site = new MagazineSite(An.Hour);

        Assert.Multiple(() =>
        {
            Assert.That(() => Set(Menu("main", 1), Menu("main", 2)), Broken.Rule("menu-name-twice"));
            Assert.That(() => Set([.. Enumerable.Range(0, 11).Select(n => Menu($"menu-{n}", 1))]), Broken.Rule("too-many-menus"));
            Assert.That(() => Set(Menu("main", 21)), Broken.Rule("menu-too-long"));
            Assert.That(
                () => Set(new SiteMenu { Name = "main", Entries = [Entry with { Entries = [.. Enumerable.Repeat(Entry.Link, 21)] }] }),
                Broken.Rule("menu-too-long")
            );
            Assert.That(() => Set(Menu("main", 20)), Throws.Nothing);
        });

        void Set(params SiteMenu[] menus) => site.Edit(new SiteFacts { Menus = menus }, An.Hour);
    }

    private static SiteMenu Menu(string name, int entries) => new() { Name = name, Entries = [.. Enumerable.Repeat(Entry, entries)] };
}
