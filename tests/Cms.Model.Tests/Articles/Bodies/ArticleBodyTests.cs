using System.Text;
using Cms.Model.Articles.Bodies;
using NUnit.Framework;

namespace Cms.Model.Tests.Articles.Bodies;

public sealed class ArticleBodyTests
{
    private const string First = "0190a6f2-1c3e-7b4d-8a55-3f2b9c0d1e2f";
    private const string Second = "0190a6f2-1c3e-7b4d-8a55-3f2b9c0d1e30";

    [Test]
    public void Plain_text_is_every_word_without_marks()
    {
        var body = MarkdownBody.Read(
            $"## Low water\n\nThe *tide* was\\\nout, [they said](https://example.org/).\n\n> Never **again**.\n>\n> Never.\n\n- One\n- "
                + $"Two\n  - Inner\n\n![A boat](illustration:{First})\n\n---\n\n```\ncode\n```"
        );

        Assert.That(
            body.PlainText,
            Is.EqualTo("Low water\n\nThe tide was\nout, they said.\n\nNever again.\n\nNever.\n\nOne\nTwo\n\nInner\n\ncode")
        );
    }

    [TestCase("", 0)]
    [TestCase("One two three.", 3)]
    [TestCase("Don’t count well-known 'words' twice — or 3.5 and 10,000.", 9)]
    [TestCase("One—two … three", 3)]
    [TestCase("e\u0301te\u0301 ***é*té**", 2)]
    [TestCase("港口的夜晚很安静。", 8)]
    [TestCase("ひらがなとカタカナ", 9)]
    [TestCase("港口 harbour 2026 年", 5)]
    [TestCase("𠀀𠀁 ok", 3)]
    [TestCase("المدينة القديمة على البحر", 4)]
    [TestCase("מִלָּה אחת", 2)]
    [TestCase("हिन्दी में लिखा", 3)]
    [TestCase("바다의 밤", 2)]
    [TestCase("😀 👍🏽", 0)]
    [TestCase("H<sub>2</sub>O and 10<sup>6</sup>", 3)]
    public void Words_are_counted_as_readers_of_the_script_count_them(string markdown, int expected)
    {
        Assert.That(MarkdownBody.Read(markdown).WordCount, Is.EqualTo(expected));
    }

    [TestCase(0, 1)]
    [TestCase(230, 1)]
    [TestCase(231, 2)]
    [TestCase(2_300, 10)]
    public void Reading_takes_a_minute_for_every_230_words_begun(int words, int minutes)
    {
        var body = MarkdownBody.Read(string.Concat(Enumerable.Repeat("word ", words)));

        Assert.That(body.ReadingMinutes, Is.EqualTo(minutes));
    }

    [Test]
    public void Illustrations_and_linked_articles_are_named_once_in_order()
    {
        var body = MarkdownBody.Read(
            $"[b](article:{Second})\n\n> [a](article:{First}) [b](article:{Second})\n\n![](illustration:{Second})\n\n- "
                + $"![](illustration:{First})\n\n![](illustration:{Second})"
        );

        Assert.That(body.LinkedArticleIds, Is.EqualTo(new[] { Guid.Parse(Second), Guid.Parse(First) }));
        Assert.That(body.IllustrationIds, Is.EqualTo(new[] { Guid.Parse(Second), Guid.Parse(First) }));
    }

    [TestCase("## Heading\n\n> Quote\n\nThe *prose*\\\nbegins.\n\n- list\n\nIt goes on.", 280, "The prose begins. It goes on.")]
    [TestCase("## Only a heading", 280, "Only a heading")]
    [TestCase("> Only a *quote*\n>\n> - of two parts", 280, "Only a quote of two parts")]
    [TestCase("## Bring\n\n- Bread\n- Salt\n  1. coarse\n\n> and time", 280, "Bread Salt coarse and time")]
    [TestCase("- One boat\n- Another boat", 12, "One boat…")]
    [TestCase("```\ndef tide():\n    pass\n```", 280, "def tide():     pass")]
    [TestCase("[The harbour at night](https://youtu.be/abc)", 280, "The harbour at night")]
    [TestCase("---", 280, "")]
    [TestCase("Ten is 10<sup>1</sup>, water H<sub>2</sub>O.", 280, "Ten is 10¹, water H₂O.")]
    [TestCase("The tide came in.", 17, "The tide came in.")]
    [TestCase("The tide came in.", 16, "The tide came…")]
    [TestCase("The tide, it came in.", 12, "The tide…")]
    [TestCase("The tide. It came in.", 12, "The tide…")]
    [TestCase("The tide", 4, "The…")]
    [TestCase("Hippopotamus", 5, "Hipp…")]
    [TestCase("Hippopotamus", 1, "…")]
    [TestCase("港口的夜晚很安静", 5, "港口的夜…")]
    [TestCase("Harbour 港口的夜晚", 12, "Harbour 港口的…")]
    [TestCase("المدينة القديمة على البحر", 18, "المدينة القديمة…")]
    public void An_excerpt_is_the_start_of_the_prose_cut_at_a_word(string markdown, int max, string expected)
    {
        Assert.That(MarkdownBody.Read(markdown).Excerpt(max), Is.EqualTo(expected));
    }

    [TestCase("😀😀😀😀😀😀")]
    [TestCase("𠀀𠀁𠀂𠀃𠀄𠀅")]
    [TestCase("a😀b😀c 😀d")]
    [TestCase("👨‍👩‍👧‍👦👨‍👩‍👧‍👦")]
    [TestCase("e\u0301\u0302\u0303\u0304\u0305e\u0301\u0302\u0303")]
    public void An_excerpt_is_never_too_long_and_never_splits_a_letter(string text)
    {
        var body = MarkdownBody.Read(text);
        for (var max = 1; max <= text.Length; max++)
        {
            var excerpt = body.Excerpt(max);

            Assert.That(excerpt, Has.Length.LessThanOrEqualTo(max));
            Assert.That(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(excerpt), Throws.Nothing);
        }
    }

    [TestCase("10<sup>6</sup> m<sup>2</sup>, 10<sup>−3</sup>", "10⁶ m², 10⁻³")]
    [TestCase("CO<sub>2</sub>, x<sub>i+1</sub>, a<sub>β</sub>", "CO₂, xᵢ₊₁, a_β")]
    [TestCase("1<sup>st</sup>, x<sup>n+1</sup>, 2<sup>a/b</sup>, 2<sup>q</sup>", "1ˢᵗ, xⁿ⁺¹, 2^(a/b), 2^q")]
    [TestCase("The tide<sup>®</sup> comes<sup>[1]</sup> in", "The tide® comes[1] in")]
    [TestCase("a <small>b</small> <mark>c</mark>", "a b c")]
    public void Plain_text_says_what_is_raised_and_lowered(string markdown, string expected) =>
        Assert.That(MarkdownBody.Read(markdown).PlainText, Is.EqualTo(expected));

    [Test]
    public void An_excerpt_of_nothing_is_refused()
    {
        Assert.That(() => MarkdownBody.Read("a").Excerpt(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
