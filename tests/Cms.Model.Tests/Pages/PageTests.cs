using Cms.Model.Access;
using Cms.Model.Pages;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Model.Tests.Pages;

public sealed class PageTests
{
    private static readonly DateTime Later = An.Hour.AddDays(1);

    [Test]
    public void A_page_is_a_draft_then_public_then_gone_and_can_come_back()
    {
        var page = new Page("about", An.PageContent(), An.Hour);
        var states = new List<(PageStatus, bool, int)> { State() };

        page.Publish(An.Hour);
        states.Add(State());
        page.Unpublish(Later);
        states.Add(State());
        page.Publish(Later);
        states.Add(State());

        Assert.That(
            states,
            Is.EqualTo([
                (PageStatus.Draft, false, 0),
                (PageStatus.Published, true, 1),
                (PageStatus.Unpublished, false, 2),
                (PageStatus.Published, true, 3),
            ])
        );
        Assert.That(page.PublishedAt, Is.EqualTo(An.Hour), "It never moves.");

        (PageStatus, bool, int) State() => (page.Status, page.IsPublic, page.Version);
    }

    [Test]
    public void Editing_a_public_page_changes_nothing_that_readers_see()
    {
        var page = An.Page("about");
        var live = page.Live;

        page.Edit(An.PageContent("Who we are"), Later);

        Assert.That((page.Live, page.Version, page.DeskTitle), Is.EqualTo((live, 1, "Who we are")));
        Assert.That(page.Revisions.Select(r => r.Reason), Is.EqualTo(["created", "published", "saved"]));
    }

    [TestCase("about", "")]
    [TestCase("about/team", "about")]
    [TestCase("about/team/night-desk", "about/team")]
    public void A_page_belongs_to_the_page_above_it(string slug, string parent)
    {
        var made = An.Page(slug);
        var moved = An.Page("elsewhere");

        moved.MoveTo(slug, Later);

        Assert.That((made.ParentSlug, moved.ParentSlug), Is.EqualTo((parent, parent)));
    }

    [TestCase("/about")]
    [TestCase("about/")]
    [TestCase("about//team")]
    [TestCase("About/team")]
    [TestCase("about/0190a6f2-1c3e-7b4d-8a55-3f2b9c0d1e2f")]
    [TestCase("a/b/c/d/e/f")]
    [TestCase("about/../team")]
    public void A_path_that_is_not_one_is_refused(string slug) => Assert.That(() => An.Page(slug), Broken.Rule("slug-malformed"));

    [Test]
    public void A_page_without_a_title_is_not_published()
    {
        var page = new Page("about", new PageContent { Body = "Words." }, An.Hour);

        Assert.That(() => page.Publish(An.Hour), Broken.Rule("title-required"));
    }

    [Test]
    public void What_a_state_does_not_take_is_refused_and_what_it_takes_is_told()
    {
        var page = An.Page("about");

        Assert.Multiple(() =>
        {
            Assert.That(() => page.Publish(Later), Broken.Rule("nothing-to-publish"));
            Assert.That(() => page.Trash(Later), Broken.Rule("wrong-state"));
            Assert.That(() => page.DiscardWorkingCopy(Later), Broken.Rule("wrong-state"));
            Assert.That(page.Restore, Broken.Rule("wrong-state"));
            Assert.That(() => page.Purge(Later), Broken.Rule("wrong-state"));
            Assert.That(page.Actions, Is.EqualTo(["edit", "move", "unpublish"]));
            Assert.That(PageActions.Of(page, Someone(Role.Editor)), Is.EqualTo(["edit", "move"]));
            Assert.That(PageActions.Of(page, Someone(Role.Contributor)), Is.Empty);
        });
    }

    [Test]
    public void A_purge_leaves_not_a_word()
    {
        var page = An.Page("about");
        page.Edit(An.PageContent("Who we are"), Later);
        page.Unpublish(Later);
        page.Trash(Later);

        page.Purge(Later);

        Assert.That((page.Live!.Title, page.Live.Body, page.Working, page.DeskTitle), Is.EqualTo(("", "", (PageContent?)null, "")));
        Assert.That((page.Slug, page.Actions.Count), Is.EqualTo(("about", 0)));
    }

    private static Actor Someone(Role role) => new("somebody", "Somebody", role, StaffScopes.Of(role));
}
