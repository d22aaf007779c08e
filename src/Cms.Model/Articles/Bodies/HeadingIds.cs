using System.Globalization;
using System.Text;

namespace Cms.Model.Articles.Bodies;

/// <summary>Makes the anchors of one body's headings from their words, each unique within the body.</summary>
internal sealed class HeadingIds
{
    private const int MaxLength = 80;

    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>The anchor of the next heading.</summary>
    public string Next(IReadOnlyList<Span> words)
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
                if (slug.Length >= MaxLength)
                    break;
            }
        }
        while (slug.Length > 0 && slug[^1] == '-')
            slug.Length--;
        var id = slug.Length == 0 ? "section" : slug.ToString().Normalize();

        var unique = id;
        while (!_given.Add(unique))
        {
            var count = _counts[id] = _counts.GetValueOrDefault(id, 1) + 1;
            unique = string.Create(CultureInfo.InvariantCulture, $"{id}-{count}");
        }
        return unique;
    }
}
