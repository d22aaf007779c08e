namespace Cms.Api;

/// <summary>The word somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>The candidate with the fewest letters changed, added or left out; the first of equals.</summary>
    public static string? To(string word, IEnumerable<string> candidates) =>
        candidates.MinBy(c => Distance(word.ToLowerInvariant(), c.ToLowerInvariant()));

    private static int Distance(string from, string to)
    {
        // What a stranger typed may be long; far words are all equally far.
        from = from.Length > 64 ? from[..64] : from;
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[to.Length];
    }
}
