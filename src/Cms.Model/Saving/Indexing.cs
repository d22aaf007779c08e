using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Reading;
using Cms.Model.Search;
using Cms.Model.Series;
using Cms.Model.Topics;

namespace Cms.Model.Saving;

/// <summary>Keeps readers' index of words: what became public is in it, and what ceased to be is not, from this very save on.</summary>
internal static class Indexing
{
    public static async Task RunAsync(SaveState save, CancellationToken ct)
    {
        var (db, effects, upkeep) = (save.Db, save.Effects, new SearchUpkeep(save.Db));
        var turned = save.Tracked<Article>().Where(effects.TurnsLinks).ToList();
        await upkeep.RemoveAsync([.. turned.Where(a => !a.IsPublic).Select(a => a.Id)], ct);
        await upkeep.PutAsync([.. turned.Where(a => a.IsPublic)], ct);

        foreach (var author in save.Tracked<Author>())
        {
            if (effects.Of<Effect.MergedInto>(author).Any())
                await upkeep.PutAgainAsync(await CreditingAsync(save, SearchTables.Public, author, ct), ct);
            else if (effects.TurnsName(author))
                await upkeep.PutAgainAsync(await PrintingAsync(save, author, ct), ct);
        }

        var named = save.Tracked<NamedThing>().Where(t => t is (Author or ArticleSeries or Topic) && effects.Has<Effect.Acted>(t));
        foreach (var things in named.GroupBy(t => t.Kind))
            await upkeep.PutNamesAsync(things.Key, [.. things], ct);
    }

    /// <summary>Where an author is credited, as an index has it: whoever was merged is so nowhere else any more.</summary>
    public static Task<List<Guid>> CreditingAsync(SaveState save, SearchTables tables, Author author, CancellationToken ct)
    {
        var (database, index) = (save.Database, save.Database.Search);
        return save.Db.QueryAsync(
            new Statement(
                $"""
                SELECT p.article_id FROM {tables.Pieces} p WHERE p.number IN (SELECT {index.Number} FROM {index.Matching(tables, "@p0")})
                """,
                [index.Value(new SearchExpression.Sequence([SearchZone.TermOf(author.Id)]))]
            ),
            row => row.GetId(0),
            ct
        );
    }

    // Their other pieces name them by themselves alone, and need nothing.
    private static Task<List<Guid>> PrintingAsync(SaveState save, Author author, CancellationToken ct)
    {
        var database = save.Database;
        return save.Db.QueryAsync(
            new Statement(
                """
                SELECT p.article_id FROM article_links l JOIN search_pieces p ON p.article_id = l.article_id
                WHERE l.copy = 'Live' AND l.kind = 'Author' AND l.target_id = @p0 AND p.has_credits = TRUE
                """,
                [database.Sql.Value(author.Id)]
            ),
            row => row.GetId(0),
            ct
        );
    }
}
