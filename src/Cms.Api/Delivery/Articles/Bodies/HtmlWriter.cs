using System.Buffers;
using System.Globalization;
using System.Text;
using Cms.Api.Delivery.Illustrations;
using Cms.Model.Articles.Bodies;
using Body = Cms.Model.Articles.Bodies;

namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>
/// Writes a body as HTML for the inside of an <c>article</c> element. All text and every attribute goes through <see cref="Encode"/>; the
/// elements are only those written out below, so nothing an author types can become markup.
/// </summary>
public static class HtmlWriter
{
    private static readonly SearchValues<char> Meaningful = SearchValues.Create("&<>\"'");

    /// <summary>The HTML of the body, one block a line.</summary>
    public static string Write(ArticleBody body, BodyReferences references)
    {
        var html = new StringBuilder(4_096);
        Write(body.Blocks, references, html);
        if (html.Length > 0)
            html.Length--;
        return html.ToString();
    }

    /// <summary>A figure, as it stands in a body.</summary>
    internal static void Write(IllustrationResponse illustration, StringBuilder html)
    {
        // The id lets what was read here be written back as the same figure.
        html.Append(CultureInfo.InvariantCulture, $"<figure data-illustration=\"{illustration.Id}\"><img src=\"");
        Encode(illustration.Src, html);
        if (illustration.Srcset is not null)
        {
            html.Append("\" srcset=\"");
            Encode(illustration.Srcset, html);
        }
        html.Append("\" alt=\"");
        if (!illustration.Decorative)
            Encode(illustration.Alt, html);
        html.Append(CultureInfo.InvariantCulture, $"\" width=\"{illustration.Width}\" height=\"{illustration.Height}\" loading=\"lazy\">");

        var caption = illustration.Caption;
        var credit = illustration.Credit?.Text;
        if (!string.IsNullOrEmpty(caption) || !string.IsNullOrEmpty(credit))
        {
            html.Append("<figcaption>");
            Encode(caption, html);
            if (!string.IsNullOrEmpty(credit))
            {
                html.Append(string.IsNullOrEmpty(caption) ? "<small>" : " <small>");
                Encode(credit, html);
                html.Append("</small>");
            }
            html.Append("</figcaption>");
        }
        html.Append("</figure>\n");
    }

    private static void Write(IReadOnlyList<Block> blocks, BodyReferences references, StringBuilder html)
    {
        foreach (var block in blocks)
        {
            if (!references.Shows(block))
                continue;
            switch (block)
            {
                case Paragraph paragraph:
                    html.Append("<p>");
                    Write(paragraph.Spans, references, html);
                    html.Append("</p>\n");
                    break;
                case Heading heading:
                    html.Append(CultureInfo.InvariantCulture, $"<h{heading.Level} id=\"");
                    Encode(heading.Id, html);
                    html.Append("\">");
                    Write(heading.Spans, references, html);
                    html.Append(CultureInfo.InvariantCulture, $"</h{heading.Level}>\n");
                    break;
                case Quote quote:
                    html.Append("<blockquote>\n");
                    Write(quote.Blocks, references, html);
                    html.Append("</blockquote>\n");
                    break;
                case Body.ListBlock list:
                    Write(list, references, html);
                    break;
                case Figure figure when references.IllustrationOf(figure) is { } illustration:
                    Write(illustration, html);
                    break;
                case Embed embed:
                    html.Append("<p><a href=\"");
                    Encode(embed.Url, html);
                    html.Append("\" rel=\"noopener\">");
                    Encode(embed.Title, html);
                    html.Append("</a></p>\n");
                    break;
                case Body.CodeBlock code:
                    html.Append("<pre><code");
                    if (code.Language is not null)
                    {
                        html.Append(" class=\"language-");
                        Encode(code.Language, html);
                        html.Append('"');
                    }
                    html.Append('>');
                    Encode(code.Text, html);
                    html.Append("</code></pre>\n");
                    break;
                case Rule:
                    html.Append("<hr>\n");
                    break;
            }
        }
    }

    private static void Write(Body.ListBlock list, BodyReferences references, StringBuilder html)
    {
        html.Append(list.Ordered ? "<ol" : "<ul");
        if (list.Ordered && list.Start != 1)
            html.Append(CultureInfo.InvariantCulture, $" start=\"{list.Start}\"");
        html.Append(">\n");
        foreach (var item in list.Items)
        {
            if (!references.Shows(item))
                continue;
            html.Append("<li>");
            Write(item.Spans, references, html);
            if (item.Blocks.Count > 0)
            {
                html.Append('\n');
                Write(item.Blocks, references, html);
            }
            html.Append("</li>\n");
        }
        html.Append(list.Ordered ? "</ol>\n" : "</ul>\n");
    }

    private static void Write(IReadOnlyList<Span> spans, BodyReferences references, StringBuilder html)
    {
        var markup = new Markup(html);
        SpanNesting.Write(spans, references, ref markup);
    }

    /// <summary>A text as HTML.</summary>
    internal static string Encoded(string text)
    {
        var html = new StringBuilder(text.Length);
        Encode(text, html);
        return html.ToString();
    }

    /// <summary>
    /// The one encoder: safe both between tags and inside a quoted attribute. Letters of any script and curly quotes stay as they are.
    /// </summary>
    internal static void Encode(ReadOnlySpan<char> text, StringBuilder html)
    {
        for (var at = text.IndexOfAny(Meaningful); at >= 0; at = text.IndexOfAny(Meaningful))
        {
            html.Append(text[..at])
                .Append(
                    text[at] switch
                    {
                        '&' => "&amp;",
                        '<' => "&lt;",
                        '>' => "&gt;",
                        '"' => "&quot;",
                        _ => "&#39;",
                    }
                );
            text = text[(at + 1)..];
        }
        html.Append(text);
    }

    private readonly struct Markup(StringBuilder html) : ISpanMarkup
    {
        public void Open(SpanElements element, Span span, string? link)
        {
            if (element != SpanElements.Link)
            {
                html.Append('<').Append(NameOf(element)).Append('>');
                return;
            }
            html.Append("<a href=\"");
            Encode(link, html);
            if (span.ArticleId is { } article)
                html.Append(CultureInfo.InvariantCulture, $"\" data-article=\"{article}\">");
            else
                html.Append("\" rel=\"noopener\">");
        }

        public void Close(SpanElements element, string? link) => html.Append("</").Append(NameOf(element)).Append('>');

        public void Text(Span span, bool closes)
        {
            var isCode = (span.Marks & SpanMarks.Code) != 0;
            if (isCode)
                html.Append("<code>");
            var text = span.Text.AsSpan();
            for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n'))
            {
                Encode(text[..at], html);
                html.Append("<br>\n");
                text = text[(at + 1)..];
            }
            Encode(text, html);
            if (isCode)
                html.Append("</code>");
        }

        private static string NameOf(SpanElements element) =>
            element switch
            {
                SpanElements.Link => "a",
                SpanElements.Strong => "strong",
                SpanElements.Emphasis => "em",
                SpanElements.Superscript => "sup",
                SpanElements.Subscript => "sub",
                SpanElements.Small => "small",
                SpanElements.Highlight => "mark",
                _ => "s",
            };
    }
}
