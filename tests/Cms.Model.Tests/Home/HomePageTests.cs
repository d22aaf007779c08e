using Cms.Model.Home;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Model.Tests.Home;

public sealed class HomePageTests
{
    [Test]
    public void Readers_see_a_layout_only_once_it_is_published_whole()
    {
        var home = new HomePage(An.Hour);
        var (first, second) = (Layout("lead"), Layout("lead", "latest"));
        home.Edit(first);
        home.Publish(An.Hour);

        home.Edit(second);

        Assert.That((home.Live, home.Draft, home.Version), Is.EqualTo((first, second, 1)));
        home.Publish(An.Hour);
        Assert.That((home.Live, home.Draft, home.Version, home.IsPublic), Is.EqualTo((second, (HomeLayout?)null, 2, true)));
    }

    [Test]
    public void Each_rule_of_the_front_page_has_a_code_of_its_own()
    {
        var home = new HomePage(An.Hour);
        var keys = Enumerable.Range(0, HomePage.MaxSlots + 1).Select(n => $"slot-{n}").ToArray();
        var articles = Enumerable.Range(0, HomePage.MaxArticles + 1).Select(_ => Guid.CreateVersion7()).ToArray();

        Assert.Multiple(() =>
        {
            Assert.That(() => home.Edit(Layout(keys)), Broken.Rule("too-many-slots"));
            Assert.That(() => home.Edit(Layout(keys[1..])), Throws.Nothing);
            Assert.That(() => home.Edit(Layout("lead", "lead")), Broken.Rule("slot-key-twice"));
            Assert.That(() => home.Edit(One(new HomeSlot { ArticleIds = articles })), Broken.Rule("slot-too-long"));
            Assert.That(() => home.Edit(One(new HomeSlot { ArticleIds = articles[1..] })), Throws.Nothing);
            Assert.That(() => home.Edit(One(new HomeSlot { Limit = 0 })), Broken.Rule("slot-too-long"));
            Assert.That(() => home.Edit(One(new HomeSlot { Limit = HomePage.MaxArticles + 1 })), Broken.Rule("slot-too-long"));
            Assert.That(() => new HomePage(An.Hour).Publish(An.Hour), Broken.Rule("nothing-to-publish"));
        });
    }

    private static HomeLayout Layout(params string[] keys) =>
        new() { Slots = [.. keys.Select(key => new HomeSlot { Key = key, Kind = SlotKind.List })] };

    private static HomeLayout One(HomeSlot slot) => new() { Slots = [slot] };
}
