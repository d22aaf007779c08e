namespace Cms.Model.Search;

/// <summary>
/// Which words a misspelt one may have been. A word is kept under itself and under all that is left of it where one letter is missing; two
/// words that differ by a letter too many, too few, another, or two that changed places then meet in one of these.
/// </summary>
public static class Spelling
{
    private const int Shortest = 4;
    private const int Longest = 20;

    /// <summary>Whether a word, folded, is worth knowing: letters alone, neither so short that everything is near it nor endless.</summary>
    public static bool IsLearnt(string word) =>
        word.Length is >= Shortest and <= Longest && word.All(char.IsLetter) && !word.Any(IsUnspaced);

    /// <summary>What a word is kept and looked for under.</summary>
    public static IReadOnlyCollection<long> KeysOf(string word)
    {
        var keys = new HashSet<long> { KeyOf(word, -1) };
        for (var left = 0; left < word.Length; left++)
            keys.Add(KeyOf(word, left));
        return keys;
    }

    /// <summary>What a word itself is kept under.</summary>
    public static long KeyOf(string word) => KeyOf(word, -1);

    /// <summary>In how many letters two words differ; neighbours that changed places count once.</summary>
    public static int Distance(string one, string other)
    {
        var (before, last, row) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[other.Length];
    }

    // Fowler, Noll and Vo's hash: kept in the database, so it must be the same for ever.
    private static long KeyOf(string word, int without)
    {
        var hash = 14_695_981_039_346_656_037UL;
        for (var i = 0; i < word.Length; i++)
        {
            if (i != without)
                hash = (hash ^ word[i]) * 1_099_511_628_211UL;
        }

        return unchecked((long)hash);
    }

    private static bool IsUnspaced(char letter) =>
        letter is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u11FF' or >= '\u1780' and <= '\u17FF' or >= '\u2E80';
}
