using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Model.Sources;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Model.Tests;

public sealed class NamedThingTests
{
    [Test]
    public void What_readers_see_has_a_name_or_says_in_words_what_it_shows()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => An.Author().Edit(new AuthorProfile { Name = " " }, An.Hour), Broken.Rule("name-required"));
            Assert.That(() => An.Source().Edit(new SourceProfile { Name = "" }, An.Hour), Broken.Rule("name-required"));
            Assert.That(() => An.Topic().Edit("\t", null, An.Hour), Broken.Rule("name-required"));
            Assert.That(() => An.Illustration().Edit(new IllustrationFacts { Alt = " " }, An.Hour), Broken.Rule("alt-required"));
            Assert.That(() => An.Illustration().Edit(new IllustrationFacts { IsDecorative = true }, An.Hour), Throws.Nothing);
        });
    }

    [Test]
    public void Listing_a_thing_is_an_edit_that_shows_readers_nothing_new()
    {
        var topic = An.Topic();

        topic.List(true);
        topic.List(true);

        Assert.That((topic.IsListed, topic.Version, topic.EditVersion), Is.EqualTo((true, 0, 2)));
    }

    [Test]
    public void What_lies_in_the_trash_is_neither_moved_nor_listed_nor_changed()
    {
        var author = An.Author();
        author.Discard(An.Hour);

        Assert.Multiple(() =>
        {
            Assert.That(() => author.MoveTo("elsewhere", An.Hour), Broken.Rule("wrong-state"));
            Assert.That(() => author.List(true), Broken.Rule("wrong-state"));
            Assert.That(() => author.Become(AuthorKind.Organization, An.Hour), Broken.Rule("wrong-state"));
            Assert.That(() => author.List(false), Throws.Nothing, "It is not listed already.");
        });
    }

    [Test]
    public void Whoever_was_merged_is_told_so_and_not_to_be_restored()
    {
        var author = An.Author();
        author.MergeInto(An.Author(), An.Hour);

        Assert.Multiple(() =>
        {
            Assert.That(() => author.MoveTo("elsewhere", An.Hour), Merged());
            Assert.That(() => author.List(true), Merged());
            Assert.That(() => author.Edit(new AuthorProfile { Name = "Ida" }, An.Hour), Merged());
        });

        static NUnit.Framework.Constraints.IResolveConstraint Merged() =>
            Throws.TypeOf<NewsroomRule>().With.Message.EqualTo("It was merged into another author.");
    }

    [Test]
    public void Two_profiles_are_the_same_where_every_word_and_link_is()
    {
        var one = new AuthorProfile { Name = "Ida", Links = [new AuthorLink("Site", "https://ida.example/")] };
        var other = one with { Links = [new AuthorLink("Site", "https://ida.example/")] };

        Assert.That(
            (one == other, one.GetHashCode() == other.GetHashCode(), one == other with { Links = [] }),
            Is.EqualTo((true, true, false))
        );
    }
}
