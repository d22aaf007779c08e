using Cms.Api.Delivery.Articles.Bodies;
using Cms.Model.Articles.Bodies;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Articles.Bodies;

public sealed class PlainTextWriterTests
{
    [TestCase("## One *two*\n\nA [link](https://example.org/)\\\nand <b>", "One two\n\nA link\nand <b>")]
    [TestCase("> a\\\n> b\n>\n> c\n\nd", "> a\n> b\n>\n> c\n\nd")]
    [TestCase("- a\n- b\\\n  c\n  - d\n- e", "- a\n- b\n  c\n  - d\n- e")]
    [TestCase("9. a\n10. b\n\n    c", "9. a\n10. b\n\n    c")]
    [TestCase("- > a\n- - b", "- > a\n- - b")]
    [TestCase("> - a\n>\n>   b", "> - a\n>\n>   b")]
    [TestCase("a\n\n---\n\n```\nb\n  c\n```", "a\n\n* * *\n\nb\n  c")]
    [TestCase("[A film](https://youtu.be/abc)", "[A film: https://youtu.be/abc]")]
    [TestCase("H<sub>2</sub>O, 10<sup>6</sup>, 2<sup>a/b</sup>", "H₂O, 10⁶, 2^(a/b)")]
    [TestCase("", "")]
    public void Blocks_are_written_as_text(string markdown, string expected)
    {
        Assert.That(PlainTextWriter.Write(MarkdownBody.Read(markdown), BodyReferences.None), Is.EqualTo(expected));
    }

    [Test]
    public void A_figure_is_a_line_that_says_what_was_there()
    {
        var body = MarkdownBody.Read(
            $"a\n\n![](illustration:{SampleBody.Boat})\n\n![](illustration:{SampleBody.Hidden})\n\n"
                + $"![](illustration:{SampleBody.Ornament})\n\nb"
        );

        Assert.That(
            PlainTextWriter.Write(body, SampleBody.References),
            Is.EqualTo("a\n\n[Illustration: A boat \"at rest\" <on> mud & sand. Drawing by M. Quill]\n\n[Illustration]\n\nb")
        );
    }
}
