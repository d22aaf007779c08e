using System.Globalization;
using System.Text;

namespace Cms.Model.Search;

/// <summary>Takes from words what people leave out when they type: capitals, accents, widths, ligatures.</summary>
public static class Folding
{
    private static readonly System.Buffers.SearchValues<char> Plain = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789"
    );

    /// <summary>A word without them; of everything else only letters, digits and the marks that other scripts need.</summary>
    public static string Of(string word)
    {
        if (!word.AsSpan().ContainsAnyExcept(Plain))
            return word;
        var folded = new StringBuilder(word.Length);
        foreach (var rune in word.Normalize(NormalizationForm.FormKD).ToLowerInvariant().EnumerateRunes())
        {
            if (Ligature(rune.Value) is { } letters)
                folded.Append(letters);
            else if (!IsLeftOut(rune))
                folded.Append(rune.ToString());
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>
    /// The key that a text is completed by: its words folded and parted by one space, so that what is typed of it is the start of its key.
    /// </summary>
    public static string KeyOf(string text)
    {
        var key = new StringBuilder(text.Length);
        var isParted = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (
                Rune.IsLetterOrDigit(rune)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            )
            {
                if (isParted && key.Length > 0)
                    key.Append(' ');
                isParted = false;
                key.Append(rune.ToString());
            }
            else
            {
                isParted = true;
            }
        }

        return string.Join(' ', key.ToString().Split(' ').Select(Of).Where(word => word.Length > 0));
    }

    // Marks of Latin, Greek and Cyrillic, points of Hebrew, signs of Arabic: nobody types them to find something. Those of other scripts
    // are letters in all but name.
    private static bool IsLeftOut(Rune rune) =>
        rune.Value is (>= 0x0300 and <= 0x036F) or (>= 0x0591 and <= 0x05C7) or (>= 0x064B and <= 0x0652) or 0x0670 or 0x0640
        || !(
            Rune.IsLetterOrDigit(rune)
            || Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.LetterNumber
        );

    private static string? Ligature(int letter) =>
        letter switch
        {
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'ø' => "o",
            'ł' => "l",
            'đ' or 'ð' => "d",
            'þ' => "th",
            'ħ' => "h",
            'ŧ' => "t",
            'ı' => "i",
            'ς' => "σ",
            _ => null,
        };
}
