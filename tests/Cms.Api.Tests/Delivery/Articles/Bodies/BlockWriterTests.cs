using System.Text.Json;
using System.Text.Json.Serialization;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Model.Articles.Bodies;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Articles.Bodies;

public sealed class BlockWriterTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [TestCase(
        "A ***b***",
        """[{"type":"paragraph","spans":[{"text":"A ","marks":[],"href":null,"articleId":null},{"text":"b","marks":["strong","emphasis"],"href":null,"articleId":null}]}]"""
    )]
    [TestCase(
        "<sup>**a**</sup><mark><small><sub>b</sub></small></mark>",
        """[{"type":"paragraph","spans":[{"text":"a","marks":["strong","superscript"],"href":null,"articleId":null},{"text":"b","marks":["subscript","small","highlight"],"href":null,"articleId":null}]}]"""
    )]
    [TestCase("# A", """[{"type":"heading","level":2,"id":"a","spans":[{"text":"A","marks":[],"href":null,"articleId":null}]}]""")]
    [TestCase(
        "- a\n  > b",
        """[{"type":"list","ordered":false,"start":1,"items":[{"spans":[{"text":"a","marks":[],"href":null,"articleId":null}],"blocks":[{"type":"quote","blocks":[{"type":"paragraph","spans":[{"text":"b","marks":[],"href":null,"articleId":null}]}]}]}]}]"""
    )]
    [TestCase("https://youtu.be/abc", """[{"type":"embed","provider":"youtube","url":"https://youtu.be/abc","title":"YouTube"}]""")]
    [TestCase("```\na\n```\n---", """[{"type":"code","language":null,"text":"a"},{"type":"rule"}]""")]
    [TestCase("", "[]")]
    public void Every_block_says_its_type(string markdown, string expected)
    {
        var blocks = BlockWriter.Write(MarkdownBody.Read(markdown), BodyReferences.None);

        Assert.That(JsonSerializer.Serialize(blocks, Json), Is.EqualTo(expected));
    }

    [Test]
    public void A_link_to_an_article_carries_its_id_and_address_or_neither()
    {
        var body = MarkdownBody.Read($"[a](article:{SampleBody.Earlier})[b](article:{SampleBody.Draft})");

        var spans = ((ParagraphBlock)BlockWriter.Write(body, SampleBody.References).Single()).Spans;

        Assert.That(
            spans.Select(span => (span.Text, span.Href, span.ArticleId)),
            Is.EqualTo(
                new (string, string?, Guid?)[]
                {
                    ("a", "https://magazine.example.org/articles/low-water?a=1&b=2", SampleBody.Earlier),
                    ("b", null, null),
                }
            )
        );
    }

    [Test]
    public void A_figure_is_its_illustration_or_is_left_out()
    {
        var body = MarkdownBody.Read($"![](illustration:{SampleBody.Boat})\n\n![](illustration:{SampleBody.Hidden})");

        var blocks = BlockWriter.Write(body, SampleBody.References);

        Assert.That(((FigureBlock)blocks.Single()).Illustration.Id, Is.EqualTo(SampleBody.Boat));
    }

    [Test]
    public void Nothing_hidden_is_named_in_any_form()
    {
        var body = SampleBody.Body;
        var references = SampleBody.References;
        string[] forms =
        [
            JsonSerializer.Serialize(BlockWriter.Write(body, references), Json),
            HtmlWriter.Write(body, references),
            MarkdownWriter.Write(body, references),
            PlainTextWriter.Write(body, references),
        ];

        foreach (var form in forms)
        {
            Assert.That(form, Does.Not.Contain(SampleBody.Hidden.ToString()));
            Assert.That(form, Does.Not.Contain(SampleBody.Draft.ToString()));
            Assert.That(form, Does.Contain("longer piece"));
        }
    }
}
