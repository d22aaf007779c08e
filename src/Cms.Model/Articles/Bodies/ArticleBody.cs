using System.Globalization;
using System.Text;

namespace Cms.Model.Articles.Bodies;

/// <summary>An article's text as blocks, and what follows from the blocks alone.</summary>
public sealed class ArticleBody(IReadOnlyList<Block> blocks)
{
    // The usual figure for silent reading of prose by adults.
    private const int WordsPerMinute = 230;

    private static readonly Letters[] WrittenWithoutSpaces =
    [
        new(0x0E00, 0x0EFF), // Thai, Lao
        new(0x1000, 0x109F), // Burmese
        new(0x1780, 0x17FF), // Khmer
        new(0x2E80, 0x2FDF), // Radicals
        new(0x3005, 0x3007), // Iteration mark, closing mark, zero
        new(0x3021, 0x3029), // Hangzhou numerals
        new(0x3040, 0x30FF), // Hiragana, Katakana
        new(0x31F0, 0x31FF), // Katakana for Ainu
        new(0x3400, 0x9FFF), // Han
        new(0xF900, 0xFAFF), // Han, compatibility forms
        new(0xFF66, 0xFF9D), // Katakana, narrow
        new(0x1B000, 0x1B16F), // Old kana
        new(0x20000, 0x3FFFF), // Han, the later planes
    ];

    private Facts? _facts;

    /// <summary>The body in reading order.</summary>
    public IReadOnlyList<Block> Blocks { get; } = blocks;

    /// <summary>
    /// All words without any markup: blocks parted by a blank line, list items and asked-for line breaks by a line break. Illustrations and
    /// embeds are not in it.
    /// </summary>
    public string PlainText => Known.PlainText;

    /// <summary>Words as a reader counts them; in scripts written without spaces every letter counts as one.</summary>
    public int WordCount => Known.WordCount;

    /// <summary>How long the piece takes to read, in whole minutes, at least 1.</summary>
    public int ReadingMinutes => Math.Max(1, (WordCount + WordsPerMinute - 1) / WordsPerMinute);

    /// <summary>Illustrations standing in the body, each once, in order.</summary>
    public IReadOnlyList<Guid> IllustrationIds => Known.IllustrationIds;

    /// <summary>Articles of ours the body links to, each once, in order.</summary>
    public IReadOnlyList<Guid> LinkedArticleIds => Known.LinkedArticleIds;

    private Facts Known => _facts ??= Facts.Of(Blocks);

    /// <summary>
    /// The start of the prose: its paragraphs, without headings, quotes or lists. Where a body has none, the words that it has: of quotes
    /// and lists, else of headings, code and players. Cut at a word, with an ellipsis where something follows; empty where there are no
    /// words.
    /// </summary>
    /// <param name="max">The longest it may be, ellipsis included, in UTF-16 units.</param>
    public string Excerpt(int max = 280)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);

        foreach (var words in new[] { Blocks.OfType<Paragraph>().Select(p => p.Spans), Passages(Blocks), Blocks.Select(Label) })
        {
            if (Start(words, max) is { Length: > 0 } excerpt)
                return excerpt;
        }

        return "";
    }

    /// <summary>Every paragraph, however deep in quotes and lists.</summary>
    private static IEnumerable<IReadOnlyList<Span>> Passages(IEnumerable<Block> blocks) =>
        blocks.SelectMany(block =>
            block switch
            {
                Paragraph paragraph => [paragraph.Spans],
                Quote quote => Passages(quote.Blocks),
                ListBlock list => list.Items.SelectMany(item => Passages(item.Blocks).Prepend(item.Spans)),
                _ => [],
            }
        );

    private static IReadOnlyList<Span> Label(Block block) =>
        block switch
        {
            Heading heading => heading.Spans,
            CodeBlock code => [new Span(code.Text)],
            Embed embed => [new Span(embed.Title)],
            _ => [],
        };

    private static string Start(IEnumerable<IReadOnlyList<Span>> passages, int max)
    {
        var prose = new StringBuilder();
        foreach (var spans in passages.Where(spans => spans.Count > 0))
        {
            if (prose.Length > 0)
                prose.Append(' ');
            foreach (var span in spans)
                prose.Append(span.PlainText.Replace('\n', ' '));
            if (prose.Length > max)
                break;
        }

        var text = prose.ToString();
        if (text.Length <= max)
            return text;

        var kept = text.AsSpan(0, CutBefore(text, max - 1)).TrimEnd();
        // "…" directly after a comma or full stop reads as a mistake.
        var ended = kept.TrimEnd(" .,;:–—-、。，；：،؛…");
        return string.Concat(ended.IsEmpty ? kept : ended, "…");
    }

    private static int CutBefore(string text, int limit)
    {
        for (var at = limit; at > 0; at--)
        {
            if (char.IsWhiteSpace(text[at]))
                return at;
            if (!char.IsLowSurrogate(text[at]) && IsLetterAlone(text, at) && IsLetterAlone(text, at - 1))
                return at;
        }

        // One word longer than the excerpt: cut it, but between what a reader sees as letters.
        var whole = 0;
        while (whole < limit)
        {
            var next = whole + StringInfo.GetNextTextElementLength(text, whole);
            if (next > limit)
                break;
            whole = next;
        }
        return whole > 0 || limit == 0 ? whole
            : char.IsHighSurrogate(text[limit - 1]) ? limit - 1
            : limit;
    }

    private static bool IsLetterAlone(string text, int at)
    {
        if (char.IsLowSurrogate(text[at]) && at > 0)
            at--;
        return Rune.TryGetRuneAt(text, at, out var rune) && Rune.IsLetterOrDigit(rune) && IsWrittenWithoutSpaces(rune);
    }

    internal static bool IsWrittenWithoutSpaces(Rune rune)
    {
        if (rune.Value < WrittenWithoutSpaces[0].First)
            return false;
        foreach (var script in WrittenWithoutSpaces)
            if (rune.Value >= script.First && rune.Value <= script.Last)
                return true;
        return false;
    }

    private static int CountWords(string text)
    {
        var words = 0;
        var inWord = false;
        var joined = false;
        for (int at = 0, width; at < text.Length; at += width)
        {
            width = 1;
            // Most letters of most texts; the general question costs ten times as much.
            if (char.IsAsciiLetterOrDigit(text[at]))
            {
                if (!(inWord || joined))
                    words++;
                inWord = true;
                joined = false;
                continue;
            }

            if (text[at] == ' ')
            {
                inWord = joined = false;
                continue;
            }

            _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out width);
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherNumber)
            {
                var alone = IsWrittenWithoutSpaces(rune);
                if (alone || !(inWord || joined))
                    words++;
                inWord = !alone;
                joined = false;
            }
            else if (
                Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.EnclosingMark
                    or UnicodeCategory.Format
            )
            {
                // Vowel signs, accents and joiners belong to the letter before them.
            }
            else
            {
                // "don’t", "well-known", "3.5" and "10,000" are one word each.
                joined = inWord && rune.Value is '\'' or '’' or '-' or '‐' or '‑' or '.' or ',' or '·';
                inWord = false;
            }
        }
        return words;
    }

    private readonly record struct Letters(int First, int Last);

    private sealed record Facts(string PlainText, int WordCount, IReadOnlyList<Guid> IllustrationIds, IReadOnlyList<Guid> LinkedArticleIds)
    {
        public static Facts Of(IReadOnlyList<Block> blocks)
        {
            var text = new StringBuilder();
            var illustrations = new OrderedSet();
            var articles = new OrderedSet();
            Gather(blocks, text, illustrations, articles);
            var plain = text.ToString();
            return new Facts(plain, CountWords(plain), illustrations.Ids, articles.Ids);
        }

        private static void Gather(IReadOnlyList<Block> blocks, StringBuilder text, OrderedSet illustrations, OrderedSet articles)
        {
            foreach (var block in blocks)
            {
                switch (block)
                {
                    case Paragraph paragraph:
                        Gather(paragraph.Spans, Part(text), articles);
                        break;
                    case Heading heading:
                        Gather(heading.Spans, Part(text), articles);
                        break;
                    case Quote quote:
                        Gather(quote.Blocks, text, illustrations, articles);
                        break;
                    case ListBlock list:
                        Part(text);
                        for (var i = 0; i < list.Items.Count; i++)
                        {
                            var item = list.Items[i];
                            if (i > 0 && text.Length > 0 && text[^1] != '\n')
                                text.Append('\n');
                            Gather(item.Spans, text, articles);
                            Gather(item.Blocks, text, illustrations, articles);
                        }
                        break;
                    case Figure figure:
                        illustrations.Add(figure.IllustrationId);
                        break;
                    case CodeBlock code:
                        Part(text).Append(code.Text);
                        break;
                }
            }
        }

        private static void Gather(IReadOnlyList<Span> spans, StringBuilder text, OrderedSet articles)
        {
            foreach (var span in spans)
            {
                text.Append(span.PlainText);
                if (span.ArticleId is { } id)
                    articles.Add(id);
            }
        }

        private static StringBuilder Part(StringBuilder text)
        {
            if (text.Length == 0)
                return text;
            while (text[^1] == '\n')
                text.Length--;
            return text.Append("\n\n");
        }
    }

    private sealed class OrderedSet
    {
        private readonly HashSet<Guid> _seen = [];
        private readonly List<Guid> _ids = [];

        public IReadOnlyList<Guid> Ids => _ids;

        public void Add(Guid id)
        {
            if (_seen.Add(id))
                _ids.Add(id);
        }
    }
}
