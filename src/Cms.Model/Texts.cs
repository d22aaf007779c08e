using System.Text;

namespace Cms.Model;

/// <summary>What may stand in a text that people typed or pasted.</summary>
public static class Texts
{
    /// <summary>
    /// The first noncharacter of a text: a number that Unicode keeps from ever being a letter (U+FDD0 to U+FDEF, and the last two of
    /// every plane). Normalization and XML refuse them. Null where there is none.
    /// </summary>
    public static Rune? Noncharacter(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= 0xFDD0 and <= 0xFDEF || (rune.Value & 0xFFFE) == 0xFFFE)
                return rune;
        }

        return null;
    }

    /// <summary>Whether it is one line: no control character, no line end of any script, no byte order mark.</summary>
    public static bool IsOneLine(string text) => !text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF');

    /// <summary>
    /// Whether every change of direction that it opens is closed in it. One that is left open turns round whatever is printed after it
    /// on the page.
    /// </summary>
    public static bool ClosesDirections(string text)
    {
        var (embedded, isolated) = (0, 0);
        foreach (var c in text)
        {
            if (c is '\u202A' or '\u202B' or '\u202D' or '\u202E')
                embedded++;
            else if (c is '\u2066' or '\u2067' or '\u2068')
                isolated++;
            else if (c == '\u202C' && embedded > 0)
                embedded--;
            else if (c == '\u2069' && isolated > 0)
                isolated--;
        }

        return embedded == 0 && isolated == 0;
    }
}
