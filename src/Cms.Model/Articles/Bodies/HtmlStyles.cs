using System.Globalization;

namespace Cms.Model.Articles.Bodies;

/// <summary>The little that is read of style attributes: what word processors say with them instead of with elements.</summary>
internal static class HtmlStyles
{
    private const string WordList = "mso-list";

    /// <summary>The marks with what a style adds to them or takes away.</summary>
    public static SpanMarks Apply(string? style, SpanMarks marks)
    {
        foreach (var (property, value) in Declarations(style))
        {
            marks = (property, value) switch
            {
                ("font-weight", "bold" or "bolder" or "600" or "700" or "800" or "900") => marks | SpanMarks.Strong,
                ("font-weight", "normal" or "lighter" or "100" or "200" or "300" or "400" or "500") => marks & ~SpanMarks.Strong,
                ("font-style", "italic" or "oblique") => marks | SpanMarks.Emphasis,
                ("font-style", "normal") => marks & ~SpanMarks.Emphasis,
                ("text-decoration" or "text-decoration-line", "line-through") => marks | SpanMarks.Strike,
                _ => marks,
            };
        }

        return marks;
    }

    /// <summary>How deep a paragraph stands as an item of a list (<c>mso-list: l0 level2 lfo1</c>); 0 for one that is none.</summary>
    public static int WordListLevel(string? style)
    {
        foreach (var (property, value) in Declarations(style))
        {
            if (property != WordList)
                continue;
            var level = value.Split(' ').FirstOrDefault(part => part.StartsWith("level", StringComparison.Ordinal));
            return level is not null && int.TryParse(level.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MarkdownBody.MaxDepth) : 0;
        }

        return 0;
    }

    /// <summary>Whether an element holds the number or sign before such an item.</summary>
    public static bool IsWordListMarker(string? style) => Declarations(style).Any(d => d.Property == WordList && d.Value == "ignore");

    /// <summary>Whether a marker numbers its item, and with what.</summary>
    public static (bool IsOrdered, int Start) MarkerOf(string marker)
    {
        var word = marker.TrimStart('(').TrimEnd('.', ')');
        // A lone o is a circle.
        if (word.Length is 0 or > 8 || word.Length == marker.Length || !word.All(char.IsAsciiLetterOrDigit))
            return (false, 1);
        return (true, int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1);
    }

    private static IEnumerable<(string Property, string Value)> Declarations(string? style)
    {
        // Nobody sets this much on a few words.
        if (style is null or { Length: > 4_000 })
            yield break;
        foreach (var declaration in style.Split(';'))
        {
            var colon = declaration.IndexOf(':');
            if (colon > 0)
                yield return (declaration[..colon].Trim().ToLowerInvariant(), declaration[(colon + 1)..].Trim().ToLowerInvariant());
        }
    }
}
