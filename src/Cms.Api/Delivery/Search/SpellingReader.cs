using Cms.Api.Delivery.Articles;
using Cms.Model;
using Cms.Model.Reading;
using Cms.Model.Search;

namespace Cms.Api.Delivery.Search;

/// <summary>
/// Puts words right that are nowhere. A word is told only where readers find it now, written just so: the words that were ever learnt are
/// no answer to who may know them.
/// </summary>
internal sealed class SpellingReader(CmsDatabase database, ArticleReader articles)
{
    // What is near a word beyond that is not what was meant.
    private const int MostNear = 200;
    private const int MostJudged = 6;

    // Pieces that have a form of a word are looked through for the word itself, the newest.
    private const int MostLooked = 5;

    /// <summary>A query with its words put right that are nowhere; null where none is.</summary>
    public async Task<string?> CorrectAsync(SearchLook looking, string typed, CancellationToken ct)
    {
        var query = SearchQuery.Read(typed);
        var others = new Dictionary<string, string>();
        foreach (var word in query.Wanted.SelectMany(c => SearchQuery.WordsOf(c.Text)).Distinct())
        {
            if (
                Spelling.IsLearnt(Folding.Of(word))
                && !await IsThereAsync(word)
                && await NearestAsync(looking, Folding.Of(word), ct) is { } other
            )
                others.TryAdd(word, other);
        }

        if (others.Count == 0)
            return null;
        var corrected = query.With(others);
        return SearchQuery.FaultOf(corrected) is null ? corrected : null;

        async Task<bool> IsThereAsync(string word) => (await FindAsync(looking, word, 1, ct)).Count > 0;
    }

    private async Task<string?> NearestAsync(SearchLook looking, string word, CancellationToken ct)
    {
        var near = await looking.Read.QueryAsync(
            new Statement(
                $"""
                SELECT DISTINCT s.word FROM search_spellings s WHERE s.key IN ({database.Search.Each("@p0", "bigint")})
                ORDER BY s.word LIMIT {MostNear}
                """,
                [database.Search.Value(Spelling.KeysOf(word))]
            ),
            row => row.GetString(0),
            ct
        );
        var most = word.Length > 5 ? 2 : 1;
        var candidates = near.Select(other => (Word: other, Distance: Spelling.Distance(word, other)))
            .Where(c => c.Distance > 0 && c.Distance <= most)
            .OrderBy(c => c.Distance)
            // The first letter is the one that people get right.
            .ThenBy(c => c.Word[0] == word[0] ? 0 : 1)
            .ThenBy(c => Math.Abs(c.Word.Length - word.Length))
            .ThenBy(c => c.Word, StringComparer.Ordinal)
            .Take(MostJudged);
        foreach (var (candidate, _) in candidates)
        {
            if (await IsPublicAsync(looking, candidate, ct))
                return candidate;
        }

        return null;
    }

    private async Task<bool> IsPublicAsync(SearchLook looking, string word, CancellationToken ct)
    {
        if ((await looking.NamedAsync(word, ct)).Count > 0)
            return true;
        var found = await articles.ReadableAsync(looking.Read, [.. await FindAsync(looking, word, MostLooked, ct)], ct);
        return found.Values.Any(a => Has(a.Text) || Has(System.Text.Encoding.UTF8.GetString(a.Summary)));

        bool Has(string text) => SearchWords.In(text).Exists(w => Folding.Of(text.Substring(w.Start, w.Length)) == word);
    }

    private static async Task<List<Guid>> FindAsync(SearchLook looking, string word, int most, CancellationToken ct)
    {
        var everywhere = looking with { Filter = new ArticleFilter() };
        var question = await everywhere.AskAsync(SearchQuery.Read(word), ct);
        return [.. (await everywhere.NextAsync(question.Whole, null, long.MaxValue, most, ct)).Select(f => f.Id)];
    }
}
