using System.Globalization;
using System.Text;
using DiffPlex;

namespace Cms.Api.Admin.Articles.Differences;

/// <summary>
/// Compares texts: by paragraphs first, then by words inside what differs, as long as the steps last that a comparison
/// may take. At the worst they grow with the square of what is compared.
/// </summary>
internal sealed class TextDifference
{
    // About half a second on one processor.
    private const long MostSteps = 200_000_000;

    private readonly List<(TextRunOp Op, StringBuilder Text)> _runs = [];
    private long _stepsLeft = MostSteps;
    private DifferenceLevel _level = DifferenceLevel.Word;

    private TextDifference() { }

    /// <summary>What became of a text.</summary>
    public static TextDifferenceResponse Between(string before, string after)
    {
        var difference = new TextDifference();
        if (before != after)
            difference.Compare(before, after, ParagraphChunker.Instance, (gone, come) =>
                difference.Compare(gone, come, WordChunker.Instance, difference.Replace)
            );
        return new TextDifferenceResponse
        {
            Level = difference._level,
            Runs = [.. difference._runs.Select(r => new TextRun { Op = r.Op, Text = r.Text.ToString() })],
        };
    }

    /// <summary>Adds what stayed, and gives what differs to be told more finely; all of it, where comparing would take too long.</summary>
    private void Compare(string before, string after, IChunker chunker, Action<string, string> differs)
    {
        if (before.Length == 0 || after.Length == 0)
        {
            Replace(before, after);
            return;
        }

        var (old, now) = (chunker.Chunk(before), chunker.Chunk(after));
        if (!Affords(old, now))
        {
            _level = DifferenceLevel.Paragraph;
            Replace(before, after);
            return;
        }

        var at = 0;
        foreach (var block in Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, chunker).DiffBlocks)
        {
            Add(TextRunOp.Equal, Joined(old, at, block.DeleteStartA));
            at = block.DeleteStartA + block.DeleteCountA;
            differs(Joined(old, block.DeleteStartA, at), Joined(now, block.InsertStartB, block.InsertStartB + block.InsertCountB));
        }

        Add(TextRunOp.Equal, Joined(old, at, old.Count));
    }

    private void Replace(string gone, string come)
    {
        Add(TextRunOp.Delete, gone);
        Add(TextRunOp.Insert, come);
    }

    private void Add(TextRunOp op, string text)
    {
        if (text.Length == 0)
            return;
        if (_runs is [.., var last] && last.Op == op)
            last.Text.Append(text);
        else
            _runs.Add((op, new StringBuilder(text)));
    }

    private bool Affords(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        var least = Math.Min(old.Count, now.Count);
        var same = 0;
        while (same < least && old[same] == now[same])
            same++;
        for (var last = 1; same < least && old[^last] == now[^last]; last++)
            same++;
        long differing = old.Count + now.Count - (2 * same);
        if (differing * differing > _stepsLeft)
            return false;
        _stepsLeft -= differing * differing;
        return true;
    }

    private static string Joined(IReadOnlyList<string> pieces, int from, int to) => string.Concat(pieces.Skip(from).Take(to - from));

    /// <summary>Lines, each with the breaks after it.</summary>
    private sealed class ParagraphChunker : IChunker
    {
        public static ParagraphChunker Instance { get; } = new();

        public IReadOnlyList<string> Chunk(string text)
        {
            var lines = new List<string>();
            for (var start = 0; start < text.Length; )
            {
                var end = text.IndexOf('\n', start);
                end = end < 0 ? text.Length : end;
                while (end < text.Length && text[end] == '\n')
                    end++;
                lines.Add(text[start..end]);
                start = end;
            }

            return lines;
        }
    }

    /// <summary>Words, rows of spaces, and every other letter by itself; in scripts written without spaces each letter is a word.</summary>
    private sealed class WordChunker : IChunker
    {
        public static WordChunker Instance { get; } = new();

        public IReadOnlyList<string> Chunk(string text)
        {
            var pieces = new List<string>();
            for (var start = 0; start < text.Length; )
            {
                var kind = KindOf(text, start, out var length);
                var end = start + length;
                while (kind != PieceKind.Alone && end < text.Length && KindOf(text, end, out length) == kind)
                    end += length;
                pieces.Add(text[start..end]);
                start = end;
            }

            return pieces;
        }

        private static PieceKind KindOf(string text, int at, out int length)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out length);
            // From the radicals of Han upwards few scripts part words by spaces.
            return Rune.IsWhiteSpace(rune) ? PieceKind.Space
                : rune.Value < 0x2E80
                    && (
                        Rune.IsLetterOrDigit(rune)
                        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                    )
                || rune.Value is '\'' or '’'
                    ? PieceKind.Word
                : PieceKind.Alone;
        }

        private enum PieceKind
        {
            Word,
            Space,
            Alone,
        }
    }
}
