using System.Globalization;
using System.Text;

namespace Cms.Model;

/// <summary>The stored keys that text is sorted by, so that both databases give the same order.</summary>
public static class SortKey
{
    /// <summary>Longest key kept; longer texts that agree so far are ordered by id.</summary>
    public const int MaxLength = 200;

    /// <summary>
    /// Decomposed, marks removed, case folded, without leading quotes or other punctuation. The key is compared by
    /// code point, which UTF-8 keeps as byte order in both databases.
    /// </summary>
    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Control)
                continue;
            if (key.Length == 0 && !Rune.IsLetterOrDigit(rune))
                continue;
            key.Append(Rune.ToLowerInvariant(rune).ToString());
            if (key.Length >= MaxLength - 1)
                break;
        }

        return key.ToString();
    }
}
