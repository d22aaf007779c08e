using System.Text.RegularExpressions;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Model.Articles.Bodies;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Articles.Bodies;

public sealed partial class HtmlWriterTests
{
    [TestCase(
        "One *two* **three *four*** ~~five~~ `six`",
        "<p>One <em>two</em> <strong>three <em>four</em></strong> <s>five</s> <code>six</code></p>"
    )]
    [TestCase(
        "**a [b](https://example.org/?c=1&d=\"2\") c**",
        "<p><strong>a <a href=\"https://example.org/?c=1&amp;d=%222%22\" rel=\"noopener\">b</a> c</strong></p>"
    )]
    [TestCase("[a **b** c](https://example.org/)", "<p><a href=\"https://example.org/\" rel=\"noopener\">a <strong>b</strong> c</a></p>")]
    [TestCase("*a **b*** **c**", "<p><em>a <strong>b</strong></em> <strong>c</strong></p>")]
    [TestCase("a\\\nb", "<p>a<br>\nb</p>")]
    [TestCase(
        "H<sub>2</sub>O, 10<sup>6</sup>, <small>a</small>, <mark>**b** c</mark>",
        "<p>H<sub>2</sub>O, 10<sup>6</sup>, <small>a</small>, <mark><strong>b</strong> c</mark></p>"
    )]
    [TestCase("## A & “b”", "<h2 id=\"a-b\">A &amp; “b”</h2>")]
    [TestCase("> a\n\n---", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>")]
    [TestCase("- a\n- b\n  3. c", "<ul>\n<li>a</li>\n<li>b 3. c</li>\n</ul>")]
    [TestCase("- a\n- b\n\n  3. c", "<ul>\n<li>a</li>\n<li>b\n<ol start=\"3\">\n<li>c</li>\n</ol>\n</li>\n</ul>")]
    [TestCase("```c++\na < b\n```", "<pre><code class=\"language-c++\">a &lt; b</code></pre>")]
    [TestCase("[A <film>](https://youtu.be/abc)", "<p><a href=\"https://youtu.be/abc\" rel=\"noopener\">A &lt;film&gt;</a></p>")]
    [TestCase("<script>alert('1')</script>", "<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;</p>")]
    [TestCase("港口 “¿qué?” — ‘naïve’ العربية 😀", "<p>港口 “¿qué?” — ‘naïve’ العربية 😀</p>")]
    [TestCase("", "")]
    public void Blocks_are_written_as_html(string markdown, string expected)
    {
        Assert.That(HtmlWriter.Write(MarkdownBody.Read(markdown), BodyReferences.None), Is.EqualTo(expected));
    }

    [Test]
    public void A_figure_has_its_words_caption_and_credit()
    {
        var html = HtmlWriter.Write(MarkdownBody.Read($"![x](illustration:{SampleBody.Boat})"), SampleBody.References);

        Assert.That(
            html,
            Is.EqualTo(
                $"<figure data-illustration=\"{SampleBody.Boat}\"><img src=\"https://cms.example.org/media/boat.jpg\" alt=\"A boat "
                    + $"&quot;at rest&quot; &lt;on&gt; mud &amp; sand\" width=\"1200\" height=\"800\" loading=\"lazy\"><figcaption>Low "
                    + $"water in Ostrava Bay <small>Drawing by M. Quill</small></figcaption></figure>"
            )
        );
    }

    [Test]
    public void A_decorative_figure_has_empty_words()
    {
        var html = HtmlWriter.Write(MarkdownBody.Read($"![x](illustration:{SampleBody.Ornament})"), SampleBody.References);

        Assert.That(
            html,
            Is.EqualTo(
                $"<figure data-illustration=\"{SampleBody.Ornament}\"><img src=\"https://cms.example.org/media/ornament.png\" alt=\"\" "
                    + $"width=\"1200\" height=\"800\" loading=\"lazy\"></figure>"
            )
        );
    }

    [Test]
    public void A_hidden_figure_takes_the_quote_and_the_item_around_it_along()
    {
        var html = HtmlWriter.Write(
            MarkdownBody.Read($"a\n\n> ![x](illustration:{SampleBody.Hidden})\n\n- ![x](illustration:{SampleBody.Hidden})\n- b"),
            SampleBody.References
        );

        Assert.That(html, Is.EqualTo("<p>a</p>\n<ul>\n<li>b</li>\n</ul>"));
    }

    [Test]
    public void A_link_to_an_article_leads_there_or_nowhere()
    {
        var html = HtmlWriter.Write(
            MarkdownBody.Read($"[a](article:{SampleBody.Earlier}) [b](article:{SampleBody.Draft})"),
            SampleBody.References
        );

        Assert.That(
            html,
            Is.EqualTo(
                $"<p><a href=\"https://magazine.example.org/articles/low-water?a=1&amp;b=2\" data-article=\"{SampleBody.Earlier}\">a</a> "
                    + $"b</p>"
            )
        );
    }

    [Test]
    public void Whatever_is_typed_only_known_elements_come_out_and_each_is_closed()
    {
        string[] pieces =
        [
            "<script>",
            "</p>",
            "<img src=x onerror=alert(1)>",
            "\"",
            "'",
            "**",
            "*",
            "~~",
            "`",
            "[a](",
            "javascript:alert(1))",
            "https://example.org/\"onload=x)",
            "<!--",
            "-->",
            "\n\n",
            "\n",
            "> ",
            "- ",
            "# ",
            "```",
            "\"><svg>",
            "&lt;b&gt;",
            "&#60;i&#62;",
            "](data:x)",
            "![",
            "a",
            " ",
            "<br>",
            "[b](https://example.org/)",
            "<sup>",
            "</sup>",
            "<mark>",
            "</mark>",
        ];
        var random = new Random(7);
        for (var round = 0; round < 5_000; round++)
        {
            var markdown = string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => pieces[random.Next(pieces.Length)]));

            var html = HtmlWriter.Write(MarkdownBody.Read(markdown), SampleBody.References);

            var open = new Stack<string>();
            foreach (Match tag in AnyTag().Matches(html))
            {
                Assert.That(KnownTag().IsMatch(tag.Value), Is.True, $"{tag.Value} from {markdown}");
                var name = tag.Groups[2].Value;
                if (tag.Groups[1].Length > 0)
                    Assert.That(open.TryPop(out var opened) ? opened : null, Is.EqualTo(name), html);
                else if (name is not ("br" or "hr" or "img"))
                    open.Push(name);
            }
            Assert.That(open, Is.Empty, html);
        }
    }

    [Test]
    public void Headings_carry_the_same_anchor_as_the_blocks()
    {
        var html = HtmlWriter.Write(SampleBody.Body, SampleBody.References);

        foreach (var heading in BlockWriter.Write(SampleBody.Body, SampleBody.References).OfType<HeadingBlock>())
            Assert.That(html, Does.Contain($"<h{heading.Level} id=\"{heading.Id}\">"));
    }

    [GeneratedRegex("<(/?)([^ >]*)[^>]*>?")]
    private static partial Regex AnyTag();

    [GeneratedRegex(
        """^<(/?(p|h[2-6]|blockquote|ul|ol|li|pre|code|strong|em|s|a|sup|sub|small|mark)|br|hr|h[2-6] id="[^"<>]*"|a href="https?://[^"<>]*" rel="noopener"|ol start="\d+"|code class="language-[^"<>]*")>$"""
    )]
    private static partial Regex KnownTag();
}
