using System.Globalization;
using System.Text;
using Cms.Api.Delivery.Illustrations;
using Cms.Model.Articles.Bodies;
using Body = Cms.Model.Articles.Bodies;

namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>
/// Writes a body as text to be read or pasted as it is: links are their words, a figure is a line that says what was there.
/// </summary>
public static class PlainTextWriter
{
    /// <summary>The text, blocks parted by a blank line.</summary>
    public static string Write(ArticleBody body, BodyReferences references)
    {
        var text = new StringBuilder(4_096);
        Write(body.Blocks, references, "", text);
        return text.ToString().TrimEnd('\n');
    }

    // Every block ends its last line; the blank line is put before the block that follows.
    private static void Write(
        IReadOnlyList<Block> blocks,
        BodyReferences references,
        string margin,
        StringBuilder text,
        bool startsOnLine = false,
        bool followsText = false
    )
    {
        var isFirst = true;
        foreach (var block in blocks)
        {
            if (!references.Shows(block))
                continue;
            var onLine = isFirst && startsOnLine;
            if (!isFirst || (followsText && block is not Body.ListBlock))
                text.Append(margin.AsSpan().TrimEnd()).Append('\n');
            if (!onLine && block is not (Quote or Body.ListBlock))
                text.Append(margin);
            isFirst = false;

            switch (block)
            {
                case Paragraph paragraph:
                    Write(paragraph.Spans, margin, text);
                    break;
                case Heading heading:
                    Write(heading.Spans, margin, text);
                    break;
                case Quote quote:
                    if (onLine)
                        text.Append("> ");
                    Write(quote.Blocks, references, margin + "> ", text, onLine);
                    continue;
                case Body.ListBlock list:
                    Write(list, references, margin, text, onLine);
                    continue;
                case Figure figure when references.IllustrationOf(figure) is { } illustration:
                    Write(illustration, text);
                    break;
                case Embed embed:
                    text.Append('[').Append(embed.Title).Append(": ").Append(embed.Url).Append(']');
                    break;
                case Body.CodeBlock code:
                    Write(code.Text, margin, text);
                    break;
                case Rule:
                    text.Append("* * *");
                    break;
            }
            text.Append('\n');
        }
    }

    private static void Write(Body.ListBlock list, BodyReferences references, string margin, StringBuilder text, bool startsOnLine)
    {
        var number = (long)list.Start;
        var onLine = startsOnLine;
        foreach (var item in list.Items)
        {
            if (!references.Shows(item))
                continue;
            var marker = list.Ordered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ";
            if (!onLine)
                text.Append(margin);
            onLine = false;
            text.Append(marker);
            var inner = margin + new string(' ', marker.Length);
            if (item.Spans.Count > 0)
            {
                Write(item.Spans, inner, text);
                text.Append('\n');
            }
            Write(item.Blocks, references, inner, text, startsOnLine: item.Spans.Count == 0, followsText: item.Spans.Count > 0);
        }
    }

    private static void Write(IllustrationResponse illustration, StringBuilder text)
    {
        text.Append("[Illustration");
        var alt = illustration.Decorative ? "" : illustration.Alt.Trim();
        var credit = illustration.Credit?.Text.Trim() ?? "";
        if (alt.Length > 0)
            text.Append(": ").Append(alt);
        if (credit.Length > 0)
            text.Append(
                    alt.Length == 0 ? ": "
                    : alt[^1] is '.' or '!' or '?' or '…' or '。' ? " "
                    : ". "
                )
                .Append(credit);
        text.Append(']');
    }

    private static void Write(IReadOnlyList<Span> spans, string margin, StringBuilder text)
    {
        foreach (var span in spans)
            Write(span.PlainText, margin, text);
    }

    private static void Write(string lines, string margin, StringBuilder text)
    {
        if (margin.Length == 0)
            text.Append(lines);
        else
            text.Append(lines.Replace("\n", "\n" + margin));
    }
}
