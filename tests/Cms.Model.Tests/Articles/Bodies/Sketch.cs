using System.Text;
using Cms.Model.Articles.Bodies;

namespace Cms.Model.Tests.Articles.Bodies;

/// <summary>Draws blocks as short lines, so that a test can say what it expects at a glance.</summary>
internal static class Sketch
{
    public static string Of(string markdown) => Of(MarkdownBody.Read(markdown).Blocks);

    public static string Of(IReadOnlyList<Block> blocks) => string.Join(" | ", blocks.Select(Of));

    private static string Of(Block block) =>
        block switch
        {
            Paragraph paragraph => $"p({Of(paragraph.Spans)})",
            Heading heading => $"h{heading.Level}#{heading.Id}({Of(heading.Spans)})",
            Quote quote => $"quote({Of(quote.Blocks)})",
            ListBlock list => $"{(list.Ordered ? $"ol{list.Start}" : "ul")}({string.Join(", ", list.Items.Select(Of))})",
            Figure figure => $"figure({figure.IllustrationId})",
            Embed embed => $"embed({embed.Provider} {embed.Url} {embed.Title})",
            CodeBlock code => $"code:{code.Language}({code.Text})",
            Rule => "rule",
            _ => throw new ArgumentOutOfRangeException(nameof(block)),
        };

    private static string Of(ListItem item) => item.Blocks.Count == 0 ? Of(item.Spans) : $"{Of(item.Spans)}+[{Of(item.Blocks)}]";

    private static string Of(IReadOnlyList<Span> spans)
    {
        var text = new StringBuilder();
        foreach (var span in spans)
        {
            var marks = string.Concat(
                span.Marks.HasFlag(SpanMarks.Strong) ? "S" : "",
                span.Marks.HasFlag(SpanMarks.Emphasis) ? "E" : "",
                span.Marks.HasFlag(SpanMarks.Code) ? "C" : "",
                span.Marks.HasFlag(SpanMarks.Strike) ? "K" : "",
                span.Marks.HasFlag(SpanMarks.Superscript) ? "^" : "",
                span.Marks.HasFlag(SpanMarks.Subscript) ? "_" : "",
                span.Marks.HasFlag(SpanMarks.Small) ? "s" : "",
                span.Marks.HasFlag(SpanMarks.Highlight) ? "H" : ""
            );
            var target = span.Href ?? (span.ArticleId is { } id ? $"article {id}" : null);
            text.Append(
                marks.Length == 0 && target is null ? span.Text : $"{{{marks}:{span.Text}{(target is null ? "" : $" -> {target}")}}}"
            );
        }
        return text.ToString();
    }
}
