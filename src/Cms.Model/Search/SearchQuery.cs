namespace Cms.Model.Search;

/// <summary>
/// What somebody typed to find pieces: words, words in quotes, and <c>-</c> right before either for what is not to be there. All else has
/// no meaning here and none in any database.
/// </summary>
public sealed class SearchQuery
{
    /// <summary>The longest that is taken, in UTF-16 units.</summary>
    public const int MaxLength = 200;

    /// <summary>Most words; of scripts written without spaces a run of letters is one.</summary>
    public const int MostWords = 16;

    private SearchQuery(IReadOnlyList<SearchClause> clauses) => Clauses = clauses;

    /// <summary>What was typed, in order.</summary>
    public IReadOnlyList<SearchClause> Clauses { get; }

    /// <summary>What is to be there.</summary>
    public IEnumerable<SearchClause> Wanted => Clauses.Where(c => !c.IsExcluded);

    /// <summary>What is not to be there.</summary>
    public IEnumerable<SearchClause> Unwanted => Clauses.Where(c => c.IsExcluded);

    /// <summary>What is wrong with it, to go on after its name; null where nothing is.</summary>
    public static string? FaultOf(string text)
    {
        text = text.Trim();
        if (text.Length is 0 or > MaxLength)
            return $"should be 1 to {MaxLength} characters.";
        if (!Texts.IsOneLine(text) || Texts.Noncharacter(text) is not null)
            return "should be on one line and hold no control characters.";
        var query = Read(text);
        if (!query.Wanted.Any())
            return query.Clauses.Count == 0
                ? "should hold a word to look for."
                : "should hold a word that is to be there; all it has are to be absent.";
        return query.Clauses.Sum(c => CountOf(c.Text)) > MostWords ? $"should be {MostWords} words at most." : null;
    }

    /// <summary>Reads it. Quotes that are not closed are none.</summary>
    public static SearchQuery Read(string text)
    {
        var clauses = new List<SearchClause>();
        for (var at = 0; at < text.Length; )
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var isExcluded = text[at] == '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] != '-';
            var from = isExcluded ? at + 1 : at;
            var end = IsQuote(text[from]) ? EndOfQuote(text, from) : -1;
            var isPhrase = end > 0;
            if (isPhrase)
                from++;
            else
                end = EndOfWord(text, from);
            var words = text[from..end];
            if (SearchWords.In(words).Count > 0)
                clauses.Add(new SearchClause(words, isPhrase, isExcluded));
            at = isPhrase ? end + 1 : end;
        }

        return new SearchQuery(clauses);
    }

    /// <summary>The words of a clause, as typed.</summary>
    public static IEnumerable<string> WordsOf(string text) => SearchWords.In(text).Select(w => text.Substring(w.Start, w.Length));

    /// <summary>As it would be typed, with other words in place of some.</summary>
    public string With(IReadOnlyDictionary<string, string> others) =>
        string.Join(
            ' ',
            Clauses.Select(c =>
            {
                var words = c.IsExcluded ? c.Text : Replaced(c.Text, others);
                return (c.IsExcluded ? "-" : "") + (c.IsPhrase ? $"\"{words}\"" : words);
            })
        );

    private static string Replaced(string text, IReadOnlyDictionary<string, string> others)
    {
        var replaced = new System.Text.StringBuilder();
        var at = 0;
        foreach (var word in SearchWords.In(text).Where(w => !w.IsPart))
        {
            replaced.Append(text, at, word.Start - at);
            var typed = text.Substring(word.Start, word.Length);
            replaced.Append(others.GetValueOrDefault(typed, typed));
            at = word.Start + word.Length;
        }

        return replaced.Append(text, at, text.Length - at).ToString();
    }

    private static int CountOf(string text)
    {
        var (count, end) = (0, -1);
        foreach (var word in SearchWords.In(text))
        {
            if (!word.IsPart || word.Start > end)
                count++;
            end = word.Start + word.Length;
        }

        return count;
    }

    private static bool IsQuote(char c) => c is '"' or '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB';

    private static int EndOfQuote(string text, int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (IsQuote(text[at]))
                return at;
        }

        return -1;
    }

    private static int EndOfWord(string text, int start)
    {
        var at = start;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && (at == start || !IsQuote(text[at])))
            at++;
        return at;
    }
}
