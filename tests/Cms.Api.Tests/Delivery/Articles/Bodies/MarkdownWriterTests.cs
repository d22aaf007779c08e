using Cms.Api.Delivery.Articles.Bodies;
using Cms.Model.Articles.Bodies;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Articles.Bodies;

public sealed class MarkdownWriterTests
{
    [Test]
    public void What_is_written_reads_back_to_the_same_blocks()
    {
        var written = MarkdownWriter.Write(SampleBody.Body, SampleBody.Source);

        Assert.That(SampleBody.Drawn(written), Is.EqualTo(SampleBody.Drawn(SampleBody.Body)));
        Assert.That(MarkdownWriter.Write(MarkdownBody.Read(written), SampleBody.Source), Is.EqualTo(written));
    }

    [TestCase("a **b** c", "a **b** c")]
    [TestCase("a __b__ _c_", "a **b** *c*")]
    [TestCase("***a***", "***a***")]
    [TestCase("*a **b** c*", "*a **b** c*")]
    [TestCase("- a\n- b\n  - c", "- a\n- b\n  - c")]
    [TestCase("3. a\n   - b\n\n   c", "3. a\n   - b\n\n   c")]
    [TestCase("> a\n> > b", "> a\n>\n> > b")]
    [TestCase("[a](https://example.org/b_(c))", "[a](https://example.org/b_\\(c\\))")]
    [TestCase("<https://youtu.be/abc>", "<https://youtu.be/abc>")]
    [TestCase("a\\\nb", "a\\\nb")]
    [TestCase("H<sub>2</sub>O 10<sup>6</sup> <mark>**a**</mark>", "H<sub>2</sub>O 10<sup>6</sup> **<mark>a</mark>**")]
    [TestCase("Don’t “quote” 10 - 2 = 8, a.b (c) #1", "Don’t “quote” 10 - 2 = 8, a.b (c) #1")]
    public void It_is_written_as_a_person_would(string markdown, string expected)
    {
        Assert.That(MarkdownWriter.Write(MarkdownBody.Read(markdown), BodyReferences.None), Is.EqualTo(expected));
    }

    [TestCase("**a.**<!-- -->b")]
    [TestCase("b<!-- -->**(a)**")]
    [TestCase("**&nbsp;a&nbsp;**b")]
    [TestCase("a**&nbsp;b**")]
    [TestCase("*a*<!-- -->**b**")]
    [TestCase("**a**<!-- -->*b*<!-- -->**c**")]
    [TestCase("~~a~~<!-- -->**~~b~~**")]
    [TestCase("**[a](https://example.org/)**b")]
    [TestCase("[a**b**](https://example.org/)**c**d")]
    [TestCase("[*a*](https://example.org/1)[*b*](https://example.org/2)")]
    [TestCase("*a [b](https://example.org/)* [c](https://example.org/)")]
    [TestCase("😀**!a**😀")]
    [TestCase("€**€a€**€")]
    [TestCase("**a**<br>*b*<br>`c`<br>**`d`**<br>e")]
    [TestCase("a<br>**b**<br>c")]
    [TestCase("[a<br>b](https://example.org/)<br>c")]
    [TestCase("***a*<br>b**")]
    [TestCase("`a`<br>`b`")]
    [TestCase("` `` ` ` a ` `  `")]
    [TestCase("\\`<!-- -->`a`\\`")]
    [TestCase("a &#42;b&#42; &#91;c](https://example.org/) &#96;d&#96;")]
    [TestCase("&#35; a\n\n&#62; b\n\n&#43; c\n\n1&#46; d\n\n2&#41; e\n\n&#126;&#126;&#126; f\n\n&#45;&#45;&#45;")]
    [TestCase("a\\\n&#45;&#45;&#45;\\\n&#61;&#61;&#61;\\\n&#35; b\\\n1&#46; c\\\n&#62; d")]
    [TestCase("&amp;amp; &amp;#42; &amp;copy; & &amp")]
    [TestCase("&#92;* &#92;&#92; \\")]
    [TestCase("!<!-- -->[a](https://example.org/)")]
    [TestCase("&#91;a]: https\\://example.org/b")]
    [TestCase("# a #b \\#")]
    [TestCase("## `a` #")]
    [TestCase("mailto\\:desk@example.org tel\\:123 WWW\\.example.org")]
    [TestCase("&#32;a&#32;")]
    [TestCase("&#x3000;a&#x3000;**&#x3000;b**")]
    [TestCase("- a\n\n<!-- -->\n\n- b\n\n<!-- -->\n\n- c")]
    [TestCase("1. a\n\n<!-- -->\n\n1. b\n\n<!-- -->\n\n5. c")]
    [TestCase("- - a\n  - b\n\n- 1. c\n\n  5. d")]
    [TestCase("- > a\n- ```\n  b\n  ```\n- # c\n- ___\n- a\n\n  ___")]
    [TestCase("- a\n\n  3. b\n\n      c\n")]
    [TestCase("- a\n  > b\n\n  c\n  # d\n  ```\n  e\n\n    f\n  ```")]
    [TestCase("> a\n\n<!-- -->\n\n> b\n\nc")]
    [TestCase("> ```\n> a\n>\n>   b\n> ```\n> - c\n>   - d\n>\n>     e")]
    [TestCase("999999999. a\n1. b")]
    [TestCase("````\n```\n````")]
    [TestCase("~~~ c++\n\n  a\n\tb\n\n~~~")]
    [TestCase("[a](https://example.org/?a=1&copy;=2&lt;)")]
    [TestCase("[a](<https://example.org/a b>) [c](https://example.org/a\\)b\\\\)")]
    [TestCase("[a](https://例え.example.org/パス?クエリ=値#断片)")]
    [TestCase("[Words *of* \\] it](https://youtu.be/abc)")]
    [TestCase("[youtube](https://youtu.be/abc)")]
    [TestCase("e\u0301 **e\u0301**\u0301x")]
    [TestCase("a**<sup>b</sup>**c <sup>**b**</sup>c **a<sub>b</sub>c**d")]
    [TestCase("\\<sup>a</sup> &lt;sub>b&lt;/sub> <small>*a* <mark>b</small> c</mark>")]
    [TestCase("<sup>&nbsp;a</sup>**b** <mark>[a](https://example.org/)</mark>[<sup>b</sup>](https://example.org/)")]
    [TestCase("- <sup>1</sup> a\n\n# <sub>b</sub>\n\n> <mark>c</mark>")]
    public void Awkward_text_survives_being_written_and_read(string markdown)
    {
        var body = MarkdownBody.Read(markdown);
        var written = MarkdownWriter.Write(body, SampleBody.Source);

        Assert.That(SampleBody.Drawn(written), Is.EqualTo(SampleBody.Drawn(body)), written);
    }

    [Test]
    public void Any_mixture_of_marks_survives_being_written_and_read()
    {
        string[] pieces =
        [
            "a",
            "b ",
            " c",
            ".",
            "(",
            "**",
            "*",
            "_",
            "__",
            "~~",
            "`",
            "[",
            "](https://example.org/)",
            "<br>",
            "<!-- -->",
            "\\",
            "\n",
            "\n\n",
            "> ",
            "- ",
            "2. ",
            "# ",
            "&nbsp;",
            "&amp;",
            "!",
            "港",
            "😀",
            "```\n",
            "    ",
            "---\n",
            "www.",
            ":",
            "//",
            "http",
            "1",
            ")",
            "“",
            "’",
            "<sup>",
            "</sup>",
            "<mark>",
            "</mark>",
            "<small>",
            "</small>",
            "HTTPS://a.b",
            "a.b",
            "。",
        ];
        var random = new Random(20_261);
        for (var round = 0; round < 20_000; round++)
        {
            var markdown = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            var body = MarkdownBody.Read(markdown);
            var written = MarkdownWriter.Write(body, SampleBody.Source);

            Assert.That(SampleBody.Drawn(written), Is.EqualTo(SampleBody.Drawn(body)), $"Source:\n{markdown}\nWritten:\n{written}");
        }
    }

    [Test]
    public void Addresses_are_absolute_and_what_may_not_be_seen_is_gone()
    {
        var written = MarkdownWriter.Write(SampleBody.Body, SampleBody.References);

        Assert.That(written, Does.Contain("[wrote about it](https://magazine.example.org/articles/low-water?a=1&b=2)"));
        Assert.That(written, Does.Contain("a longer piece is being made"));
        Assert.That(written, Does.Contain("![A boat \"at rest\" \\<on> mud & sand](https://cms.example.org/media/boat.jpg)"));
        Assert.That(written, Does.Contain("![](https://cms.example.org/media/ornament.png)"));
        Assert.That(written, Does.Not.Contain(SampleBody.Hidden.ToString()).And.Not.Contain(SampleBody.Draft.ToString()));
    }
}
