using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;
using Syntax = Markdig.Syntax;

namespace Cms.Model.Articles.Bodies;

/// <summary>
/// Reads the Markdown an article is written in: CommonMark with <c>~~struck~~</c> text and bare web addresses. Markup comes from Markdown
/// alone: raw HTML stays visible as text, but for comments, which are the author's own and are dropped, <c>&lt;br&gt;</c>, and the marks
/// that Markdown has no sign for (<see cref="MarkdownTags"/>).
/// </summary>
public static class MarkdownBody
{
    /// <summary>
    /// The longest source that is read, in UTF-16 units: about 50,000 words, more than the longest piece a magazine would run.
    /// </summary>
    public const int MaxLength = 300_000;

    /// <summary>
    /// The most lines with something on them that a new text may have: no block is less than a line, and the longest epics have about ten
    /// thousand.
    /// </summary>
    public const int MaxLines = 20_000;

    // Quotes and lists inside each other. Deeper, the marks stay in the text as they were typed.
    internal const int MaxDepth = 8;

    // The parser takes time by the square of a paragraph's length when every letter of it opens something. No paragraph of prose comes near
    // either.
    internal const int MaxParagraphLength = 10_000;
    internal const int MaxParagraphMarks = 500;

    private static readonly MarkdownPipeline Pipeline = MakePipeline().Build();
    private static readonly MarkdownPipeline WithLines = MakePipeline().UsePreciseSourceLocation().Build();

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

    /// <summary>How many lines have something on them.</summary>
    public static int LinesIn(ReadOnlySpan<char> markdown)
    {
        var lines = 0;
        foreach (var line in markdown.EnumerateLines())
        {
            if (!line.IsWhiteSpace())
                lines++;
        }

        return lines;
    }

    /// <summary>What of a text will not be printed as whoever wrote it will have meant it, by line.</summary>
    /// <exception cref="ArgumentException">The text is longer than <see cref="MaxLength"/>.</exception>
    public static IReadOnlyList<MarkdownWarning> Judge(string markdown)
    {
        if (markdown.Length > MaxLength)
            throw new ArgumentException($"A body can have at most {MaxLength} characters.", nameof(markdown));
        var text = BodyText.Clean(markdown);
        return MarkdownJudge.Judge(Markdown.Parse(text, WithLines), text);
    }

    private static MarkdownPipelineBuilder MakePipeline()
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = 4 * MaxParagraphMarks }.UseEmphasisExtras(
            EmphasisExtraOptions.Strikethrough
        );
        builder.InlineParsers.Insert(0, new BareAddressParser());
        builder.BlockParsers.Replace<QuoteBlockParser>(new ShallowQuoteParser());
        builder.BlockParsers.Replace<ListBlockParser>(new ShallowListParser());
        builder.BlockParsers.Replace<ParagraphBlockParser>(new BoundedParagraphParser());
        builder.BlockParsers.Replace<HtmlBlockParser>(new CommentParser());
        foreach (var parser in builder.BlockParsers.OfType<BlockParser>())
            parser.Closed += LeaveHostileTextUnread;
        return builder;
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
            for (var at = line.IndexOfAny("*_~["); at >= 0; )
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

    /// <summary>
    /// A text pasted without blank lines is one paragraph to Markdown; a very long one goes on as another at its next line. And a paragraph
    /// is never taken out again: to find it the library walks over all blocks before it, so that seventy thousand headings took it seconds.
    /// </summary>
    private sealed class BoundedParagraphParser : ParagraphBlockParser
    {
        private static readonly object HeadingKey = new();

        public BoundedParagraphParser() => ParseSetextHeadings = false;

        /// <summary>Whether a line below the paragraph makes it a heading.</summary>
        public static bool IsHeading(Syntax.ParagraphBlock paragraph) => paragraph.ContainsData(HeadingKey);

        public override BlockState TryContinue(BlockProcessor processor, Syntax.Block block)
        {
            if (processor.IsBlankLine)
                return BlockState.BreakDiscard;
            if (IsUnderline(processor) && IsAlongside(processor, block) && base.Close(processor, block))
            {
                block.SetData(HeadingKey, true);
                processor.Close(block);
                return BlockState.BreakDiscard;
            }

            if (processor.Line.End - block.Span.Start <= MaxParagraphLength)
                return base.TryContinue(processor, block);
            processor.Close(block);
            return TryOpen(processor);
        }

        public override bool Close(BlockProcessor processor, Syntax.Block block)
        {
            // Nothing is left of a paragraph of addresses that others refer to; empty, it is no block to whoever reads.
            if (!base.Close(processor, block) && block is Syntax.LeafBlock leaf)
                leaf.ProcessInlines = false;
            return true;
        }

        private static bool IsUnderline(BlockProcessor processor)
        {
            var line = processor.Line.AsSpan().TrimEnd(" \t");
            return !processor.IsCodeIndent && line is ['=' or '-', ..] && line.IndexOfAnyExcept(line[0]) < 0;
        }

        // A line that goes on with a quote's or an item's text without its mark draws no line under it.
        private static bool IsAlongside(BlockProcessor processor, Syntax.Block block) =>
            !processor.IsLazy || block.Column == processor.Column || block.Parent is not (Syntax.QuoteBlock or Syntax.ListItemBlock);
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
        private readonly HeadingIds _headings = new();

        // Calls itself once per quote and list, which the parser keeps shallow.
        public void Read(Syntax.ContainerBlock container, List<Block> blocks)
        {
            foreach (var child in container)
            {
                switch (child)
                {
                    case Syntax.ParagraphBlock paragraph when BoundedParagraphParser.IsHeading(paragraph):
                        ReadHeading(paragraph, 2, blocks);
                        break;
                    case Syntax.ParagraphBlock paragraph:
                        ReadParagraph(paragraph, blocks);
                        break;
                    case Syntax.HeadingBlock heading:
                        ReadHeading(heading, Math.Clamp(heading.Level, 2, 6), blocks);
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
                            blocks.Add(new CodeBlock(BodyText.Language((code as Syntax.FencedCodeBlock)?.Info), text));
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

        private void ReadHeading(Syntax.LeafBlock heading, int level, List<Block> blocks)
        {
            var words = _spans.Read(heading, onOneLine: true);
            if (words.Count > 0)
                blocks.Add(new Heading(level, _headings.Next(words), words));
        }

        private void ReadParagraph(Syntax.ParagraphBlock paragraph, List<Block> blocks)
        {
            if (paragraph.Inline is { } inline && ReadFigures(inline, blocks))
                return;
            var spans = _spans.Read(paragraph, onOneLine: false);
            if (spans.Count > 0)
                blocks.Add(BodyLinks.Embed(spans) ?? (Block)new Paragraph(spans));
        }

        private static bool ReadFigures(ContainerInline inline, List<Block> blocks)
        {
            if (!HoldsFiguresAlone(inline))
                return false;
            foreach (var child in inline)
                if (child is LinkInline { IsImage: true } image && BodyLinks.Illustration(UrlOf(image)) is { } id)
                    blocks.Add(new Figure(id));
            return true;
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
            var start =
                list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : 1;
            blocks.Add(new ListBlock(list.IsOrdered, start, items));
        }

        private void ReadComment(Syntax.HtmlBlock html, List<Block> blocks)
        {
            var text = Lines(html, isInside: false);
            // A comment never closed would swallow the rest of the article unseen; and what follows a comment on its last line is no
            // comment.
            var end = text.IndexOf("-->", StringComparison.Ordinal);
            var rest = end < 0 ? text : text[(end + 3)..];
            foreach (var passage in rest.Split("\n\n"))
            {
                var spans = _spans.ReadLiteral(passage);
                if (spans.Count > 0)
                    blocks.Add(new Paragraph(spans));
            }
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
    }

    /// <summary>Reads the text of one block as spans.</summary>
    private sealed class SpanReader
    {
        private readonly SpanBuilder _spans = new();
        private bool _onOneLine;

        public List<Span> Read(Syntax.LeafBlock leaf, bool onOneLine)
        {
            _onOneLine = onOneLine;
            _spans.Start();
            if (leaf.Inline is { } inline)
                ReadInlines(inline, default);
            else
                ReadUnread(leaf);
            return _spans.Finish();
        }

        public List<Span> ReadLiteral(string text)
        {
            _spans.Start();
            _spans.Write(text, default);
            return _spans.Finish();
        }

        // Calls itself once per mark inside a mark, which is bounded by the marks a paragraph may have.
        private void ReadInlines(ContainerInline container, SpanLook look)
        {
            var tags = new MarkdownTags(container, look.Marks);
            foreach (var inline in container)
            {
                switch (inline)
                {
                    case HtmlInline tag when tags.Pass(tag):
                        look = look with { Marks = tags.Marks };
                        break;
                    case LiteralInline literal:
                        _spans.Write(literal.Content.AsSpan(), look);
                        break;
                    case CodeInline code:
                        _spans.Write(code.ContentSpan, look with { Marks = look.Marks | SpanMarks.Code });
                        break;
                    case HtmlEntityInline entity:
                        _spans.Write(entity.Transcoded.AsSpan(), look);
                        break;
                    case LineBreakInline line:
                        _spans.Break(line.IsHard && !_onOneLine, look);
                        break;
                    case HtmlInline html when IsComment(html):
                        break;
                    case HtmlInline html:
                        if (IsLineBreak(html))
                            _spans.Break(!_onOneLine, look);
                        else
                            _spans.Write(html.Tag, look);
                        break;
                    case AutolinkInline link:
                        _spans.Write(link.Url, look.To(link.IsEmail ? "mailto:" + link.Url : link.Url));
                        break;
                    case LinkInline { IsImage: true } image:
                        ReadInlines(image, look);
                        break;
                    case LinkInline link:
                        ReadInlines(link, look.To(UrlOf(link)));
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
                    _spans.Break(hard: false, default);
                _spans.Write(leaf.Lines.Lines[i].Slice.AsSpan(), default);
            }
        }

        private static SpanMarks MarkOf(EmphasisInline emphasis) =>
            (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
            {
                ('~', _) => SpanMarks.Strike,
                (_, 1) => SpanMarks.Emphasis,
                _ => SpanMarks.Strong,
            };
    }

    internal static bool IsLineBreak(HtmlInline html)
    {
        var tag = html.Tag.AsSpan();
        return tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase) && tag[3..^1].Trim(" /").IsEmpty;
    }

    /// <summary>Whether a paragraph is nothing but illustrations of ours, which then stand as figures.</summary>
    internal static bool HoldsFiguresAlone(ContainerInline paragraph)
    {
        var figures = 0;
        foreach (var inline in paragraph)
        {
            if (inline is LinkInline { IsImage: true } image && BodyLinks.Illustration(UrlOf(image)) is not null)
                figures++;
            else if (!IsBlank(inline))
                return false;
        }

        return figures > 0;
    }

    private static bool IsBlank(Inline inline) =>
        inline switch
        {
            LiteralInline literal => literal.Content.AsSpan().IsWhiteSpace(),
            LineBreakInline => true,
            HtmlInline html => IsComment(html),
            _ => false,
        };

    internal static bool IsComment(HtmlInline html) => html.Tag.StartsWith("<!--", StringComparison.Ordinal);

    internal static string? UrlOf(LinkInline link) => link.GetDynamicUrl?.Invoke() ?? link.Url;
}
