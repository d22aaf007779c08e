using System.Buffers;
using System.Text;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Model.Search;

namespace Cms.Api.Delivery.Search;

/// <summary>
/// Finds the words looked for in a text, by the same analysis by which the text was found, and marks them. What it gives is HTML of text
/// and <c>mark</c> alone.
/// </summary>
/// <param name="stems">What the words are known by.</param>
/// <param name="runs">The pairs of letters, in a row, that words of scripts without spaces are known by.</param>
/// <param name="language">The text's language.</param>
internal sealed class Highlighter(IReadOnlySet<string> stems, IReadOnlyList<IReadOnlyList<string>> runs, string language)
{
    private const int MostFragments = 2;

    // In UTF-16 units: two or three lines, the found word in the first of them.
    private const int FragmentLength = 200;
    private const int Before = 50;

    // A cut is moved by no more than a long word.
    private const int MostMoved = 25;

    private readonly LanguageForms _forms = TextAnalysis.Of(language);

    // Whatever becomes of a word, in letters of ASCII its first one stays.
    private readonly SearchValues<char> _unwanted = SearchValues.Create([
        .. Enumerable.Range(0, 128).Select(c => (char)c).Where(c => !stems.Any(s => s[0] == char.ToLowerInvariant(c))),
    ]);

    /// <summary>The whole text.</summary>
    public string Whole(string text) => Write(text, 0, text.Length, Find(text));

    /// <summary>The passages that have most of the words.</summary>
    public IReadOnlyList<string> Fragments(string text)
    {
        var found = Find(text);
        var fragments = new List<(int Start, int End)>();
        while (fragments.Count < MostFragments)
        {
            var (best, most) = (-1, 0);
            for (var i = 0; i < found.Count; i++)
            {
                if (fragments.Exists(f => found[i].Start < f.End && found[i].End > f.Start))
                    continue;
                var until = found[i].Start + FragmentLength - Before;
                var count = found.Skip(i).TakeWhile(f => f.End <= until).Select(f => f.Stem).Distinct().Count();
                if (count > most)
                    (best, most) = (i, count);
            }

            if (best < 0)
                break;
            fragments.Add(Around(text, found[best], fragments));
        }

        return [.. fragments.OrderBy(f => f.Start).Select(f => Cut(text, f.Start, f.End, found))];
    }

    private static (int Start, int End) Around(string text, Found found, List<(int Start, int End)> others)
    {
        var start = Math.Max(0, found.Start - Before);
        // A passage begins with its block.
        if (text.LastIndexOf('\n', Math.Max(0, found.Start - 1), found.Start - start) is >= 0 and var line)
            start = line + 1;
        else
            for (var moved = 0; start > 0 && moved < MostMoved && !char.IsWhiteSpace(text[start - 1]); moved++)
                start++;
        start = Math.Min(start, found.Start);
        var end = Math.Min(text.Length, start + FragmentLength);
        for (var moved = 0; end < text.Length && moved < MostMoved && end > found.End && !char.IsWhiteSpace(text[end]); moved++)
            end--;
        end = Math.Max(end, found.End);
        foreach (var other in others)
        {
            if (start < other.End && start > other.Start)
                start = Math.Min(other.End, found.Start);
            if (end > other.Start && end < other.End)
                end = Math.Max(other.Start, found.End);
        }

        if (start > 0 && char.IsLowSurrogate(text[start]))
            start--;
        if (end < text.Length && char.IsLowSurrogate(text[end]))
            end++;
        return (start, end);
    }

    private static string Cut(string text, int start, int end, List<Found> found)
    {
        var passage = Write(text, start, end, found).Trim();
        return (start == 0 || text[start - 1] == '\n' ? "" : "…") + passage + (end == text.Length || text[end] == '\n' ? "" : "…");
    }

    private List<Found> Find(string text)
    {
        var (words, found, runEnd) = (SearchWords.In(text, _unwanted), new List<Found>(), 0);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word.IsPart)
                runEnd = Math.Max(runEnd, EndOfRun(text, words, i));
            if (_forms.Of(text, word).Stem is { Length: > 0 } stem && (word.IsPart ? i < runEnd : stems.Contains(stem)))
                found.Add(new Found(word.Start, word.Start + word.Length, stem));
        }

        return found;
    }

    // Behind the longest run that begins at a word; that word itself where none does.
    private int EndOfRun(string text, List<SearchWord> words, int at)
    {
        var end = at;
        foreach (var run in runs)
        {
            var length = 0;
            while (length < run.Count && IsNext(length) && _forms.Of(text, words[at + length]).Stem == run[length])
                length++;
            if (length == run.Count)
                end = Math.Max(end, at + length);
        }

        return end;

        // Each has its last letter in common with the next.
        bool IsNext(int further) =>
            at + further < words.Count
            && (further == 0 || words[at + further].Start < words[at + further - 1].Start + words[at + further - 1].Length);
    }

    private static string Write(string text, int start, int end, List<Found> found)
    {
        var html = new StringBuilder(end - start + 32);
        var at = start;
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Start < at || found[i].End > end)
                continue;
            Plain(at, found[i].Start);
            var until = found[i].End;
            // Letters of scripts without spaces are found two by two.
            while (i + 1 < found.Count && found[i + 1].Start < until && found[i + 1].End <= end)
                until = found[++i].End;
            html.Append("<mark>");
            Plain(at, until);
            html.Append("</mark>");
        }

        Plain(at, end);
        return html.ToString();

        void Plain(int from, int to)
        {
            if (to > from)
                HtmlWriter.Encode(text.AsSpan(from, to - from).ToString().Replace('\n', ' '), html);
            at = Math.Max(at, to);
        }
    }

    private sealed record Found(int Start, int End, string Stem);
}
