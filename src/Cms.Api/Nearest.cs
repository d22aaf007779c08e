namespace Cms.Api;

/// <summary>The word somebody probably meant.</summary>
internal static class Nearest
{
    private const int MostLetters = 64;

    /// <summary>
    /// The candidate that a slip of the fingers makes of the word, the first of equals; null where none is that near. Every three letters
    /// may hide one slip: a letter changed, added, left out, or two in the wrong order.
    /// </summary>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        // What a stranger typed may be long; far words are all equally far.
        word = word.Length > MostLetters ? word[..MostLetters] : word;
        var near = candidates
            .Select(c => (Word: c, Distance: Distance(word.ToLowerInvariant(), c.ToLowerInvariant())))
            .Where(c => c.Distance * 3 <= Math.Max(word.Length, c.Word.Length));
        return near.OrderBy(c => c.Distance).Select(c => c.Word).FirstOrDefault();
    }

    /// <summary>The end of a sentence that refuses a word: the question whether another was meant, or a full stop.</summary>
    /// <param name="word">As it was sent.</param>
    /// <param name="candidates">What is taken.</param>
    /// <param name="prefix">What stands before each of them.</param>
    public static string Guess(string word, IEnumerable<string> candidates, string prefix = "") =>
        To(word, candidates) is { } meant ? $"; did you mean {prefix}{meant}?" : ".";

    private static int Distance(string from, string to)
    {
        int[] beforeLast = [],
            last = [.. Enumerable.Range(0, to.Length + 1)];
        for (var i = 1; i <= from.Length; i++)
        {
            var row = new int[to.Length + 1];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last) = (last, row);
        }

        return last[to.Length];
    }
}
