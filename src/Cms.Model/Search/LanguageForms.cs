using System.Collections.Concurrent;
using System.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;

namespace Cms.Model.Search;

/// <summary>The forms of one language's words. What was worked out of a word is kept, since most words of a text were met before.</summary>
public sealed class LanguageForms
{
    /// <summary>Longer words are cut: nobody types them whole.</summary>
    public const int MostLetters = 40;

    // Ines is no form of in, though their stems are the same.
    private const string StopWordMark = "0";

    // Some megabytes; when they are full it begins anew.
    private const int MostKept = 40_000;

    private readonly Analyzer? _analyzer;
    private readonly CharArraySet _stopWords;
    private readonly ConcurrentDictionary<string, WordForm> _kept = new();
    private readonly ConcurrentDictionary<string, WordForm>.AlternateLookup<ReadOnlySpan<char>> _found;
    private int _count;

    internal LanguageForms(Analyzer? analyzer, CharArraySet stopWords)
    {
        (_analyzer, _stopWords) = (analyzer, stopWords);
        _found = _kept.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The form of a word of a text.</summary>
    public WordForm Of(string text, SearchWord word) => Of(Cut(text.AsSpan(word.Start, word.Length)), word.IsPart, out _);

    /// <summary>The form of a word.</summary>
    /// <param name="letters">Its letters, as <see cref="Cut"/> leaves them.</param>
    /// <param name="isPart">As <see cref="SearchWord.IsPart"/>.</param>
    /// <param name="written">The word.</param>
    internal WordForm Of(ReadOnlySpan<char> letters, bool isPart, out string written)
    {
        if (_found.TryGetValue(letters, out written!, out var known))
            return known;
        written = letters.ToString();
        var form = Make(written, isPart);
        if (Interlocked.Increment(ref _count) > MostKept)
        {
            _kept.Clear();
            Interlocked.Exchange(ref _count, 1);
        }

        _kept.TryAdd(written, form);
        return form;
    }

    /// <summary>Every word of a text that anything is left of, in order.</summary>
    public List<WordForm> In(string text)
    {
        var words = SearchWords.In(text);
        var forms = new List<WordForm>(words.Count);
        foreach (var word in words)
        {
            if (Of(text, word) is { Stem.Length: > 0 } form)
                forms.Add(form);
        }

        return forms;
    }

    /// <summary>As much of a word as is looked at.</summary>
    internal static ReadOnlySpan<char> Cut(ReadOnlySpan<char> word) =>
        word.Length <= MostLetters ? word
        : char.IsHighSurrogate(word[MostLetters - 1]) ? word[..(MostLetters - 1)]
        : word[..MostLetters];

    private WordForm Make(string word, bool isPart)
    {
        var surface = Folding.Of(word);
        if (isPart || _analyzer is null)
            return new WordForm(surface, surface, IsStopWord: false);
        // Nobody types the dots, and the Russian stemmer knows no letter with them.
        var stem = Folding.Of(Analyze(_analyzer, word.Replace('ё', 'е').Replace('Ё', 'Е')));
        var isStopWord = _stopWords.Contains(word.ToLowerInvariant());
        return new WordForm((stem.Length > 0 ? stem : surface) + (isStopWord ? StopWordMark : ""), surface, isStopWord);
    }

    private static string Analyze(Analyzer analyzer, string word)
    {
        using var stream = analyzer.GetTokenStream("", new StringReader(word));
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        var stem = new StringBuilder();
        while (stream.IncrementToken())
            stem.Append(term.Buffer, 0, term.Length);
        stream.End();
        return stem.ToString();
    }
}
