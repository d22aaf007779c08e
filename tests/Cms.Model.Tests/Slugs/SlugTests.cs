using System.Text.RegularExpressions;
using Cms.Model.Slugs;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Model.Tests.Slugs;

public sealed class SlugTests
{
    [TestCase("Before the Flood", "before-the-flood")]
    [TestCase("Workers’ rights — and wrongs", "workers-rights-and-wrongs")]
    [TestCase("Don't", "dont")]
    [TestCase("  “Part I”: The Beginning…  ", "part-i-the-beginning")]
    [TestCase("Čeština je těžká", "cestina-je-tezka")]
    [TestCase("Straße nach Łódź", "strasse-nach-lodz")]
    [TestCase("Cafe\u0301 ouvert", "cafe-ouvert")]
    [TestCase("100 % true", "100-true")]
    [TestCase("", "untitled")]
    [TestCase("—…!", "untitled")]
    public void A_title_becomes_words_joined_by_hyphens(string title, string expected)
    {
        Assert.That(Slug.From(title), Is.EqualTo(expected));
    }

    [TestCase("Война и мир")]
    [TestCase("المدينة القديمة على البحر")]
    [TestCase("港口的夜晚")]
    [TestCase("ひらがな")]
    [TestCase("הים הישן")]
    [TestCase("हिन्दी में")]
    [TestCase("Ελληνικά")]
    [TestCase("🎉🎊")]
    [TestCase("👩‍👩‍👧 at home")]
    [TestCase("\u200B\u202E\u00AD")]
    [TestCase("0190a6f2-1c3e-7b4d-8a55-3f2b9c0d1e2f")]
    [TestCase("0190a6f21c3e7b4d8a553f2b9c0d1e2f")]
    [TestCase("{0190A6F2-1C3E-7B4D-8A55-3F2B9C0D1E2F}")]
    public void Any_title_gives_a_slug_that_is_one(string title)
    {
        var slug = Slug.From(title);

        Assert.Multiple(() =>
        {
            Assert.That(slug, Does.Match(Slug.Pattern));
            Assert.That(Slug.IsWellFormed(slug), slug);
            Assert.That(Guid.TryParse(slug, out _), Is.False, "A path takes an id or a slug.");
            Assert.That(Slug.From(slug), Is.EqualTo(slug), "A slug of a slug is itself.");
        });
    }

    [Test]
    public void A_title_in_another_script_is_spelled_in_latin_letters()
    {
        Assert.That(Slug.From("Война и мир"), Is.EqualTo("voyna-i-mir"));
    }

    [Test]
    public void A_long_title_is_cut_at_a_word_and_a_long_word_wherever_it_must_be()
    {
        var words = Slug.From(string.Join(' ', Enumerable.Repeat("harbour", 43)));
        var word = Slug.From(new string('a', 300));

        Assert.Multiple(() =>
        {
            Assert.That(
                words,
                Has.Length.LessThanOrEqualTo(Slug.MaxLength).And.EndsWith("-harbour").And.Length.GreaterThan(Slug.MaxLength - 8)
            );
            Assert.That(word, Is.EqualTo(new string('a', Slug.MaxLength)));
        });
    }

    [TestCase("part-1", true)]
    [TestCase("a", true)]
    [TestCase("", false)]
    [TestCase("-a", false)]
    [TestCase("a-", false)]
    [TestCase("a--b", false)]
    [TestCase("A", false)]
    [TestCase("about/team", false)]
    [TestCase("a b", false)]
    [TestCase("a/b", false)]
    [TestCase("a\n", false)]
    [TestCase("é", false)]
    [TestCase("0190a6f2-1c3e-7b4d-8a55-3f2b9c0d1e2f", false)]
    [TestCase("0190a6f21c3e7b4d8a553f2b9c0d1e2f", false)]
    public void A_slug_is_well_formed_or_refused(string slug, bool expected)
    {
        var isTaken = true;
        try
        {
            _ = Slug.Checked(slug, ThingKind.Topic);
        }
        catch (NewsroomRule rule) when (rule.Code == "slug-malformed")
        {
            isTaken = false;
        }

        Assert.Multiple(() =>
        {
            Assert.That(isTaken, Is.EqualTo(expected));
            Assert.That(Slug.IsWellFormed(slug), Is.EqualTo(expected));
            if (expected)
                Assert.That(Regex.IsMatch(slug, Slug.Pattern));
        });
    }

    [Test]
    public void A_slug_has_at_most_120_letters()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Slug.IsWellFormed(new string('a', 120)));
            Assert.That(Slug.IsWellFormed(new string('a', 121)), Is.False);
        });
    }

    [Test]
    public void Moving_to_where_it_stands_changes_nothing()
    {
        var topic = An.Topic();

        topic.MoveTo(topic.Slug, An.Hour);

        Assert.That((topic.Version, topic.EditVersion), Is.EqualTo((0, 1)));
    }
}
