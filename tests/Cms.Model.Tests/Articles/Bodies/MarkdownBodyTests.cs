using Cms.Model.Articles.Bodies;
using NUnit.Framework;

namespace Cms.Model.Tests.Articles.Bodies;

public sealed class MarkdownBodyTests
{
    private const string Id = "0190a6f2-1c3e-7b4d-8a55-3f2b9c0d1e2f";

    [TestCase("One\ntwo.\n\nThree.", "p(One two.) | p(Three.)")]
    [TestCase("A **strong** and *soft* and ~~gone~~ `word`.", "p(A {S:strong} and {E:soft} and {K:gone} {C:word}.)")]
    [TestCase("***Both*** and **one *within* another**", "p({SE:Both} and {S:one }{SE:within}{S: another})")]
    [TestCase("A line\\\nbroken  \ntwice", "p(A line\nbroken\ntwice)")]
    [TestCase("A line<br>broken<br/><br />once", "p(A line\nbroken\nonce)")]
    [TestCase("> Said.\n>\n> - Twice\n\nNot said.", "quote(p(Said.) | ul(Twice)) | p(Not said.)")]
    [TestCase("- One\n- Two\n  1. Inner\n  2. Second\n", "ul(One, Two+[ol1(Inner, Second)])")]
    [TestCase("1968. A good year", "ol1968(A good year)")]
    [TestCase("- First\n\n  Second.\n", "ul(First+[p(Second.)])")]
    [TestCase("```python\nif a < b:\n\n    pass\n```", "code:python(if a < b:\n\n    pass)")]
    [TestCase("```\" onload=x\ntext\n```", "code:(text)")]
    [TestCase("Before\n\n---\n\nAfter", "p(Before) | rule | p(After)")]
    [TestCase("", "")]
    [TestCase(" \n\n\t\n", "")]
    public void Markdown_is_read_as_blocks(string markdown, string expected)
    {
        Assert.That(Sketch.Of(markdown), Is.EqualTo(expected));
    }

    [TestCase("# One\n\n## Two\n\n####### Seven", "h2#one(One) | h2#two(Two) | p(####### Seven)")]
    [TestCase(
        "## The Tide\n\n## The tide!\n\n## The tide-2\n\n## The tide",
        "h2#the-tide(The Tide) | h2#the-tide-2(The tide!) | h2#the-tide-2-2(The tide-2) | h2#the-tide-3(The tide)"
    )]
    [TestCase(
        "## ¿Qué pasó?\n\n### Ωμέγα 3\n\n### 港口的夜\n\n### हिन्दी",
        "h2#qué-pasó(¿Qué pasó?) | h3#ωμέγα-3(Ωμέγα 3) | h3#港口的夜(港口的夜) | h3#हिन्दी(हिन्दी)"
    )]
    [TestCase("## Don’t *stop*\n\n## …\n\n## !", "h2#dont-stop(Don’t {E:stop}) | h2#section(…) | h2#section-2(!)")]
    public void A_heading_is_at_least_second_and_its_anchor_unique(string markdown, string expected)
    {
        Assert.That(Sketch.Of(markdown), Is.EqualTo(expected));
    }

    [TestCase("<script>alert(1)</script>", "p(<script>alert(1)</script>)")]
    [TestCase("a <b onclick=\"x()\">bold</b> *word*", "p(a <b onclick=\"x()\">bold</b> {E:word})")]
    [TestCase("<div>\n**strong**\n</div>", "p(<div> {S:strong} </div>)")]
    [TestCase("<img src=x onerror=alert(1)>", "p(<img src=x onerror=alert(1)>)")]
    [TestCase("&lt;script&gt;", "p(<script>)")]
    public void Raw_html_is_text(string markdown, string expected)
    {
        Assert.That(Sketch.Of(markdown), Is.EqualTo(expected));
    }

    [TestCase("H<sub>2</sub>O, 10<sup>6</sup> <small>a</small> <mark>b</mark>", "p(H{_:2}O, 10{^:6} {s:a} {H:b})")]
    [TestCase("**a <SUP>b** c</SUP>", "p({S:a <SUP>b} c</SUP>)")]
    [TestCase("<sup>**a** b</sup> <sup class=x>c</sup> <sub>d", "p({S^:a}{^: b} <sup class=x>c</sup> <sub>d)")]
    [TestCase("<sup><sup>a</sup>b</sup>c</sup>", "p({^:ab}c</sup>)")]
    [TestCase(
        "**<mark>a</mark>** [b<sup>2</sup>](https://example.org/)",
        "p({SH:a} {:b -> https://example.org/}{^:2 -> https://example.org/})"
    )]
    [TestCase("## x<sup>2</sup>", "h2#x2(x{^:2})")]
    public void Tags_are_marks_where_markdown_has_no_sign(string markdown, string expected) =>
        Assert.That(Sketch.Of(markdown), Is.EqualTo(expected));

    [TestCase("<!-- ask the lawyer -->\n\nText", "p(Text)")]
    [TestCase("<!-- ask\n\nthe lawyer -->\nText", "p(Text)")]
    [TestCase("Text <!-- ask the lawyer -->and *more*", "p(Text and {E:more})")]
    [TestCase("<!-- ask --> *Text*", "p({E:Text})")]
    [TestCase("Text\n<!-- ask\nthe lawyer -->\n", "p(Text)")]
    [TestCase("- One\n<!-- ask -->\n- Two", "ul(One) | ul(Two)")]
    public void A_comment_is_never_published(string markdown, string expected)
    {
        Assert.That(Sketch.Of(markdown), Is.EqualTo(expected).Or.EqualTo(expected.Replace(") | ul(", ", ")));
        Assert.That(Sketch.Of(markdown), Does.Not.Contain("lawyer"));
    }

    [Test]
    public void A_comment_left_open_hides_nothing()
    {
        Assert.That(Sketch.Of("One\n\n<!-- two\n\nThree"), Is.EqualTo("p(One) | p(<!-- two) | p(Three)"));
    }

    [TestCase("[a](https://example.org/b?c=d&e=f)", "p({:a -> https://example.org/b?c=d&e=f})")]
    [TestCase("[a](HTTPS://EXAMPLE.org)", "p({:a -> https://example.org/})")]
    [TestCase("[a](mailto:desk@example.org)", "p({:a -> mailto:desk@example.org})")]
    [TestCase("<desk@example.org>", "p({:desk@example.org -> mailto:desk@example.org})")]
    [TestCase("See https://example.org/a.", "p(See {:https://example.org/a -> https://example.org/a}.)")]
    [TestCase("See www.example.org", "p(See {:www.example.org -> https://www.example.org/})")]
    [TestCase("[a][ref] b\n\n[ref]: https://example.org/c", "p({:a -> https://example.org/c} b)")]
    [TestCase("[one **two**](https://example.org/)", "p({:one  -> https://example.org/}{S:two -> https://example.org/})")]
    [TestCase("[a](article:" + Id + ")", "p({:a -> article " + Id + "})")]
    public void A_link_leads_to_the_web_a_letter_or_an_article(string markdown, string expected)
    {
        Assert.That(Sketch.Of(markdown), Is.EqualTo(expected));
    }

    [TestCase("See https://example.org/a—or not", "p(See {:https://example.org/a -> https://example.org/a}—or not)")]
    [TestCase(
        "https://example.org/a’s, https://example.org/b… then",
        "p({:https://example.org/a -> https://example.org/a}’s, {:https://example.org/b -> https://example.org/b}… then)"
    )]
    [TestCase(
        "请看https://example.org/a。然后、https://example.org/b、（https://example.org/c）",
        "p(请看{:https://example.org/a -> https://example.org/a}。然后、{:https://example.org/b -> "
            + "https://example.org/b}、（{:https://example.org/c -> https://example.org/c}）)"
    )]
    [TestCase(
        "“https://example.org/a” „https://example.org/b“ «https://example.org/c»",
        "p(“{:https://example.org/a -> https://example.org/a}” „{:https://example.org/b -> https://example.org/b}“ "
            + "«{:https://example.org/c -> https://example.org/c}»)"
    )]
    [TestCase(
        "(https://example.org/a_(b)) and [https://example.org/c].",
        "p(({:https://example.org/a_(b) -> https://example.org/a_(b)}) and [https://example.org/c].)"
    )]
    [TestCase(
        "HTTPS://EXAMPLE.ORG/A Http://example.org WWW.example.org",
        "p({:HTTPS://EXAMPLE.ORG/A -> https://example.org/A} {:Http://example.org -> http://example.org/} {:WWW.example.org -> "
            + "https://www.example.org/})"
    )]
    [TestCase(
        "**https://example.org/a** *https://example.org/b*, ~~https://example.org/c~~",
        "p({S:https://example.org/a -> https://example.org/a} {E:https://example.org/b -> https://example.org/b}, "
            + "{K:https://example.org/c -> https://example.org/c})"
    )]
    [TestCase(
        "https://example.org/?a=1&amp;b=2 https://example.org/d&gt; \"https://example.org/e\"",
        "p({:https://example.org/?a=1&b=2 -> https://example.org/?a=1&b=2} {:https://example.org/d -> https://example.org/d}> "
            + "\"{:https://example.org/e -> https://example.org/e}\")"
    )]
    [TestCase("https://example.org/a\\\nnext", "p({:https://example.org/a -> https://example.org/a}\nnext)")]
    [TestCase(
        "xhttps://example.org a.www.example.org https://localhost https://.. www.example",
        "p(xhttps://example.org a.www.example.org https://localhost https://.. www.example)"
    )]
    [TestCase(
        "tel:+34-600-123 mailto:desk@example.org",
        "p({:+34-600-123 -> tel:+34-600-123} {:desk@example.org -> mailto:desk@example.org})"
    )]
    [TestCase(
        "[x](www.a.example) [y](<https://a.example/a b>) [z](tel:+34600123) [w](<mailto:desk@example.org?subject=Low tide>)",
        "p({:x -> https://www.a.example/} {:y -> https://a.example/a%20b} {:z -> tel:+34600123} {:w -> "
            + "mailto:desk@example.org?subject=Low%20tide})"
    )]
    public void An_address_ends_where_its_reader_sees_it_end(string markdown, string expected) =>
        Assert.That(Sketch.Of(markdown), Is.EqualTo(expected));

    [TestCase("[a](javascript:alert(1))")]
    [TestCase("[a](JaVaScRiPt:alert(1))")]
    [TestCase("[a](java&#x73;cript:alert(1))")]
    [TestCase("[a](&#106;avascript&colon;alert(1))")]
    [TestCase("[a](&#1;javascript:alert(1))")]
    [TestCase("[a](<java\tscript:alert(1)>)")]
    [TestCase("[a](java&Tab;script:alert(1))")]
    [TestCase("[a](java&NewLine;script:alert(1))")]
    [TestCase("[a](%6aavascript:alert(1))")]
    [TestCase("[a](javascript&#58;alert(1))")]
    [TestCase("[a](data:text/html;base64,PHNjcmlwdD4=)")]
    [TestCase("[a](vbscript:x)")]
    [TestCase("[a](file:///etc/passwd)")]
    [TestCase("[a](//example.org/b)")]
    [TestCase("[a](\\\\example.org)")]
    [TestCase("[a](https:\\\\example.org)")]
    [TestCase("[a](/b)")]
    [TestCase("[a](b.html)")]
    [TestCase("[a](#b)")]
    [TestCase("[a](https:b)")]
    [TestCase("[a](https://)")]
    [TestCase("[a](https://bank.example@example.org/)")]
    [TestCase("[a](https://exa&#10;mple.org/)")]
    [TestCase("[a](mailto:)")]
    [TestCase("[a](article:12)")]
    [TestCase("[a](article:{0190a6f2-1c3e-7b4d-8a55-3f2b9c0d1e2f})")]
    [TestCase("[a](illustration:" + Id + ")")]
    [TestCase("[a][r]\n\n[r]: javascript:alert(1)")]
    public void Any_other_link_is_only_its_words(string markdown)
    {
        Assert.That(Sketch.Of(markdown), Is.EqualTo("p(a)"));
    }

    [TestCase("<javascript:alert(1)>", "p(javascript:alert(1))")]
    [TestCase("ftp://example.org/a", "p(ftp://example.org/a)")]
    public void An_address_that_may_not_be_a_link_stays_readable(string markdown, string expected)
    {
        Assert.That(Sketch.Of(markdown), Is.EqualTo(expected));
    }

    [TestCase("![Old words](illustration:" + Id + ")", "figure(" + Id + ")")]
    [TestCase("![](illustration:" + Id + ")  \n![](illustration:" + Id + ")", "figure(" + Id + ") | figure(" + Id + ")")]
    [TestCase("> ![](illustration:" + Id + ")", "quote(figure(" + Id + "))")]
    [TestCase("1. ![](illustration:" + Id + ")\n\n   Then", "ol1(+[figure(" + Id + ") | p(Then)])")]
    [TestCase("Text ![a *small* boat](illustration:" + Id + ") more", "p(Text a {E:small} boat more)")]
    [TestCase("![a boat](https://example.org/boat.png)", "p(a boat)")]
    [TestCase("![a boat](javascript:alert(1))", "p(a boat)")]
    [TestCase("![](https://example.org/boat.png)", "")]
    [TestCase("[![a boat](https://example.org/b.png)](https://example.org/)", "p({:a boat -> https://example.org/})")]
    [TestCase("![x](illustration:boat)", "p(x)")]
    public void An_illustration_standing_alone_is_a_figure_and_any_other_image_its_words(string markdown, string expected)
    {
        Assert.That(Sketch.Of(markdown), Is.EqualTo(expected));
    }

    [TestCase("https://www.youtube.com/watch?v=abc123", "embed(youtube https://www.youtube.com/watch?v=abc123 YouTube)")]
    [TestCase("<https://youtu.be/abc123>", "embed(youtube https://youtu.be/abc123 YouTube)")]
    [TestCase(
        "[The harbour at night](https://m.youtube.com/watch?v=abc)",
        "embed(youtube https://m.youtube.com/watch?v=abc The harbour at night)"
    )]
    [TestCase("https://vimeo.com/12345", "embed(vimeo https://vimeo.com/12345 Vimeo)")]
    [TestCase("https://soundcloud.com/harbour/tide", "embed(soundcloud https://soundcloud.com/harbour/tide SoundCloud)")]
    public void A_bare_link_to_a_known_player_is_an_embed(string markdown, string expected)
    {
        Assert.That(Sketch.Of(markdown), Is.EqualTo(expected));
    }

    [TestCase("https://www.youtube.com/@harbour")]
    [TestCase("https://www.youtube.com/")]
    [TestCase("https://vimeo.com/harbour")]
    [TestCase("https://soundcloud.com/harbour")]
    [TestCase("https://youtube.com.example.org/watch?v=abc")]
    [TestCase("https://notyoutube.com/watch?v=abc")]
    [TestCase("https://youtube.com:8443/watch?v=abc")]
    [TestCase("https://video.example.org/w/abc")]
    [TestCase("Watch https://youtu.be/abc")]
    public void Any_other_link_stays_in_its_paragraph(string markdown)
    {
        Assert.That(MarkdownBody.Read(markdown).Blocks.Single(), Is.TypeOf<Paragraph>());
    }

    [Test]
    public void Text_is_normalised_and_holds_no_control_characters()
    {
        var body = MarkdownBody.Read("Cafe\u0301 a\u0000b\u0007c\u009Fd &#7;&#x1b;e&#769; \uFEFFx\r\ny\rz\n\n```\na\u0008\tb\n```");

        Assert.That(Sketch.Of(body.Blocks), Is.EqualTo("p(Café abcd é x y z) | code:(a\tb)"));
    }

    [TestCase("&#x9f;a&#x2028;b&#xFEFF; &#xD800;&#13;*&#x80;*", "p(a b \uFFFD)")]
    [TestCase("&#x80; a", "p(a)")]
    [TestCase("## a&#x2029;b&#10;c", "h2#a-b-c(a b c)")]
    [TestCase("*&#x80;*", "")]
    [TestCase("*a  \n&#x80;*b", "p({E:a}\nb)")]
    public void A_character_reference_smuggles_nothing_in(string markdown, string expected)
    {
        Assert.That(Sketch.Of(markdown), Is.EqualTo(expected));
    }

    [Test]
    public void Half_a_surrogate_pair_is_replaced()
    {
        var body = MarkdownBody.Read("a\uD800b [c\uDC00](https://example.org/\uD83D) \uD83D\uDE00 \uDE00\uD83D");

        Assert.That(Sketch.Of(body.Blocks), Is.EqualTo("p(a\uFFFDb c\uFFFD \uD83D\uDE00 \uFFFD\uFFFD)"));
    }

    [Test]
    public void A_body_too_long_is_refused()
    {
        Assert.That(() => MarkdownBody.Read(new string('a', MarkdownBody.MaxLength + 1)), Throws.ArgumentException);
    }

    [Test]
    public void Quotes_deeper_than_eight_stay_as_typed()
    {
        var blocks = MarkdownBody.Read(new string('>', 10_000) + " deep").Blocks;

        var depth = 0;
        while (blocks.Single() is Quote quote)
        {
            depth++;
            blocks = quote.Blocks;
        }
        Assert.That(depth, Is.EqualTo(8));
        Assert.That(blocks.Single(), Is.TypeOf<Paragraph>());
    }

    [Test]
    public void Lists_deeper_than_eight_stay_as_typed()
    {
        var blocks = MarkdownBody.Read(string.Concat(Enumerable.Repeat("- ", 10_000)) + "deep").Blocks;

        var depth = 0;
        while (blocks.Count > 0 && blocks[0] is ListBlock list)
        {
            depth++;
            blocks = list.Items.Single().Blocks;
        }
        Assert.That(depth, Is.EqualTo(8));
    }

    // Each of these takes a parser without limits minutes, or its stack. The time allowed is generous: it tells square from straight, not
    // fast from slow.
    [TestCaseSource(nameof(Hostile))]
    public void A_hostile_text_is_read_in_time(string unit, string tail)
    {
        var count = (MarkdownBody.MaxLength - tail.Length) / unit.Length;
        var markdown = string.Concat(Enumerable.Repeat(unit, count)) + tail;

        var read = Task.Run(() => MarkdownBody.Read(markdown).WordCount);

        Assert.That(read.Wait(TimeSpan.FromSeconds(15)), Is.True);
    }

    private static readonly object[] Hostile =
    [
        new object[] { ">", "x" },
        new object[] { "> ", "x" },
        new object[] { "- ", "x" },
        new object[] { "1. ", "x" },
        new object[] { ">- ", "x" },
        new object[] { "- x\n", "" },
        new object[] { "- x\n\n", "" },
        new object[] { "> x\n", "" },
        new object[] { "*", "x" },
        new object[] { "*a **b ", "x" },
        new object[] { "*a _b ", "x" },
        new object[] { "a**b", "c* " },
        new object[] { "~~a ", "x" },
        new object[] { "[", "x" },
        new object[] { "![", "x" },
        new object[] { "[a](", "x" },
        new object[] { "[a](<b", "x" },
        new object[] { "](http://a)", "x" },
        new object[] { "[a]: b\n", "[a]" },
        new object[] { "[a]: b 'c\n", "[a]" },
        new object[] { "[a][b]", "x" },
        new object[] { "<!--", "x" },
        new object[] { "<!-- a\n", "x" },
        new object[] { "<a ", "x" },
        new object[] { "<?", "x" },
        new object[] { "<a b='", "x" },
        new object[] { "&#x", "x" },
        new object[] { "`", " x" },
        new object[] { "`a``", "x" },
        new object[] { "```\n", "x" },
        new object[] { "https://a.b ", "x" },
        new object[] { "https://a.b/(", "x" },
        new object[] { "www.", "x" },
        new object[] { "a\\\n", "x" },
        new object[] { "## x\n", "" },
        new object[] { "x\n===\n", "" },
        new object[] { "a\n=\n", "" },
        new object[] { "[a\n=\n", "" },
        new object[] { "[a]: b\n\n", "[a]" },
        new object[] { "<sup>", "x" },
        new object[] { "</sup><sup>", "x" },
        new object[] { "https://a.b/)", "x" },
        new object[] { "https://a.b/—", "x" },
        new object[] { "x\n", "===" },
        new object[] { "\u0301", "x" },
        new object[] { "\\", "x" },
        new object[] { "    x\n", "" },
        new object[] { " ", "x" },
        new object[] { "\t", "x" },
    ];

    [TestCase("One\n===\n\nTwo\nlines\n---\n\nThree", "h2#one(One) | h2#two-lines(Two lines) | p(Three)")]
    [TestCase("> One\n> ---\n\n> Two\n---", "quote(h2#one(One)) | quote(p(Two)) | rule")]
    [TestCase("- One\n  ===\n- Two\n===", "ul(+[h2#one(One)], Two ===)")]
    [TestCase("[a]: https://example.org/\n===\n\n[a]: https://example.org/x\nb\n===", "p(===) | h2#b(b)")]
    [TestCase("[a]\n\n[a]: https://example.org/\n\n[b]: https://example.org/\n\nc", "p({:a -> https://example.org/}) | p(c)")]
    [TestCase("a\n=\nb\n=\nc", "h2#a(a) | h2#b(b) | p(c)")]
    [TestCase("===\n\na\n    ===\n\na =\n=", "p(===) | p(a ===) | h2#a(a =)")]
    public void A_line_below_a_paragraph_makes_it_a_heading(string markdown, string expected) =>
        Assert.That(Sketch.Of(markdown), Is.EqualTo(expected));

    [TestCase("a\n\n| A | B |\n|---|---|\n| 1 | 2 |", "3 markdown-table, 4 markdown-table, 5 markdown-table")]
    [TestCase("A | B\n---|---\n1 | 2", "2 markdown-table")]
    [TestCase(
        "A word[^1].\n\n[^1]: The note.\n\n[^2]: https://example.org/",
        "1 markdown-footnote, 3 markdown-footnote, 5 markdown-footnote"
    )]
    [TestCase("a\n<u>u</u> <br> <!-- x --> <sup>1</sup>\n\n<div>x</div>", "2 markdown-html, 4 markdown-html")]
    [TestCase(
        "![a boat](https://example.org/b.png)\n\nText ![x](illustration:" + Id + ")\n\n![x](illustration:" + Id + ")",
        "1 markdown-image, 3 markdown-image"
    )]
    [TestCase("[a](/rel)\n[b](https://example.org/)\n[c](#note) [d](javascript:x)", "1 markdown-link, 3 markdown-link")]
    [TestCase("> - [ ] tick\n> - [x] ticked", "1 markdown-task, 2 markdown-task")]
    [TestCase("```\n| A | B |\n[^1] <u>\n```\n\na | b, 2^10, [1], x < y", "")]
    [TestCase("Plain *words*, [a link](https://example.org/) and www.example.org.\n\n## Head\n\n- item", "")]
    public void What_will_not_be_printed_as_it_was_meant_is_told_with_its_line(string markdown, string expected) =>
        Assert.That(string.Join(", ", MarkdownBody.Judge(markdown).Select(w => $"{w.Line} {w.Code}")), Is.EqualTo(expected));

    [Test]
    public void A_paragraph_left_as_typed_is_told()
    {
        var markdown = "a\n\n" + string.Concat(Enumerable.Repeat("*a ", 600));

        Assert.That(
            MarkdownBody.Judge(markdown).Single(),
            Has.Property("Line").EqualTo(3).And.Property("Code").EqualTo("markdown-too-dense")
        );
    }

    [Test]
    public void Warnings_are_few_however_much_there_is_to_warn_of()
    {
        Assert.That(MarkdownBody.Judge(string.Concat(Enumerable.Repeat("| a | b |\n", 5_000))), Has.Count.EqualTo(50));
    }

    [Test]
    public void Backticks_of_every_length_are_read_in_time()
    {
        var markdown = string.Join(' ', Enumerable.Range(1, 700).Select(count => new string('`', count)));

        var read = Task.Run(() => MarkdownBody.Read(markdown).WordCount);

        Assert.That(read.Wait(TimeSpan.FromSeconds(15)), Is.True);
    }

    [Test]
    public void A_long_text_without_blank_lines_keeps_its_marks()
    {
        var line = string.Concat(Enumerable.Repeat("A sentence of the harbour report. ", 10)) + "**Tide** [a](https://example.org/)\n";

        var body = MarkdownBody.Read(string.Concat(Enumerable.Repeat(line, 200)));

        Assert.That(body.PlainText, Does.Not.Contain("**").And.Not.Contain("]("));
        Assert.That(body.WordCount, Is.EqualTo(200 * 62));
        Assert.That(body.Blocks, Has.Count.InRange(2, 20));
    }

    [Test]
    public void A_long_quote_without_blank_lines_stays_a_quote()
    {
        var line = "> " + string.Concat(Enumerable.Repeat("A sentence of the harbour report. ", 10)) + "\n";

        var body = MarkdownBody.Read(string.Concat(Enumerable.Repeat(line, 100)));

        Assert.That(body.WordCount, Is.EqualTo(100 * 60));
        Assert.That(body.Blocks, Is.All.TypeOf<Quote>());
    }

    [Test]
    public void A_paragraph_of_nothing_but_marks_is_left_as_typed()
    {
        var markdown = string.Concat(Enumerable.Repeat("*a ", 600)).TrimEnd();

        Assert.That(Sketch.Of(markdown + "\n\n*b*"), Is.EqualTo($"p({markdown}) | p({{E:b}})"));
    }

    [Test]
    public void A_giant_list_is_kept_whole()
    {
        var body = MarkdownBody.Read(string.Concat(Enumerable.Repeat("- item\n", 40_000)));

        Assert.That(((ListBlock)body.Blocks.Single()).Items, Has.Count.EqualTo(40_000));
    }
}
