using NUnit.Framework;

namespace Cms.Api.Tests;

/// <summary>Guesses at what somebody meant.</summary>
public sealed class NearestTests
{
    private static readonly string[] Names = ["id", "title", "authorId", "publishedAt[gte]", "limit", "gone", "Demo"];

    [TestCase("titel", "title")]
    [TestCase("Title", "title")]
    [TestCase("author_id", "authorId")]
    [TestCase("authorid", "authorId")]
    [TestCase("publishedAt", "publishedAt[gte]")]
    [TestCase("limt", "limit")]
    [TestCase("lmiit", "limit")]
    public void A_slip_of_the_fingers_is_understood(string word, string meant) => Assert.That(Nearest.To(word, Names), Is.EqualTo(meant));

    [TestCase("q")]
    [TestCase("nope")]
    [TestCase("Max")]
    [TestCase("headline")]
    [TestCase("")]
    public void Another_word_is_no_slip(string word) => Assert.That(Nearest.To(word, Names), Is.Null);

    [Test]
    public void The_longest_word_costs_little() => Assert.That(Nearest.To(new string('x', 1_000_000), Names), Is.Null);
}
