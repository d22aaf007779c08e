using System.Globalization;

namespace Cms.Model.Articles.Bodies;

/// <summary>The little that is read of styles: what word processors and mail programs say with them instead of with elements.</summary>
internal static class HtmlStyles
{
    private const string WordList = "mso-list";

    private static readonly char[] UnitLetters = [.. "%abcdefghijklmnopqrstuvwxyz"];

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
                ("vertical-align" or "font-variant-position", "super") => marks | SpanMarks.Superscript,
                ("vertical-align" or "font-variant-position", "sub") => marks | SpanMarks.Subscript,
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
            return level is not null && int.TryParse(level.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? Math.Clamp(number, 1, MarkdownBody.MaxDepth)
                : 0;
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

    /// <summary>Whether an element is a comment of Word's, or the list of them.</summary>
    public static bool IsWordComment(string? style) =>
        Declarations(style)
            .Any(d =>
                d is ("mso-element", "comment" or "comment-list") or ("mso-special-character", "comment") or ("mso-comment-author", _)
            );

    /// <summary>Whether an element is not shown.</summary>
    public static bool IsHidden(string? style)
    {
        var (isCut, isFlat) = (false, false);
        foreach (var (property, value) in Declarations(style))
        {
            switch (property)
            {
                case "display" when value == "none":
                case "mso-hide" when value is "all" or "screen":
                case "visibility" when value is "hidden" or "collapse":
                case "opacity" when IsZero(value):
                    return true;
                case "overflow" or "overflow-x" or "overflow-y":
                    isCut |= value == "hidden";
                    break;
                case "height" or "max-height":
                    isFlat |= IsZero(value);
                    break;
            }
        }

        return isCut && isFlat;
    }

    /// <summary>
    /// The classes that a style sheet hides wherever it counts; rules for small screens, print and the like hide nothing from everybody.
    /// </summary>
    public static IEnumerable<string> HiddenClasses(string sheet)
    {
        for (var at = 0; sheet.IndexOf('{', at) is >= 0 and var open; )
        {
            var selectors = sheet[at..open].Trim();
            var close = selectors.StartsWith('@') ? EndOfBlock(sheet, open) : sheet.IndexOf('}', open);
            if (close < 0)
                yield break;
            if (!selectors.StartsWith('@') && IsHidden(sheet[(open + 1)..close]))
            {
                foreach (var selector in selectors.Split(',', StringSplitOptions.TrimEntries))
                {
                    // Only what is hidden wherever it stands: a class, with or without the name of an element.
                    var dot = selector.IndexOf('.');
                    if (
                        dot >= 0
                        && selector.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
                        && selector.LastIndexOf('.') == dot
                    )
                        yield return selector[(dot + 1)..];
                }
            }

            at = close + 1;
        }
    }

    private static int EndOfBlock(string sheet, int open)
    {
        var depth = 0;
        for (var at = open; at < sheet.Length; at++)
        {
            depth +=
                sheet[at] == '{' ? 1
                : sheet[at] == '}' ? -1
                : 0;
            if (depth == 0)
                return at;
        }

        return -1;
    }

    private static bool IsZero(string value) =>
        value.TrimEnd(UnitLetters).Trim() is { Length: > 0 } number && number.All(c => c is '0' or '.');

    private static IEnumerable<(string Property, string Value)> Declarations(string? style)
    {
        const string Important = "!important";
        if (string.IsNullOrEmpty(style))
            yield break;
        foreach (var declaration in style.Split(';'))
        {
            var colon = declaration.IndexOf(':');
            if (colon <= 0)
                continue;
            var value = declaration[(colon + 1)..].Trim().ToLowerInvariant();
            if (value.EndsWith(Important, StringComparison.Ordinal))
                value = value[..^Important.Length].TrimEnd();
            yield return (declaration[..colon].Trim().ToLowerInvariant(), value);
        }
    }
}
