using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cms.Model.Search;

/// <summary>
/// Finds the words of a text, the same for what is stored and for what is asked. In scripts that are written without spaces, and in
/// Korean, where endings grow onto words, every two neighbouring letters are one.
/// </summary>
public static class SearchWords
{
    private const char SoftHyphen = '\u00AD';

    // With the space behind it; only to begin with enough room.
    private const int LettersPerWord = 6;

    private static readonly SearchValues<char> Nothing = SearchValues.Create([
        .. Enumerable.Range(0, 128).Select(c => (char)c).Where(c => !char.IsAsciiLetterOrDigit(c)),
    ]);

    /// <summary>All of them, in order.</summary>
    public static List<SearchWord> In(string text) => In(text, Nothing);

    /// <summary>
    /// Those of them, in order, that may be wanted: whoever looks for a few in a long text goes by their first letters, and most of it is
    /// passed over many letters at a time.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="unwanted">Letters of ASCII, of both cases, with which no wanted word begins.</param>
    public static List<SearchWord> In(string text, SearchValues<char> unwanted)
    {
        var words = new List<SearchWord>(text.Length / LettersPerWord);
        for (var at = 0; at < text.Length; )
        {
            var passed = text.AsSpan(at).IndexOfAnyExcept(unwanted);
            if (passed < 0)
                break;
            at += passed;
            var (kind, width) = Look(text, at);
            if (kind == Letter.None || (kind == Letter.Spaced && KindBefore(text, at) == Letter.Spaced))
                at += width;
            else if (kind == Letter.Unspaced)
                at = AddParts(text, at, words);
            else
                at = AddWord(text, at, words);
        }

        return words;
    }

    /// <summary>
    /// The letters of some texts, each once, that stand in words by twos: whoever looks for a word of one letter means one of them alone.
    /// </summary>
    public static IEnumerable<string> LettersIn(params IEnumerable<string?> texts)
    {
        return texts.OfType<string>().Where(MayHave).SelectMany(Each).Distinct();

        // Between the two lie the marks of print, which most texts have.
        static bool MayHave(string text) =>
            text.AsSpan().ContainsAnyInRange('\u0E00', '\u17FF') || text.AsSpan().ContainsAnyInRange('\u2E80', char.MaxValue);

        static IEnumerable<string> Each(string text)
        {
            for (var at = 0; at < text.Length; )
            {
                var (kind, width) = Look(text, at);
                if (kind == Letter.Unspaced)
                    yield return text.Substring(at, width);
                at += width;
            }
        }
    }

    /// <summary>Adds the word that begins at a place, if it says anything.</summary>
    /// <returns>Where it ends.</returns>
    private static int AddWord(string text, int start, List<SearchWord> words)
    {
        var at = start;
        while (at < text.Length && char.IsAsciiLetterOrDigit(text[at]))
            at++;
        while (
            at < text.Length
            && (!char.IsAscii(text[at]) || char.IsAsciiLetterOrDigit(text[at]))
            && Look(text, at) is (Letter.Spaced, var width)
        )
            at += width;
        var isBeforeApostrophe = IsApostrophe(text, at) && at + 1 < text.Length && Look(text, at + 1).Kind == Letter.Spaced;
        var isAfterApostrophe = IsApostrophe(text, start - 1) && KindBefore(text, start - 1) == Letter.Spaced;
        // What English leaves after one and French before says nothing: Smith’s, don’t, l’école, qu’il.
        var isLeft = at - start == 1 ? isBeforeApostrophe || isAfterApostrophe : isBeforeApostrophe && IsQu(text.AsSpan(start, at - start));
        if (!isLeft)
            words.Add(new SearchWord(start, at - start, IsPart: false));
        return at;
    }

    private static bool IsApostrophe(string text, int at) => at >= 0 && at < text.Length && text[at] is '\'' or '\u2019';

    private static bool IsQu(ReadOnlySpan<char> word) => word.Equals("qu", StringComparison.OrdinalIgnoreCase);

    private static int AddParts(string text, int at, List<SearchWord> words)
    {
        var (first, previous, previousWidth) = (at, -1, 0);
        while (at < text.Length && Look(text, at) is (Letter.Unspaced, var width))
        {
            if (previous >= 0)
                words.Add(new SearchWord(previous, previousWidth + width, IsPart: true));
            (previous, previousWidth) = (at, width);
            at += width;
        }

        if (previous == first)
            words.Add(new SearchWord(first, previousWidth, IsPart: true));
        return at;
    }

    private enum Letter
    {
        None,
        Spaced,
        Unspaced,
    }

    private static (Letter Kind, int Width) Look(string text, int at)
    {
        var c = text[at];
        if (char.IsAscii(c))
            return (char.IsAsciiLetterOrDigit(c) ? Letter.Spaced : Letter.None, 1);
        if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var width) != OperationStatus.Done)
            return (Letter.None, Math.Max(1, width));
        var isLetter =
            c is SoftHyphen or '\u200C' or '\u200D'
            || Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.UppercaseLetter
                    or UnicodeCategory.LowercaseLetter
                    or UnicodeCategory.TitlecaseLetter
                    or UnicodeCategory.ModifierLetter
                    or UnicodeCategory.OtherLetter
                    or UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.DecimalDigitNumber
                    or UnicodeCategory.LetterNumber;
        if (!isLetter)
            return (Letter.None, width);
        return (IsUnspaced(rune.Value) ? Letter.Unspaced : Letter.Spaced, width);
    }

    private static Letter KindBefore(string text, int at)
    {
        if (at == 0)
            return Letter.None;
        var isPair = at > 1 && char.IsLowSurrogate(text[at - 1]) && char.IsHighSurrogate(text[at - 2]);
        return Look(text, isPair ? at - 2 : at - 1).Kind;
    }

    private static bool IsUnspaced(int letter) =>
        letter >= 0x0E00
        && letter
            is <= 0x0EFF // Thai, Lao
                or (>= 0x1000 and <= 0x109F) // Burmese
                or (>= 0x1100 and <= 0x11FF) // Hangul, letters
                or (>= 0x1780 and <= 0x17FF) // Khmer
                or (>= 0x2E80 and <= 0x2FDF) // Radicals
                or (>= 0x3005 and <= 0x3007) // Iteration mark, closing mark, zero
                or (>= 0x3040 and <= 0x31FF) // Kana, Hangul letters
                or (>= 0x3400 and <= 0x9FFF) // Han
                or (>= 0xAC00 and <= 0xD7AF) // Hangul, syllables
                or (>= 0xF900 and <= 0xFAFF) // Han, compatibility forms
                or (>= 0xFF66 and <= 0xFFDC) // Katakana and Hangul, narrow
                or (>= 0x1B000 and <= 0x1B16F) // Old kana
                or (>= 0x20000 and <= 0x3FFFF); // Han, the later planes
}
