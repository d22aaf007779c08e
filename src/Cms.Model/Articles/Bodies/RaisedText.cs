namespace Cms.Model.Articles.Bodies;

/// <summary>
/// Says in plain text what is raised or lowered, since <c>10⁶</c> without it is another number: by Unicode's own letters
/// where all of them have one, else as <c>x^(…)</c> and <c>x_(…)</c>.
/// </summary>
internal static class RaisedText
{
    private static readonly Dictionary<char, char> Raised = Pairs(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ"
    );

    private static readonly Dictionary<char, char> Lowered = Pairs(
        "0123456789+-−=()aehijklmnoprstuvx",
        "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"
    );

    /// <summary>The span's text as plain text.</summary>
    public static string Of(Span span) =>
        (span.Marks & (SpanMarks.Superscript | SpanMarks.Subscript)) switch
        {
            SpanMarks.Superscript => In(Raised, span.Text, '^'),
            SpanMarks.Subscript => In(Lowered, span.Text, '_'),
            _ => span.Text,
        };

    private static string In(Dictionary<char, char> letters, string text, char sign)
    {
        if (text.All(c => letters.ContainsKey(c) || char.IsWhiteSpace(c)))
            return string.Concat(text.Select(c => letters.GetValueOrDefault(c, c)));
        var words = text.AsSpan().Trim();
        // A sign such as ™, or the mark of a note in its brackets, says by itself what it is.
        if (words is ['[', .., ']'] || !text.Any(char.IsLetterOrDigit))
            return text;
        var before = text.AsSpan(0, text.IndexOf(words[0], StringComparison.Ordinal));
        var after = text.AsSpan(before.Length + words.Length);
        return words.Length == 1 ? $"{before}{sign}{words}{after}" : $"{before}{sign}({words}){after}";
    }

    private static Dictionary<char, char> Pairs(string from, string to) =>
        from.Zip(to).ToDictionary(pair => pair.First, pair => pair.Second);
}
