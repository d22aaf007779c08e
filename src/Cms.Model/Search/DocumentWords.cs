using System.Runtime.InteropServices;

namespace Cms.Model.Search;

/// <summary>
/// The words of one document. Each is looked up where it is met first and stands for all with its stem from then on, as a number: most
/// words of a text are there many times, and what is counted is counted by number.
/// </summary>
internal sealed class DocumentWords
{
    private const int Nothing = -1;

    // In a text of some length each word comes three times; only to begin with enough room, since what grows is copied again and again.
    private const int LettersPerStem = 18;

    private readonly LanguageForms _forms;
    private readonly Dictionary<string, int> _numbers;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _met;

    // By themselves, since a word may look like the stem of a stop word.
    private readonly Dictionary<string, int> _stopWords = [];
    private readonly Dictionary<string, int> _stems;
    private readonly List<WordForm> _first;
    private readonly HashSet<string> _learnt;

    /// <summary>None yet.</summary>
    /// <param name="forms">Of its language.</param>
    /// <param name="letters">About how long it is.</param>
    public DocumentWords(LanguageForms forms, int letters)
    {
        var stems = letters / LettersPerStem;
        (_forms, _numbers, _stems, _first, _learnt) = (forms, new(stems), new(stems), new(stems), new(stems));
        _met = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many stems there are: their numbers are from 0.</summary>
    public int Count => _first.Count;

    /// <summary>All that were met and are worth knowing for what is misspelt, as they are written, folded.</summary>
    public IReadOnlyCollection<string> Learnt => _learnt;

    /// <summary>The first word with a stem.</summary>
    public WordForm this[int number] => _first[number];

    /// <summary>Every word of a text that anything is left of, in order.</summary>
    public List<int> In(string text)
    {
        var words = SearchWords.In(text);
        var numbers = new List<int>(words.Count);
        foreach (var word in words)
        {
            var letters = LanguageForms.Cut(text.AsSpan(word.Start, word.Length));
            if (!_met.TryGetValue(letters, out var number))
                number = Meet(letters, word.IsPart);
            if (number != Nothing)
                numbers.Add(number);
        }

        return numbers;
    }

    private int Meet(ReadOnlySpan<char> letters, bool isPart)
    {
        var form = _forms.Of(letters, isPart, out var written);
        var number = form.Stem.Length == 0 ? Nothing : NumberOf(form);
        _numbers.Add(written, number);
        return number;
    }

    private int NumberOf(WordForm form)
    {
        if (form.IsLearnt)
            _learnt.Add(form.Surface);
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(form.IsStopWord ? _stopWords : _stems, form.Stem, out var isKnown);
        if (!isKnown)
        {
            number = _first.Count;
            _first.Add(form);
        }

        return number;
    }
}
