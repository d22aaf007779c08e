using System.Text.RegularExpressions;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Model.Articles.Bodies;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Articles.Bodies;

/// <summary>HTML out and in again, and HTML in and kept as Markdown: the blocks are the same.</summary>
public sealed partial class HtmlRoundTripTests
{
    [Test]
    public void What_is_written_as_html_reads_back_to_the_same_blocks()
    {
        var html = HtmlWriter.Write(SampleBody.Body, SampleBody.Source);

        var read = HtmlBody.Read(html);

        Assert.That(SampleBody.Drawn(read.Body), Is.EqualTo(SampleBody.Drawn(SampleBody.Body)));
        Assert.That(read.Dropped, Is.Empty);
        Assert.That(SampleBody.Drawn(Kept(html)), Is.EqualTo(SampleBody.Drawn(SampleBody.Body)));
    }

    [Test]
    public void Any_mixture_of_marks_survives_being_written_as_html_and_read()
    {
        string[] pieces =
        [
            "a",
            "b ",
            "c",
            ".",
            "(",
            "**",
            "*",
            "~~",
            "`",
            "[",
            "](https://example.org/)",
            $"](article:{SampleBody.Earlier})",
            $"![](illustration:{SampleBody.Boat})",
            "<br>",
            "\\",
            "\n",
            "\n\n",
            "> ",
            "- ",
            "2. ",
            "# ",
            "&amp;",
            "&lt;b&gt;",
            "!",
            "港",
            "😀",
            "```\n",
            "    ",
            "---\n",
            "https://youtu.be/abc",
            "1",
            "“",
            "’",
            "<sup>",
            "</sup>",
            "<sub>",
            "</sub>",
            "<mark>",
            "</mark>",
            "<small>",
            "</small>",
        ];
        var random = new Random(20_262);
        var compared = 0;
        for (var round = 0; round < 10_000; round++)
        {
            var body = MarkdownBody.Read(
                string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]))
            );
            var html = HtmlWriter.Write(body, SampleBody.Source);
            // To HTML a row of spaces is one.
            if (RowOfSpaces().IsMatch(html))
                continue;
            compared++;

            Assert.That(SampleBody.Drawn(HtmlBody.Read(html).Body), Is.EqualTo(SampleBody.Drawn(body)), html);
        }

        Assert.That(compared, Is.GreaterThan(5_000));
    }

    [Test]
    public void Whatever_html_is_read_is_kept_as_markdown_that_reads_the_same()
    {
        string[] pieces =
        [
            "a",
            "b ",
            " c",
            ".",
            "*",
            "_x_",
            "~~",
            "`",
            "[x](y)",
            "#",
            "1. ",
            "- ",
            "> ",
            "&amp;amp;",
            "&nbsp;",
            "!",
            "港",
            "😀",
            "\n",
            "e\u0301",
            "€",
            "“",
            "\\",
            "https://a.example",
            "www.",
            "<!-- x -->",
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<s>",
            "</s>",
            "<code>",
            "</code>",
            "<code>`</code>",
            "<br>",
            "<hr>",
            "<ul>",
            "</ul>",
            "<ol start=3>",
            "</ol>",
            "<li>",
            "</li>",
            "<blockquote>",
            "</blockquote>",
            "<h2>",
            "</h2>",
            "<pre>",
            "</pre>",
            "\tx",
            "<a href='https://example.org/(1)'>",
            "</a>",
            $"<a data-article='{SampleBody.Earlier}'>",
            $"<img src='illustration:{SampleBody.Boat}'>",
            "<a href='https://youtu.be/abc'>x</a>",
            "<table><tr><td>",
            "</table>",
            "<p style='mso-list:l0 level1'>",
            "<p style='mso-list:l0 level3'><span style='mso-list:Ignore'>2.</span>",
            "<span style='font-weight:700'>",
            "</span>",
            "<svg>",
            "</svg>",
            "<script>",
            "</script>",
            "<sup>",
            "</sup>",
            "<sub>",
            "</sub>",
            "<mark>",
            "</mark>",
            "<small>",
            "</small>",
            "<q>",
            "</q>",
            "<b hidden>",
            "<a href='tel:1'>",
            "&lt;sup&gt;",
        ];
        var random = new Random(20_263);
        for (var round = 0; round < 20_000; round++)
        {
            var html = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            var body = HtmlBody.Read(html).Body;

            var kept = Kept(html);

            Assert.That(
                SampleBody.Drawn(kept),
                Is.EqualTo(SampleBody.Drawn(body)),
                $"{html}\n{MarkdownWriter.Write(body, BodyReferences.InSource(body))}"
            );
        }
    }

    [TestCase("A sentence of the *harbour* report. ", "")]
    [TestCase("<b>x</b><i>y</i>", "")]
    [TestCase("_*[~", "")]
    [TestCase("<a href='https://example.org/a_b'>word</a> ", "")]
    [TestCase("word<br>", "")]
    [TestCase("港口的夜晚", "")]
    [TestCase("😀", "")]
    [TestCase("<b>A sentence of the *harbour* report. ", "")]
    [TestCase("A sentence of the *harbour* report. ", "<h2>")]
    [TestCase("A sentence of the *harbour* report. ", "<ul><li>")]
    [TestCase("A sentence of the *harbour* report. ", "<p style='mso-list:l0 level1'>")]
    public void A_paragraph_too_long_for_markdown_is_kept_in_several(string unit, string before)
    {
        var html = before + string.Concat(Enumerable.Repeat(unit, 40_000 / unit.Length));
        var body = HtmlBody.Read(html).Body;

        var kept = Kept(html);

        Assert.That(SampleBody.Drawn(kept), Is.EqualTo(SampleBody.Drawn(body)));
    }

    private static ArticleBody Kept(string html)
    {
        var body = HtmlBody.Read(html).Body;
        return MarkdownBody.Read(MarkdownWriter.Write(body, BodyReferences.InSource(body)));
    }

    [GeneratedRegex(@" (</?(em|strong|s|a|code|sup|sub|small|mark)\b[^>]*>)* |^ | $|<pre>")]
    private static partial Regex RowOfSpaces();
}
