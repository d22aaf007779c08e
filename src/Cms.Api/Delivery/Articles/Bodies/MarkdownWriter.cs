using System.Buffers;
using System.Globalization;
using System.Text;
using Cms.Model.Articles.Bodies;
using Body = Cms.Model.Articles.Bodies;

namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>
/// Writes a body as CommonMark, with <c>~~</c> for struck text, tags for the marks that it has no sign for, and every address absolute.
/// Reading it back gives the same blocks; whatever Markdown
/// would take for a mark is escaped.
/// </summary>
public static class MarkdownWriter
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,"
    );

    // CommonMark reads no longer numbers before an item.
    private const long MaxItemNumber = 999_999_999;

    /// <summary>The Markdown of the body, blocks parted by a blank line.</summary>
    public static string Write(ArticleBody body, BodyReferences references)
    {
        var text = new StringBuilder(4_096);
        Write(body.Blocks, references, "", text);
        return text.ToString().TrimEnd('\n');
    }

    // The margin stands before every line of a block: the marks of quotes and the indent of lists around it.
    private static void Write(
        IReadOnlyList<Block> blocks,
        BodyReferences references,
        string margin,
        StringBuilder text,
        bool startsOnLine = false,
        bool followsText = false
    )
    {
        Body.ListBlock? listBefore = null;
        var alternate = false;
        var isFirst = true;
        foreach (var block in blocks)
        {
            if (!references.Shows(block))
                continue;
            var onLine = isFirst && startsOnLine;
            if (!isFirst || (followsText && !MayFollowText(block)))
                text.Append(margin.AsSpan().TrimEnd()).Append('\n');
            if (!onLine)
                text.Append(margin);
            isFirst = false;

            // Two lists in a row are one list to Markdown, unless their marks differ.
            alternate = block is Body.ListBlock next && listBefore?.Ordered == next.Ordered && !alternate;
            listBefore = block as Body.ListBlock;

            switch (block)
            {
                case Paragraph paragraph:
                    Write(paragraph.Spans, references, margin, isHeading: false, text);
                    break;
                case Heading heading:
                    text.Append('#', heading.Level).Append(' ');
                    Write(heading.Spans, references, margin, isHeading: true, text);
                    break;
                case Quote quote:
                    text.Append("> ");
                    Write(quote.Blocks, references, margin + "> ", text, startsOnLine: true);
                    continue;
                case Body.ListBlock list:
                    Write(list, references, margin, alternate, text);
                    continue;
                case Figure figure when references.IllustrationOf(figure) is { } illustration:
                    text.Append("![");
                    Escape(illustration.Decorative ? "" : illustration.Alt.ReplaceLineEndings(" "), text);
                    text.Append("](");
                    Address(illustration.Src, text);
                    text.Append(')');
                    break;
                case Embed embed:
                    Write(embed, text);
                    break;
                case Body.CodeBlock code:
                    Write(code, margin, text);
                    break;
                case Rule:
                    // Neither "---" nor "***": the first can turn text before it into a heading, the second can stand for a list.
                    text.Append("___");
                    break;
            }
            text.Append('\n');
        }
    }

    // A list below an item's text keeps the list tight. Other blocks, and numbers other than 1, would be read as more of that text.
    private static bool MayFollowText(Block block) => block is Body.ListBlock { Ordered: false } or Body.ListBlock { Start: 1 };

    private static void Write(Body.ListBlock list, BodyReferences references, string margin, bool alternate, StringBuilder text)
    {
        var number = (long)list.Start;
        var isFirst = true;
        foreach (var item in list.Items)
        {
            if (!references.Shows(item))
                continue;
            var marker =
                list.Ordered ? string.Create(CultureInfo.InvariantCulture, $"{Math.Min(number++, MaxItemNumber)}{(alternate ? ')' : '.')} ")
                : alternate ? "* "
                : "- ";
            // The parser drops a single space before a line of code that stands only two letters in.
            if (!list.Ordered && item.Blocks.Any(block => block is Body.CodeBlock))
                marker += " ";
            if (!isFirst)
                text.Append(margin);
            isFirst = false;
            var inner = margin + new string(' ', marker.Length);
            var hasText = item.Spans.Count > 0;
            text.Append(marker);
            if (hasText)
            {
                Write(item.Spans, references, inner, isHeading: false, text);
                text.Append('\n');
            }
            Write(item.Blocks, references, inner, text, startsOnLine: !hasText, followsText: hasText);
        }
    }

    private static void Write(Embed embed, StringBuilder text)
    {
        // Sites are named by their own name where the author gave no title; a bare address reads back as just that.
        if (string.Equals(embed.Title, embed.Provider, StringComparison.OrdinalIgnoreCase))
        {
            text.Append('<').Append(embed.Url).Append('>');
            return;
        }
        text.Append('[');
        Escape(embed.Title, text);
        text.Append("](");
        Address(embed.Url, text);
        text.Append(')');
    }

    private static void Write(Body.CodeBlock code, string margin, StringBuilder text)
    {
        var fence = Math.Max(3, LongestRun(code.Text, '`') + 1);
        text.Append('`', fence).Append(code.Language).Append('\n');
        foreach (var line in code.Text.AsSpan().EnumerateLines())
            text.Append(line.IsEmpty ? margin.AsSpan().TrimEnd() : margin).Append(line).Append('\n');
        text.Append(margin).Append('`', fence);
    }

    private static void Write(IReadOnlyList<Span> spans, BodyReferences references, string margin, bool isHeading, StringBuilder text)
    {
        var markup = new Markup(text, margin, isHeading);
        SpanNesting.Write(spans, references, ref markup);
    }

    private static void Escape(string words, StringBuilder text)
    {
        var markup = new Markup(text, "", isHeading: false);
        markup.Text(new Span(words), closes: false);
    }

    private static void Address(string url, StringBuilder text)
    {
        // "&copy;" in an address is a parameter there and a sign in Markdown.
        var mayHoldEntity = url.Contains(';') && url.Contains('&');
        foreach (var c in url)
        {
            if (c is '(' or ')' or '\\' or '<' or '>')
                text.Append('\\');
            if (c == '&' && mayHoldEntity)
                text.Append("&amp;");
            else if (c is ' ' or '\n' or '\r' or '\t')
                text.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}");
            else
                text.Append(c);
        }
    }

    private static int LongestRun(ReadOnlySpan<char> text, char of)
    {
        var longest = 0;
        for (var at = text.IndexOf(of); at >= 0; at = text.IndexOf(of))
        {
            text = text[at..];
            var length = text.IndexOfAnyExcept(of);
            if (length < 0)
                length = text.Length;
            longest = Math.Max(longest, length);
            text = text[length..];
        }
        return longest;
    }

    /// <summary>
    /// Text between marks. Whether <c>*</c> opens or closes anything depends on the letters on both sides of it; where they stand in the
    /// way an empty comment parts them, which is punctuation to Markdown and nothing to a reader. Prose hardly ever needs one.
    /// </summary>
    private struct Markup(StringBuilder text, string margin, bool isHeading) : ISpanMarkup
    {
        private const string Parting = "<!-- -->";

        private readonly int _start = text.Length;

        // A mark has just been opened.
        private bool _opened;

        // Where a letter ends that must be parted from the mark after it if the mark turns out to be followed by punctuation; 0 for none.
        private int _letterBefore;

        // The mark just closed would not close if a letter followed it.
        private bool _guarded;

        // Where a closing * ends: another one opened right there would be taken for more of it.
        private int _closedAt;

        public void Open(SpanElements element, Span span, string? link)
        {
            var followsLetter = text.Length > _start && !IsPunctuationOrSpace(LastRune());
            BeforePunctuation();
            if (element == SpanElements.Link)
            {
                text.Append('[');
                _opened = false;
                return;
            }
            if (TagOf(element) is { } tag)
            {
                // To what stands beside it a tag is punctuation, as a bracket is.
                text.Append('<').Append(tag).Append('>');
                _opened = false;
                return;
            }
            if (followsLetter)
                _letterBefore = text.Length;
            if (_closedAt > 0 && _closedAt == text.Length && element != SpanElements.Strike)
                text.Append(Parting);
            text.Append(MarkOf(element));
            _opened = true;
        }

        public void Close(SpanElements element, string? link)
        {
            if (element == SpanElements.Link)
            {
                text.Append("](");
                Address(link ?? "", text);
                text.Append(')');
                _guarded = false;
                return;
            }
            if (TagOf(element) is { } tag)
            {
                text.Append("</").Append(tag).Append('>');
                _guarded = false;
                return;
            }
            _guarded = !IsLetter(LastRune());
            text.Append(MarkOf(element));
            _closedAt = element == SpanElements.Strike ? 0 : text.Length;
        }

        public void Text(Span span, bool closes)
        {
            if ((span.Marks & SpanMarks.Code) != 0)
            {
                BeforePunctuation();
                // An escaped tick before the fence is taken for one more of it.
                if (text.Length > _start && text[^1] == '`')
                    text.Append(Parting);
                Code(span.Text);
            }
            else
                Words(span.Text, closes);
            _opened = false;
            _guarded = false;
        }

        private void Words(string words, bool closes)
        {
            var startsLine = text.Length == _start;
            for (var at = 0; at < words.Length; )
            {
                // Inside a word nothing can be a mark. The first and last letter may stand beside one.
                var plain = at == 0 ? 0 : words.AsSpan(at, words.Length - 1 - at).IndexOfAnyExcept(Plain);
                if (plain < 0)
                    plain = words.Length - 1 - at;
                if (plain > 0)
                {
                    text.Append(words, at, plain);
                    at += plain;
                }

                Rune.DecodeFromUtf16(words.AsSpan(at), out var rune, out var length);
                var isFirst = at == 0;
                var isLast = at + length == words.Length;
                var isSpace = rune.Value != '\n' && Rune.IsWhiteSpace(rune);
                var isParted = isFirst && (isSpace ? _opened : _guarded && !IsPunctuationOrSpace(rune));
                if (isFirst)
                {
                    if (isParted || !IsLetter(rune))
                        BeforePunctuation();
                    _letterBefore = 0;
                }
                if (isParted)
                    text.Append(Parting);

                if (rune.Value == '\n')
                    text.Append("\\\n").Append(margin);
                else
                {
                    if (NeedsEscape(words, at, startsLine))
                        text.Append('\\');
                    text.Append(words, at, length);
                }
                if (isLast && isSpace && closes)
                    text.Append(Parting);
                at += length;
            }
        }

        private void Code(string words)
        {
            var fence = LongestRun(words, '`') + 1;
            var pad = words[0] == '`' || words[^1] == '`' || (words[0] == ' ' && words[^1] == ' ' && !string.IsNullOrWhiteSpace(words));
            text.Append('`', fence).Append(pad ? " " : "").Append(words).Append(pad ? " " : "").Append('`', fence);
        }

        private readonly bool NeedsEscape(string words, int at, bool startsLine)
        {
            var atLineStart = at == 0 ? startsLine : words[at - 1] == '\n';
            switch (words[at])
            {
                case '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '~':
                    return true;
                case '#':
                    return atLineStart || isHeading;
                case '>' or '+' or '-' or '=':
                    return atLineStart;
                case '&':
                    return at + 1 < words.Length && (char.IsAsciiLetter(words[at + 1]) || words[at + 1] == '#');
                case '!':
                    // A link right after it would be an image.
                    return at + 1 == words.Length;
                case ':':
                    return words.AsSpan(at + 1).StartsWith("//") || EndsWith(words, at, "mailto") || EndsWith(words, at, "tel");
                case '.':
                    return EndsWith(words, at, "www") || EndsItemNumber(words, at, startsLine);
                case ')':
                    return EndsItemNumber(words, at, startsLine);
                default:
                    return false;
            }
        }

        private static bool EndsWith(string words, int at, string word) =>
            words.AsSpan(0, at).EndsWith(word, StringComparison.OrdinalIgnoreCase);

        private static bool EndsItemNumber(string words, int at, bool startsLine)
        {
            var start = at;
            while (start > 0 && char.IsAsciiDigit(words[start - 1]))
                start--;
            return start < at && (start == 0 ? startsLine : words[start - 1] == '\n');
        }

        private void BeforePunctuation()
        {
            _guarded = false;
            if (_letterBefore > 0)
                text.Insert(_letterBefore, Parting);
            _letterBefore = 0;
        }

        private static string? TagOf(SpanElements element) =>
            element >= SpanElements.Superscript ? MarkdownTags.NameOf((SpanMarks)element) : null;

        private static string MarkOf(SpanElements element) =>
            element switch
            {
                SpanElements.Strong => "**",
                SpanElements.Emphasis => "*",
                _ => "~~",
            };

        private readonly Rune LastRune()
        {
            if (text.Length == 0)
                return new Rune('\n');
            var last = text[^1];
            return char.IsLowSurrogate(last) && text.Length > 1 && char.IsHighSurrogate(text[^2]) ? new Rune(text[^2], last)
                : Rune.TryCreate(last, out var rune) ? rune
                : Rune.ReplacementChar;
        }

        // Symbols such as € are punctuation to some readers and not to others: they are neither here.
        private static bool IsLetter(Rune rune) => Rune.IsLetterOrDigit(rune);

        private static bool IsPunctuationOrSpace(Rune rune) =>
            Rune.IsWhiteSpace(rune) || Rune.IsPunctuation(rune) || (rune.IsAscii && Rune.IsSymbol(rune));
    }
}
