using Cms.Model.Articles.Bodies;
using NUnit.Framework;

namespace Cms.Model.Tests.Articles.Bodies;

public sealed class HtmlBodyTests
{
    private const string Id = "0190a6f2-1c3e-7b4d-8a55-3f2b9c0d1e2f";

    [TestCase("<p>One\n  two.</p>\n<p>Three.</p>", "p(One two.) | p(Three.)")]
    [TestCase("One<p>Two<p>Three", "p(One) | p(Two) | p(Three)")]
    [TestCase(
        "A <b>strong</b> and <i>soft</i> and <del>gone</del> <kbd>word</kbd>.",
        "p(A {S:strong} and {E:soft} and {K:gone} {C:word}.)"
    )]
    [TestCase("<em><strong>Both</strong></em> and <b>one <i>within</i> another</b>", "p({SE:Both} and {S:one }{SE:within}{S: another})")]
    [TestCase("<b>a<i>b</b>c</i>d", "p({S:a}{SE:b}cd)")]
    [TestCase("a <b> b</b> <i>c </i>d", "p(a {S:b} {E:c }d)")]
    [TestCase("A line<br>broken<br/>\n <br />twice<br>", "p(A line\nbroken\ntwice)")]
    [TestCase("<blockquote>Said.<ul><li>Twice</ul></blockquote>Not said.", "quote(p(Said.) | ul(Twice)) | p(Not said.)")]
    [TestCase("<ul><li>One<li>Two<ol><li>Inner<li>Second</ol></ul>", "ul(One, Two+[ol1(Inner, Second)])")]
    [TestCase("<ul><li>One</li><ul><li>Under it</li></ul><li>Two</li></ul>", "ul(One+[ul(Under it)], Two)")]
    [TestCase(
        "<ol start=1968><li>A good year</ol><ol start='-3'><li>a</ol><ol start=9999999999><li>b</ol>",
        "ol1968(A good year) | ol1(a) | ol1(b)"
    )]
    [TestCase("<ul><li><p>First</p><p>Second.</p></li></ul>", "ul(First+[p(Second.)])")]
    [TestCase("<ul>Loose<li>Fast</ul>", "ul(Loose, Fast)")]
    [TestCase("<li>An item of no list", "p(An item of no list)")]
    [TestCase("<pre><code class='x language-python'>if a &lt; b:\n\n    pass\n</code></pre>", "code:python(if a < b:\n\n    pass)")]
    [TestCase("<pre>\n\n a\n</pre>", "code:(\n a)")]
    [TestCase("<pre class='language-c++'>a<b>b</b><br>c</pre>d", "code:c++(ab\nc) | p(d)")]
    [TestCase("<pre class='language-\"x'>a</pre>", "code:(a)")]
    [TestCase("Before<hr>After", "p(Before) | rule | p(After)")]
    [TestCase("<table><tr><th>Day<th>Depth<tr><td>One<td>3 m</table>", "p(Day | Depth) | p(One | 3 m)")]
    [TestCase("<div><section>a</section> <article>b</article></div><dl><dt>c<dd>d</dl>", "p(a) | p(b) | p(c) | p(d)")]
    [TestCase("<unknown-thing>a</unknown-thing><o:p></o:p> b<blink>c</blink>", "p(a bc)")]
    [TestCase("&lt;b&gt; &amp;copy; &copy; &NotEqualTilde; &#x1F600; &nosuch; AT&T", "p(<b> &copy; © ≂̸ 😀 &nosuch; AT&T)")]
    [TestCase("<p>&nbsp;</p><p> \n </p><p></p>", "")]
    [TestCase("", "")]
    public void Html_is_read_as_blocks(string html, string expected) => Assert.That(Of(html), Is.EqualTo(expected));

    [TestCase("<h1>One</h1><h2>One</h2><h6>Six</h6>", "h2#one(One) | h2#one-2(One) | h6#six(Six)")]
    [TestCase("<h2><div>In</div><div>parts</div></h2>after", "h2#in-parts(In parts) | p(after)")]
    [TestCase("<h2>A<br>b <p>c</h2>", "h2#a-b-c(A b c)")]
    [TestCase("<h3>Left open<ul><li>a</ul>", "h3#left-open(Left open) | ul(a)")]
    [TestCase("<h3>a<h4>b", "h3#a(a) | h4#b(b)")]
    [TestCase("<h2> </h2><h2><img src=x alt='Words'></h2>", "h2#words(Words)")]
    public void A_heading_is_at_least_second_and_its_anchor_unique(string html, string expected) =>
        Assert.That(Of(html), Is.EqualTo(expected));

    [TestCase("<a href='https://example.org/b?c=d&amp;e=f'>a</a>", "p({:a -> https://example.org/b?c=d&e=f})")]
    [TestCase("<a href=HTTPS://EXAMPLE.org>a</a>", "p({:a -> https://example.org/})")]
    [TestCase("<a href='mailto:desk@example.org'>a</a>", "p({:a -> mailto:desk@example.org})")]
    [TestCase("<a href='article:" + Id + "'>a</a>", "p({:a -> article " + Id + "})")]
    [TestCase("<a href='https://magazine.example/x' data-article='" + Id + "'>a</a>", "p({:a -> article " + Id + "})")]
    [TestCase("<a href='https://magazine.example/x' data-article='x'>a</a>", "p({:a -> https://magazine.example/x})")]
    [TestCase(
        "<a href='https://example.org/1'>a<a href='https://example.org/2'>b</a>c</a>d",
        "p({:ab -> https://example.org/1}{:c -> https://example.org/1}d)"
    )]
    [TestCase("<a name=x>a</a><a>b</a>", "p(ab)")]
    public void A_link_leads_to_the_web_a_letter_or_an_article(string html, string expected) =>
        Assert.That(
            Of(html),
            Is.EqualTo(expected)
                .Or.EqualTo(
                    expected
                        .Replace("}{:c", "c", StringComparison.Ordinal)
                        .Replace("b -> https://example.org/1c", "bc", StringComparison.Ordinal)
                )
        );

    [TestCase(
        "<figure data-illustration='" + Id + "'><img src=x onerror=alert(1)><figcaption>Its own</figcaption></figure>after",
        "figure(" + Id + ") | p(after)"
    )]
    [TestCase("<p>a<img src='illustration:" + Id + "'>b</p>", "p(a) | figure(" + Id + ") | p(b)")]
    [TestCase("<ul><li><figure data-illustration='" + Id + "'></figure>Then</ul>", "ul(+[figure(" + Id + ") | p(Then)])")]
    [TestCase(
        "<figure><img src='https://example.org/b.png' alt='A boat'><figcaption>Low water</figcaption></figure>",
        "p(A boat) | p(Low water)"
    )]
    [TestCase("<figure data-illustration='x'>a</figure>", "p(a)")]
    public void A_figure_is_an_illustration_of_ours_and_any_other_picture_its_words(string html, string expected) =>
        Assert.That(Of(html), Is.EqualTo(expected));

    [TestCase(
        "<iframe width=560 src='https://www.youtube.com/embed/abc123?start=5' title='The harbour at night'></iframe>",
        "embed(youtube https://www.youtube.com/watch?v=abc123 The harbour at night)"
    )]
    [TestCase(
        "<iframe src='//www.youtube-nocookie.com/embed/abc'>fallback</iframe>after",
        "embed(youtube https://www.youtube.com/watch?v=abc YouTube) | p(after)"
    )]
    [TestCase("<iframe src='https://player.vimeo.com/video/123?h=4'></iframe>", "embed(vimeo https://vimeo.com/123 Vimeo)")]
    [TestCase(
        "<iframe src='https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/harbour/tide&amp;color=f50'></iframe>",
        "embed(soundcloud https://soundcloud.com/harbour/tide SoundCloud)"
    )]
    [TestCase("<p><a href='https://youtu.be/abc'>The harbour at night</a></p>", "embed(youtube https://youtu.be/abc The harbour at night)")]
    [TestCase(
        "<blockquote class=x><p>Words</p>— A <a href='https://birds.example/1'>day</a></blockquote><script "
            + "src='https://birds.example/w.js'></script>",
        "quote(p(Words) | p(— A {:day -> https://birds.example/1}))"
    )]
    [TestCase("<iframe src='https://evil.example/embed/abc'></iframe>", "")]
    [TestCase("<iframe src='https://www.youtube.com.evil.example/embed/abc'></iframe>", "")]
    [TestCase("<iframe src='javascript:alert(1)'></iframe><iframe srcdoc='<script>alert(1)</script>'></iframe>", "")]
    public void What_a_known_site_plays_is_an_embed_and_any_other_frame_is_nothing(string html, string expected) =>
        Assert.That(Of(html), Is.EqualTo(expected));

    [TestCase("a<script>alert(1)</script>b", "p(ab)")]
    [TestCase("a<SCRIPT SRC=//evil.example/x.js></SCRIPT>b", "p(ab)")]
    [TestCase("a<style>*{x:expression(alert(1))}</style>b", "p(ab)")]
    [TestCase("<p onclick=alert(1) style='background:url(javascript:alert(1))'>a</p>", "p(a)")]
    [TestCase("<img src=x onerror=alert(1)>a", "p(a)")]
    [TestCase("<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>a", "p(a)")]
    [TestCase("<svg><style><img src=x onerror=alert(1)></style></svg>a", "p(a)")]
    [TestCase("<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'></math>a", "p(a)")]
    [TestCase("<noscript><p title='</noscript><img src=x onerror=alert(1)>'>a</p></noscript>b", "p(b)")]
    [TestCase("<form action='javascript:alert(1)'><input name=x><button>go</button>a</form>", "p(a)")]
    [TestCase("<object data=x><embed src=y></object>a<template>b</template>", "p(a)")]
    [TestCase("<textarea></textarea><img src=x onerror=alert(1)>a</textarea>", "p(a)")]
    [TestCase("<title>&lt;/title&gt;<img src=x></title>a", "p(a)")]
    [TestCase("<a href='javascript:alert(1)'>a</a>", "p(a)")]
    [TestCase("<a href='JaVa&#x09;ScRiPt&colon;alert(1)'>a</a>", "p(a)")]
    [TestCase("<a href='&#1;javascript:alert(1)'>a</a>", "p(a)")]
    [TestCase("<a href='java\nscript:alert(1)'>a</a>", "p(a)")]
    [TestCase("<a href='data:text/html;base64,PHNjcmlwdD4='>a</a>", "p(a)")]
    [TestCase(
        "<a href='vbscript:x'>a</a><a href='file:///etc/passwd'>b</a><a href='//example.org'>c</a><a href='/d'>d</a><a href='#e'>e</a>",
        "p(abcde)"
    )]
    [TestCase("<a href='https://bank.example@example.org/'>a</a>", "p(a)")]
    [TestCase("<base href='javascript:alert(1)//'><a href='x'>a</a>", "p(a)")]
    [TestCase("<!-- ask the lawyer --><!--[if gte mso 9]><xml><o:x/></xml><![endif]-->a<![CDATA[b]]><?php c ?><!doctype html>", "p(a)")]
    [TestCase("<scr<script>ipt>x</scr</script>ipt>", "p(ipt>xipt>)")]
    [TestCase("<<b>a</b>", "p(<{S:a})")]
    [TestCase("a<plaintext>b</plaintext><script>", "p(a)")]
    [TestCase("&#0;a&#7;b&#x9f;c&#x2028;d &#xD800;e&#xFEFF;", null)]
    public void Nothing_that_could_do_harm_is_kept(string html, string? expected)
    {
        var drawn = Of(html);

        if (expected is not null)
            Assert.That(drawn, Is.EqualTo(expected));
        Assert.That(drawn, Does.Not.Contain("alert").And.Not.Contain("script:").And.Not.Contain("lawyer").And.Not.Contain("onerror"));
        Assert.That(drawn.Any(c => char.IsControl(c) && c != '\n'), Is.False);
    }

    [Test]
    public void A_text_pasted_from_a_word_processor_keeps_its_headings_lists_and_looks()
    {
        const string Pasted = """
            <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang=EN-GB>
            <!--StartFragment-->
            <h1>The tide<o:p></o:p></h1>
            <p class=MsoNormal><b><span style='font-size:12.0pt'>Low</span></b> water,
            <i>again</i>.<o:p></o:p></p>
            <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>One boat<o:p></o:p></p>
            <p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>3)<span>&nbsp; </span></span>its mast</p>
            <p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>4)<span>&nbsp; </span></span>its oars</p>
            <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>Another</p>
            <p class=MsoNormal><o:p>&nbsp;</o:p></p>
            <p class=MsoNormal>The <s>first</s> last words.</p>
            <!--EndFragment--></body></html>
            """;

        Assert.That(
            Of(Pasted),
            Is.EqualTo(
                "h2#the-tide(The tide) | p({S:Low} water, {E:again}.) | ul(One boat+[ol3(its mast, its oars)], Another) | p(The "
                    + "{K:first} last words.)"
            )
        );
        Assert.That(HtmlBody.Read(Pasted).Dropped, Is.Empty);
    }

    [Test]
    public void A_text_pasted_from_an_online_editor_keeps_its_lists_and_looks()
    {
        const string Pasted = """
            <meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-weight:400;">The tide</span></h2><p dir="ltr"><span style="font-weight:700;font-style:normal;">Low</span><span style="font-weight:400;"> water, </span><span style="font-style:italic;">again</span><span style="text-decoration:line-through">.</span></p><br><ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>One boat</span></p></li><ul><li aria-level="2"><p role="presentation"><span>its mast</span></p></li></ul></ul></b>
            """;

        Assert.That(Of(Pasted), Is.EqualTo("h2#the-tide(The tide) | p({S:Low} water, {E:again}{K:.}) | ul(One boat+[ul(its mast)])"));
    }

    [TestCase("H<sub>2</sub>O 10<sup>6</sup> <small>a</small> <mark>b</mark>", "p(H{_:2}O 10{^:6} {s:a} {H:b})")]
    [TestCase("x<span style='vertical-align: super'>2</span> y<span style='vertical-align:sub !important'>3</span>", "p(x{^:2} y{_:3})")]
    [TestCase("<b>a<sup>b</b>c</sup>", "p({S:a}{S^:b}c)")]
    [TestCase("<q>Never <q>again</q></q>, they said", "p(“Never “again””, they said)")]
    public void What_changes_the_meaning_of_text_is_kept(string html, string expected)
    {
        var reading = HtmlBody.Read(html);

        Assert.That((Sketch.Of(reading.Body.Blocks), reading.Dropped.Count), Is.EqualTo((expected, 0)));
    }

    [Test]
    public void A_comment_in_a_pasted_text_never_comes_in()
    {
        const string Pasted = """
            <p class=MsoNormal>The tide <a style='mso-comment-reference:ZM_1;mso-comment-date:20260101T1200'>is out</a><span class=MsoCommentReference><span style='font-size:8.0pt'><![if !supportAnnotations]><a class=msocomanchor id="_anchor_1" href="#_msocom_1" language=JavaScript name="_msoanchor_1">[ZM1]</a><![endif]><span style='mso-special-character:comment'>&nbsp;</span></span></span>.<o:p></o:p></p>
            <div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff align=left size=1 width="33%"><![endif]>
            <div style='mso-element:comment'><![if !supportAnnotations]><div id="_com_1" class=msocomtxt language=JavaScript><![endif]>
            <span style='mso-comment-author:"Zoe Marsh"'><![if !supportAnnotations]><a name="_msocom_1"></a><![endif]>
            <p class=MsoCommentText><span class=MsoCommentReference><a class=msocomoff href="#_msoanchor_1">[ZM1]</a></span>Legal says do not print this</p></span>
            <![if !supportAnnotations]></div><![endif]></div></div>
            <p>After.</p>
            """;

        var reading = HtmlBody.Read(Pasted);

        Assert.That(Sketch.Of(reading.Body.Blocks), Is.EqualTo("p(The tide is out.) | p(After.)"));
        Assert.That(reading.Dropped, Is.EqualTo(new[] { "comment" }));
    }

    [TestCase(
        "<p>a<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup> b</p><div style='margin:5px'><p><a href='#cmnt_ref1' "
            + "id='cmnt1'>[a]</a><span>Do not print</span></p><p>nor this</p></div><p>c</p>",
        "p(a b) | p(c)",
        "comment"
    )]
    [TestCase("<p>a</p><p><a href='#cmnt_ref12' id='cmnt12'>[l]</a>Do not print</p><p>c</p>", "p(a) | p(c)", "comment")]
    [TestCase("a<office:annotation><text:p>Do not print</text:p></office:annotation>b", "p(ab)", "comment")]
    [TestCase("a<div role=comment>Do not print</div>b", "p(ab)", "comment")]
    [TestCase(
        "a <del cite='mailto:Zoe' datetime='2026-01-01T10:00'><span>Do not print</span></del><ins cite='mailto:Zoe'>new</ins> "
            + "<del>old</del>",
        "p(a new {K:old})",
        "deletion"
    )]
    [TestCase("a<span class=msoDel>Do not print</span>b", "p(ab)", "deletion")]
    [TestCase("a <span style='display:none;mso-hide:all'>Do not print</span>b", "p(a b)", "hidden text")]
    [TestCase("a <span style='DISPLAY : NONE !important'>Do <b>not</b> <span>print</span></span>b", "p(a b)", "hidden text")]
    [TestCase("<div style='max-height:0px;overflow:hidden'>Do not print</div>a", "p(a)", "hidden text")]
    [TestCase("<div style='visibility:hidden'>Do not print</div><p hidden>Do not print<p>a", "p(a)", "hidden text")]
    [TestCase(
        "<style>@media print { .b { display:none } } td.pre, .x { display:none }</style><table><tr><td class='y pre'>Do not print<td "
            + "class=b>a</table>",
        "p(a)",
        "table, hidden text"
    )]
    [TestCase("<ul><li hidden>Do not print<li>a</ul>b<p><span hidden>Do not print</p>c", "ul(a) | p(b) | p(c)", "hidden text")]
    [TestCase("<img style='display:none' src=x>a<br hidden>b", "p(ab)", "")]
    [TestCase("<td style='font-size:0px'><div style='font-size:13px'>a</div></td>", "p(a)", "")]
    public void What_was_meant_for_nobody_who_reads_is_left_out_by_its_name(string html, string expected, string dropped)
    {
        var reading = HtmlBody.Read(html);

        Assert.That(Sketch.Of(reading.Body.Blocks), Is.EqualTo(expected));
        Assert.That(string.Join(", ", reading.Dropped), Is.EqualTo(dropped));
    }

    [TestCase(" https://a.example/p\n", "https://a.example/p")]
    [TestCase("https://a.example/a very\nlong path?q=x y", "https://a.example/a%20verylong%20path?q=x%20y")]
    [TestCase("https:\\\\a.example\\b\\c?d=\\e", "https://a.example/b/c?d=%5Ce")]
    [TestCase("www.a.example/b", "https://www.a.example/b")]
    [TestCase("tel:+34 600-123", "tel:+34%20600-123")]
    [TestCase("mailto:desk@example.org?subject=Low tide", "mailto:desk@example.org?subject=Low%20tide")]
    [TestCase("\u00A0https://a.example/\u200B", "https://a.example/")]
    public void An_address_is_read_as_browsers_read_it(string href, string expected) =>
        Assert.That(Of($"<a href='{href}'>a</a>"), Is.EqualTo($"p({{:a -> {expected}}})"));

    [TestCase("/rel", "https://a.example/rel")]
    [TestCase("../up?x=1", "https://a.example/up?x=1")]
    [TestCase("#_ftn1", "https://a.example/b/c.html#_ftn1")]
    [TestCase("//host.example/x", "https://host.example/x")]
    [TestCase("\\\\host.example\\x", "https://host.example/x")]
    [TestCase("d e.html", "https://a.example/b/d%20e.html")]
    [TestCase("?page=2", "https://a.example/b/c.html?page=2")]
    public void A_relative_address_leads_on_from_where_it_was_copied(string href, string expected)
    {
        var (given, without) = (
            HtmlBody.Read($"<a href='{href}'>a</a>", new Uri("https://a.example/b/c.html")),
            HtmlBody.Read($"<a href='{href}'>a</a>")
        );

        Assert.That((Sketch.Of(given.Body.Blocks), given.Dropped.Count), Is.EqualTo(($"p({{:a -> {expected}}})", 0)));
        Assert.That((Sketch.Of(without.Body.Blocks), without.Dropped.Single()), Is.EqualTo(("p(a)", $"link: {href}")));
    }

    [TestCase("ftp://a.example/x", "link: ftp://a.example/x")]
    [TestCase("https://user@a.example/", "link: https://user@a.example/")]
    [TestCase("tel:nobody", "link: tel:nobody")]
    [TestCase("javascript:alert(1)", "")]
    [TestCase(" java\nscript:x", "")]
    [TestCase("DATA:text/html,x", "")]
    [TestCase("vbscript:x", "")]
    [TestCase("", "")]
    public void A_link_that_leads_nowhere_is_named(string href, string dropped)
    {
        var reading = HtmlBody.Read($"<a href='{href}'>a</a>", new Uri("https://a.example/"));

        Assert.That((Sketch.Of(reading.Body.Blocks), string.Join(", ", reading.Dropped)), Is.EqualTo(("p(a)", dropped)));
    }

    // Allocated bytes are counted and not time: they are the same on every machine, and what is copied again and again is among them.
    [TestCase("x", "")]
    [TestCase("&", "")]
    [TestCase("*_~[", "")]
    [TestCase("a<i> </i><br>", "")]
    [TestCase("\u0301", "")]
    [TestCase("<p>A sentence of the harbour report.", "")]
    [TestCase("<div>", "x")]
    [TestCase("<p hidden>x", "")]
    public void Twice_the_text_is_twice_the_work(string unit, string tail)
    {
        var (once, twice) = (Work(100_000), Work(200_000));

        Assert.That(twice, Is.LessThan(once * 2.6), $"{once} and {twice} bytes");

        long Work(int length)
        {
            var html = string.Concat(Enumerable.Repeat(unit, length / unit.Length)) + tail;
            _ = HtmlBody.Read(html);
            var before = GC.GetAllocatedBytesForCurrentThread();
            _ = HtmlBody.Read(html).Body.WordCount;
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Test]
    public void A_text_of_too_many_blocks_is_not_read_to_its_end()
    {
        var reading = HtmlBody.Read(string.Concat(Enumerable.Repeat("<p>x", HtmlBody.MaxBlocks + 1)));

        Assert.That((reading.IsWhole, reading.Body.Blocks.Count), Is.EqualTo((false, 0)));
    }

    [Test]
    public void What_cannot_be_kept_is_named()
    {
        var reading = HtmlBody.Read(
            "<style>x</style><table><tr><td>a</table><img src=x alt=b><video src=y></video><iframe "
                + "src='https://map.example/'></iframe><script>1</script><script>2</script>"
        );

        Assert.That(reading.Dropped, Is.EqualTo(new[] { "table", "img", "video", "iframe", "script" }));
    }

    [Test]
    public void Quotes_and_lists_deeper_than_eight_are_their_words()
    {
        foreach (var (open, what) in new[] { ("<blockquote>", typeof(Quote)), ("<ul><li>", typeof(ListBlock)) })
        {
            var blocks = HtmlBody.Read(string.Concat(Enumerable.Repeat(open, 10_000)) + "deep").Body.Blocks;
            var depth = 0;
            while (blocks is [{ } block, ..] && block.GetType() == what)
            {
                depth++;
                blocks =
                    block is Quote quote ? quote.Blocks
                    : ((ListBlock)block).Items.Single().Blocks is { Count: > 0 } inner ? inner
                    : [new Paragraph(((ListBlock)block).Items.Single().Spans)];
            }

            Assert.That((depth, ((Paragraph)blocks.Single()).Spans.Single().Text), Is.EqualTo((8, "deep")));
        }
    }

    // Each takes a reader that builds a tree minutes, or its stack. The time allowed is generous: it tells square from straight, not fast
    // from slow.
    [TestCase("<div>", "x")]
    [TestCase("<b>", "x")]
    [TestCase("<b><p>", "x")]
    [TestCase("<a href='https://a.b/'>", "x")]
    [TestCase("<ul><li>", "x")]
    [TestCase("<blockquote><div>", "x")]
    [TestCase("<div><object></div></object>", "x")]
    [TestCase("<table><tr><td>", "x")]
    [TestCase("<svg>", "x")]
    [TestCase("<h2>", "x")]
    [TestCase("<h2>x</h2>", "")]
    [TestCase("<pre>", "x")]
    [TestCase("<p style='mso-list:l0 level8'>x", "")]
    [TestCase("<b>x</b><i>y</i>", "")]
    [TestCase("*_~[", "")]
    [TestCase("x ", "")]
    [TestCase("x", "")]
    [TestCase("<br>", "x")]
    [TestCase("<br>x", "")]
    [TestCase("</p>", "x")]
    [TestCase("</b></i>", "x")]
    [TestCase("<!--", "x")]
    [TestCase("<![CDATA[", "x")]
    [TestCase("<", "x")]
    [TestCase("&", "x")]
    [TestCase("&#x41;", "x")]
    [TestCase("<p a='", "x")]
    [TestCase("<img alt=x>", "x")]
    [TestCase("<script>", "x")]
    public void A_hostile_text_is_read_in_time(string unit, string tail)
    {
        var html = string.Concat(Enumerable.Repeat(unit, (HtmlBody.MaxLength - tail.Length) / unit.Length)) + tail;

        var read = Task.Run(() => HtmlBody.Read(html).Body.WordCount);

        Assert.That(read.Wait(TimeSpan.FromSeconds(60)), Is.True);
    }

    [Test]
    public void A_tag_of_a_hundred_thousand_attributes_is_read_in_time()
    {
        var html = $"<p {string.Join(' ', Enumerable.Range(0, 100_000).Select(i => $"a{i}=1"))}>x";

        Assert.That(Task.Run(() => Of(html)).Wait(TimeSpan.FromSeconds(60)), Is.True);
    }

    [Test]
    public void A_text_too_long_is_refused() =>
        Assert.That(() => HtmlBody.Read(new string('a', HtmlBody.MaxLength + 1)), Throws.ArgumentException);

    private static string Of(string html) => Sketch.Of(HtmlBody.Read(html).Body.Blocks);
}
