using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;
using Syntax = Markdig.Syntax;

namespace Cms.Model.Articles.Bodies;

/// <summary>
/// Reads the Markdown an article is written in: CommonMark with <c>~~struck~~</c> text and bare web addresses. Markup comes from Markdown alone:
/// raw HTML stays visible as text, but for comments, which are the author's own and are dropped, and <c>&lt;br&gt;</c>.
/// </summary>
public static class MarkdownBody
{
    /// <summary>The longest source that is read, in UTF-16 units: about 50,000 words, more than the longest piece a magazine would run.</summary>
    public const int MaxLength = 300_000;

    // Quotes and lists inside each other. Deeper, the marks stay in the text as they were typed.
    private const int MaxDepth = 8;

    // The parser takes time by the square of a paragraph's length when every letter of it opens something. No paragraph of prose comes near either.
    private const int MaxParagraphLength = 10_000;
    private const int MaxParagraphMarks = 500;

    private const int MaxHeadingIdLength = 80;

    private static readonly MarkdownPipeline Pipeline = MakePipeline();

    /// <summary>The blocks of a Markdown text. Any text within <see cref="MaxLength"/> can be read.</summary>
    /// <exception cref="ArgumentException">The text is longer than <see cref="MaxLength"/>.</exception>
    public static ArticleBody Read(string markdown)
    {
        if (markdown.Length > MaxLength)
            throw new ArgumentException($"A body can have at most {MaxLength} characters.", nameof(markdown));

        var blocks = new List<Block>();
        new BlockReader().Read(Markdown.Parse(BodyText.Clean(markdown), Pipeline), blocks);
        return new ArticleBody(blocks);
    }

    private static MarkdownPipeline MakePipeline()
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = 4 * MaxParagraphMarks }
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true });
        builder.BlockParsers.Replace<QuoteBlockParser>(new ShallowQuoteParser());
        builder.BlockParsers.Replace<ListBlockParser>(new ShallowListParser());
        builder.BlockParsers.Replace<ParagraphBlockParser>(new BoundedParagraphParser());
        builder.BlockParsers.Replace<HtmlBlockParser>(new CommentParser());
        foreach (var parser in builder.BlockParsers.OfType<BlockParser>())
            parser.Closed += LeaveHostileTextUnread;
        return builder.Build();
    }

    private static void LeaveHostileTextUnread(BlockProcessor processor, Syntax.Block block)
    {
        if (block is not Syntax.LeafBlock { ProcessInlines: true } leaf)
            return;
        var length = 0;
        var marks = 0;
        for (var i = 0; i < leaf.Lines.Count; i++)
        {
            var line = leaf.Lines.Lines[i].Slice.AsSpan();
            length += line.Length + 1;
            for (var at = line.IndexOfAny("*_~["); at >= 0;)
            {
                marks++;
                // A row of the same letter opens one thing, however long it is.
                var next = line[at..].IndexOfAnyExcept(line[at]);
                if (next < 0)
                    break;
                line = line[(at + next)..];
                at = line.IndexOfAny("*_~[");
            }
        }
        if (length > MaxParagraphLength || marks > MaxParagraphMarks)
            leaf.ProcessInlines = false;
    }

    private static bool IsDeep(BlockProcessor processor)
    {
        var depth = 0;
        for (var container = processor.CurrentContainer; container is not null; container = container.Parent)
            if (container is Syntax.QuoteBlock or Syntax.ListBlock)
                depth++;
        return depth >= MaxDepth;
    }

    private sealed class ShallowQuoteParser : QuoteBlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor) => IsDeep(processor) ? BlockState.None : base.TryOpen(processor);
    }

    private sealed class ShallowListParser : ListBlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor) => IsDeep(processor) ? BlockState.None : base.TryOpen(processor);
    }

    /// <summary>A text pasted without blank lines is one paragraph to Markdown; a very long one goes on as another at its next line.</summary>
    private sealed class BoundedParagraphParser : ParagraphBlockParser
    {
        public override BlockState TryContinue(BlockProcessor processor, Syntax.Block block)
        {
            if (processor.IsBlankLine || processor.Line.End - block.Span.Start <= MaxParagraphLength)
                return base.TryContinue(processor, block);
            processor.Close(block);
            return TryOpen(processor);
        }
    }

    /// <summary>Of all raw HTML only a comment on lines of its own is a block; other HTML is text.</summary>
    private sealed class CommentParser : HtmlBlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor)
        {
            var line = processor.Line.AsSpan();
            if (processor.IsCodeIndent || !line.StartsWith("<!--"))
                return BlockState.None;
            var end = line.IndexOf("-->");
            return end >= 0 && !line[(end + 3)..].IsWhiteSpace() ? BlockState.None : base.TryOpen(processor);
        }
    }

    private sealed class BlockReader
    {
        private readonly SpanReader _spans = new();
        private readonly HashSet<string> _headingIds = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _headingCounts = new(StringComparer.Ordinal);

        // Calls itself once per quote and list, which the parser keeps shallow.
        public void Read(Syntax.ContainerBlock container, List<Block> blocks)
        {
            foreach (var child in container)
            {
                switch (child)
                {
                    case Syntax.ParagraphBlock paragraph:
                        ReadParagraph(paragraph, blocks);
                        break;
                    case Syntax.HeadingBlock heading:
                        var words = _spans.Read(heading, onOneLine: true);
                        if (words.Count > 0)
                            blocks.Add(new Heading(Math.Clamp(heading.Level, 2, 6), HeadingId(words), words));
                        break;
                    case Syntax.QuoteBlock quote:
                        var quoted = new List<Block>();
                        Read(quote, quoted);
                        if (quoted.Count > 0)
                            blocks.Add(new Quote(quoted));
                        break;
                    case Syntax.ListBlock list:
                        ReadList(list, blocks);
                        break;
                    case Syntax.CodeBlock code:
                        var text = Lines(code, isInside: container is not Syntax.MarkdownDocument);
                        if (!string.IsNullOrWhiteSpace(text))
                            blocks.Add(new CodeBlock(Language((code as Syntax.FencedCodeBlock)?.Info), text));
                        break;
                    case Syntax.ThematicBreakBlock:
                        blocks.Add(new Rule());
                        break;
                    case Syntax.HtmlBlock html:
                        ReadComment(html, blocks);
                        break;
                }
            }
        }

        private void ReadParagraph(Syntax.ParagraphBlock paragraph, List<Block> blocks)
        {
            if (paragraph.Inline is { } inline && ReadFigures(inline, blocks))
                return;
            var spans = _spans.Read(paragraph, onOneLine: false);
            if (spans.Count > 0)
                blocks.Add(EmbedOf(spans) ?? (Block)new Paragraph(spans));
        }

        private static Embed? EmbedOf(List<Span> spans)
        {
            var href = spans[0].Href;
            if (href is null || spans.Exists(span => span.Href != href))
                return null;
            var words = string.Concat(spans.Select(span => span.Text)).Replace('\n', ' ');
            var isBare = BodyLinks.Outside(words) == href || BodyLinks.Outside("https://" + words) == href;
            return BodyLinks.Embed(href, isBare ? null : words);
        }

        private static bool ReadFigures(ContainerInline inline, List<Block> blocks)
        {
            var figures = 0;
            foreach (var child in inline)
            {
                if (child is LinkInline { IsImage: true } image && BodyLinks.Illustration(UrlOf(image)) is not null)
                    figures++;
                else if (!IsBlank(child))
                    return false;
            }
            foreach (var child in inline)
                if (child is LinkInline { IsImage: true } image && BodyLinks.Illustration(UrlOf(image)) is { } id)
                    blocks.Add(new Figure(id));
            return figures > 0;
        }

        private void ReadList(Syntax.ListBlock list, List<Block> blocks)
        {
            var items = new List<ListItem>(list.Count);
            foreach (var child in list)
            {
                var inside = new List<Block>();
                Read((Syntax.ListItemBlock)child, inside);
                if (inside.Count == 0)
                    continue;
                IReadOnlyList<Span> spans = [];
                if (inside[0] is Paragraph first)
                {
                    spans = first.Spans;
                    inside.RemoveAt(0);
                }
                items.Add(new ListItem(spans, inside.Count == 0 ? [] : inside));
            }
            if (items.Count == 0)
                return;
            var start = list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
            blocks.Add(new ListBlock(list.IsOrdered, start, items));
        }

        private void ReadComment(Syntax.HtmlBlock html, List<Block> blocks)
        {
            var text = Lines(html, isInside: false);
            // A comment never closed would swallow the rest of the article unseen; and what follows a comment on its last line is no comment.
            var end = text.IndexOf("-->", StringComparison.Ordinal);
            var rest = end < 0 ? text : text[(end + 3)..];
            foreach (var passage in rest.Split("\n\n"))
            {
                var spans = _spans.ReadLiteral(passage);
                if (spans.Count > 0)
                    blocks.Add(new Paragraph(spans));
            }
        }

        private string HeadingId(IReadOnlyList<Span> words)
        {
            var slug = new StringBuilder();
            foreach (var span in words)
            {
                foreach (var rune in span.Text.EnumerateRunes())
                {
                    var isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
                    if (Rune.IsLetterOrDigit(rune) || (isMark && slug.Length > 0 && slug[^1] != '-'))
                        slug.Append(Rune.ToLowerInvariant(rune));
                    else if (slug.Length > 0 && slug[^1] != '-' && rune.Value is not ('\'' or '’'))
                        slug.Append('-');
                    if (slug.Length >= MaxHeadingIdLength)
                        break;
                }
            }
            while (slug.Length > 0 && slug[^1] == '-')
                slug.Length--;
            var id = slug.Length == 0 ? "section" : slug.ToString().Normalize();

            var unique = id;
            while (!_headingIds.Add(unique))
            {
                var count = _headingCounts[id] = _headingCounts.GetValueOrDefault(id, 1) + 1;
                unique = string.Create(CultureInfo.InvariantCulture, $"{id}-{count}");
            }
            return unique;
        }

        private static string Lines(Syntax.LeafBlock leaf, bool isInside)
        {
            var text = new StringBuilder();
            for (var i = 0; i < leaf.Lines.Count; i++)
            {
                if (i > 0)
                    text.Append('\n');
                var line = leaf.Lines.Lines[i].Slice.AsSpan();
                // How far a tab reaches depends on the list or quote around it; spaces stand where they stand.
                for (; isInside && line is ['\t', ..]; line = line[1..])
                    text.Append("    ");
                text.Append(line);
            }
            return text.ToString().TrimEnd('\n');
        }

        private static string? Language(string? info)
        {
            if (string.IsNullOrEmpty(info) || info.Length > 40)
                return null;
            foreach (var c in info)
                if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '#' or '-' or '_' or '.'))
                    return null;
            return info;
        }

        private static bool IsBlank(Inline inline) => inline switch
        {
            LiteralInline literal => literal.Content.AsSpan().IsWhiteSpace(),
            LineBreakInline => true,
            HtmlInline html => IsComment(html),
            _ => false,
        };
    }

    /// <summary>Gathers the text of one block into spans, joining what looks alike.</summary>
    private sealed class SpanReader
    {
        private readonly StringBuilder _text = new();
        private List<Span> _spans = [];
        private Look _look;
        private bool _onOneLine;

        // The last letter written, over all spans; a line break before there is any.
        private char _last;

        // A line break was asked for and waits for the text after it: none stands at the end of a block.
        private bool _isBroken;

        public List<Span> Read(Syntax.LeafBlock leaf, bool onOneLine)
        {
            Start(onOneLine);
            if (leaf.Inline is { } inline)
                ReadInlines(inline, default);
            else
                ReadUnread(leaf);
            Flush();
            TrimEnd();
            return _spans;
        }

        public List<Span> ReadLiteral(string text)
        {
            Start(onOneLine: true);
            Write(text, default);
            Flush();
            TrimEnd();
            return _spans;
        }

        private void Start(bool onOneLine)
        {
            _spans = [];
            _look = default;
            _last = '\n';
            _isBroken = false;
            _onOneLine = onOneLine;
        }

        // Calls itself once per mark inside a mark, which is bounded by the marks a paragraph may have.
        private void ReadInlines(ContainerInline container, Look look)
        {
            foreach (var inline in container)
            {
                switch (inline)
                {
                    case LiteralInline literal:
                        Write(literal.Content.AsSpan(), look);
                        break;
                    case CodeInline code:
                        Write(code.ContentSpan, look with { Marks = look.Marks | SpanMarks.Code });
                        break;
                    case HtmlEntityInline entity:
                        Write(entity.Transcoded.AsSpan(), look);
                        break;
                    case LineBreakInline line:
                        Break(line.IsHard && !_onOneLine, look);
                        break;
                    case HtmlInline html when IsComment(html):
                        break;
                    case HtmlInline html:
                        if (IsLineBreak(html))
                            Break(!_onOneLine, look);
                        else
                            Write(html.Tag, look);
                        break;
                    case AutolinkInline link:
                        Write(link.Url, To(look, link.IsEmail ? "mailto:" + link.Url : link.Url));
                        break;
                    case LinkInline { IsImage: true } image:
                        ReadInlines(image, look);
                        break;
                    case LinkInline link:
                        ReadInlines(link, To(look, UrlOf(link)));
                        break;
                    case EmphasisInline emphasis:
                        ReadInlines(emphasis, look with { Marks = look.Marks | MarkOf(emphasis) });
                        break;
                    case ContainerInline other:
                        ReadInlines(other, look);
                        break;
                }
            }
        }

        private void ReadUnread(Syntax.LeafBlock leaf)
        {
            for (var i = 0; i < leaf.Lines.Count; i++)
            {
                if (i > 0)
                    Break(hard: false, default);
                Write(leaf.Lines.Lines[i].Slice.AsSpan(), default);
            }
        }

        private void Write(ReadOnlySpan<char> text, Look look)
        {
            // A character reference can stand for any letter, so the source being clean is not enough.
            text = BodyText.OnOneLine(text);
            if (!look.IsCode && _last == '\n')
                text = text.TrimStart();
            if (text.IsEmpty)
                return;
            if (_isBroken)
                WriteBreak(look);
            Turn(look);
            _text.Append(text);
            _last = text[^1];
        }

        private void Break(bool hard, Look look)
        {
            if (_last == '\n')
                return;
            if (!hard)
            {
                if (_last != ' ')
                    Write(" ", look);
                return;
            }
            if (!_look.IsCode)
                while (_text.Length > 0 && char.IsWhiteSpace(_text[^1]))
                    _text.Length--;
            if (_text.Length == 0)
                TrimEnd();
            _isBroken = true;
            _last = '\n';
        }

        // A break between two looks belongs to neither; it goes where no mark has to end right after it or around it alone.
        private void WriteBreak(Look next)
        {
            _isBroken = false;
            if (_text.Length == 0 && _spans.Count == 0)
                return;
            var before = _text.Length > 0 ? _look : Look.Of(_spans[^1]);
            Turn((before.IsWithin(next) ? before : next).WithoutCode);
            _text.Append('\n');
        }

        private void Turn(Look look)
        {
            if (look == _look)
                return;
            Flush();
            _look = look;
        }

        private void Flush()
        {
            if (_text.Length == 0)
                return;
            var text = _text.ToString();
            _text.Clear();
            if (_spans.Count > 0 && Look.Of(_spans[^1]) == _look)
            {
                text = _spans[^1].Text + text;
                _spans.RemoveAt(_spans.Count - 1);
            }
            _spans.Add(new Span(BodyText.Clean(text), _look.Marks, _look.Href, _look.ArticleId));
        }

        private void TrimEnd()
        {
            while (_spans.Count > 0 && (_spans[^1].Marks & SpanMarks.Code) == 0)
            {
                var last = _spans[^1];
                var trimmed = last.Text.TrimEnd();
                if (trimmed.Length == last.Text.Length)
                    return;
                _spans.RemoveAt(_spans.Count - 1);
                if (trimmed.Length > 0)
                {
                    _spans.Add(last with { Text = trimmed });
                    return;
                }
            }
        }

        // A link inside a link leads nowhere of its own.
        private static Look To(Look look, string? url)
        {
            if (look.Href is not null || look.ArticleId is not null)
                return look;
            return BodyLinks.Article(url) is { } article ? look with { ArticleId = article } : look with { Href = BodyLinks.Outside(url) };
        }

        private static SpanMarks MarkOf(EmphasisInline emphasis) => (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
        {
            ('~', _) => SpanMarks.Strike,
            (_, 1) => SpanMarks.Emphasis,
            _ => SpanMarks.Strong,
        };

        private static bool IsLineBreak(HtmlInline html)
        {
            var tag = html.Tag.AsSpan();
            return tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase) && tag[3..^1].Trim(" /").IsEmpty;
        }

        private readonly record struct Look(SpanMarks Marks, string? Href, Guid? ArticleId)
        {
            public bool IsCode => (Marks & SpanMarks.Code) != 0;

            public Look WithoutCode => this with { Marks = Marks & ~SpanMarks.Code };

            public static Look Of(Span span) => new(span.Marks, span.Href, span.ArticleId);

            public bool IsWithin(Look other) =>
                (Marks & ~other.Marks & ~SpanMarks.Code) == 0 && (this is { Href: null, ArticleId: null } || (Href == other.Href && ArticleId == other.ArticleId));
        }
    }

    private static bool IsComment(HtmlInline html) => html.Tag.StartsWith("<!--", StringComparison.Ordinal);

    private static string? UrlOf(LinkInline link) => link.GetDynamicUrl?.Invoke() ?? link.Url;
}
