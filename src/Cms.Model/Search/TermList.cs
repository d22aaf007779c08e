using System.Runtime.InteropServices;

namespace Cms.Model.Search;

/// <summary>Terms one after the other, within what both databases can keep.</summary>
internal sealed class TermList
{
    /// <summary>What stands at a place whose word is not kept.</summary>
    public const int Gap = -1;

    /// <summary>How many places there are for words in a row.</summary>
    public const int MostPlaces = 16_000;

    // PostgreSQL keeps no place beyond 16,383, of each word no more than 255, and no text of words above a megabyte. What is beyond is
    // found by single words, and by none at last; the same on both databases.
    private const int MostOfOne = 255;
    private const int MostTerms = 40_000;
    private const int MostLetters = 250_000;

    private readonly Dictionary<string, int> _numbers;
    private readonly List<string> _terms;
    private readonly List<int> _counts;
    private readonly List<int> _places;
    private int _letters;

    /// <summary>An empty one, with room.</summary>
    /// <param name="terms">About how many different terms there will be.</param>
    /// <param name="places">About how many places.</param>
    public TermList(int terms, int places) => (_numbers, _terms, _counts, _places) = (new(terms), new(terms), new(terms), new(places));

    /// <summary>The different terms, each under its number.</summary>
    public string[] Terms => [.. _terms];

    /// <summary>The number of the term at each place.</summary>
    public int[] Places => [.. _places];

    /// <summary>The number of a term, which need not stand anywhere yet.</summary>
    public int NumberOf(string term)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, term, out var isKnown);
        if (isKnown)
            return number;
        number = _terms.Count;
        _terms.Add(term);
        _counts.Add(0);
        return number;
    }

    /// <summary>Adds a term.</summary>
    public void Add(string term) => Add(NumberOf(term));

    /// <summary>Adds a term by its number.</summary>
    public void Add(int number)
    {
        var isFull = _terms.Count > MostTerms || _letters > MostLetters;
        var count = ++CollectionsMarshal.AsSpan(_counts)[number];
        if (count == 1 && !isFull)
        {
            _letters += _terms[number].Length;
            if (_places.Count >= MostPlaces)
                _places.Add(Gap);
            _places.Add(number);
        }
        else if (_places.Count < MostPlaces)
        {
            _places.Add(count <= MostOfOne && !isFull ? number : Gap);
        }
    }
}
