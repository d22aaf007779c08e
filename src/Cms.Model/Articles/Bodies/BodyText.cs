using System.Buffers;
using System.Text;

namespace Cms.Model.Articles.Bodies;

/// <summary>The letters a body may hold: NFC, no control characters, no half of a surrogate pair.</summary>
internal static class BodyText
{
    private static readonly char[] NeverKept =
    [
        .. Range('\0', '\u001F').Except("\n\t"),
        .. Range('\u007F', '\u009F'),
        '\u2028',
        '\u2029',
        '\uFEFF',
        '\uFFFE',
        '\uFFFF',
    ];

    // Surrogates are looked at one by one; most texts hold none.
    private static readonly SearchValues<char> Doubtful = SearchValues.Create([.. NeverKept, .. Range('\uD800', '\uDFFF')]);

    private static readonly SearchValues<char> NotOnOneLine = SearchValues.Create([.. NeverKept, '\n', '\t']);

    /// <summary>The text with every line end as <c>\n</c>, tabs kept.</summary>
    public static string Clean(string text)
    {
        var at = text.AsSpan().IndexOfAny(Doubtful);
        if (at >= 0)
            text = Repair(text, at);
        return text.IsNormalized() ? text : text.Normalize();
    }

    /// <summary>The text on one line, with line ends and tabs as spaces.</summary>
    public static ReadOnlySpan<char> OnOneLine(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAny(NotOnOneLine);
        if (at < 0)
            return text;
        var line = new StringBuilder(text.Length);
        for (; at >= 0; at = text.IndexOfAny(NotOnOneLine))
        {
            line.Append(text[..at]);
            if (char.IsWhiteSpace(text[at]))
                line.Append(' ');
            text = text[(at + 1)..];
        }
        return line.Append(text).ToString();
    }

    /// <summary>The language a block of code is marked with, or null where it is no plain name.</summary>
    public static string? Language(string? info)
    {
        if (string.IsNullOrEmpty(info) || info.Length > 40)
            return null;
        foreach (var c in info)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '#' or '-' or '_' or '.'))
                return null;
        return info;
    }

    private static string Repair(string text, int at)
    {
        var kept = new StringBuilder(text.Length);
        kept.Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                kept.Append(c).Append(text[++at]);
            else if (char.IsSurrogate(c))
                kept.Append('\uFFFD');
            else if (c is '\u2028' or '\u2029')
                kept.Append('\n');
            else if (c == '\r')
            {
                if (at + 1 == text.Length || text[at + 1] != '\n')
                    kept.Append('\n');
            }
            else if (!Doubtful.Contains(c))
                kept.Append(c);
        }
        return kept.ToString();
    }

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(value => (char)value);
}
