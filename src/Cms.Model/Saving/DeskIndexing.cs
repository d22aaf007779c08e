using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Reading;
using Cms.Model.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Cms.Model.Saving;

/// <summary>
/// Keeps the desk's index of words: what a save stores is found at the desk from this very save on. A save that leaves the words of a
/// piece as they were, such as its publication, costs the index nothing.
/// </summary>
internal sealed class DeskIndexing(SaveState save)
{
    private readonly List<Article> _new = [];
    private readonly List<Article> _reworded = [];

    /// <summary>Notes whose words are others now; before anything is stored, since then nobody knows what they were.</summary>
    public void Note()
    {
        foreach (var entry in save.Db.ChangeTracker.Entries<Article>().Where(e => OtherWords(e) is not null))
            (entry.State == EntityState.Added ? _new : _reworded).Add(entry.Entity);
    }

    /// <summary>What the desk has of a piece, if its words are others than those that are stored; null where they are the same.</summary>
    public static ArticleContent? OtherWords(EntityEntry<Article> entry)
    {
        var words = (entry.Entity.Working ?? entry.Entity.Live)!;
        if (entry.State == EntityState.Added)
            return words;
        var stored = (entry.Property(a => a.Working).OriginalValue ?? entry.Property(a => a.Live).OriginalValue)!;
        return SearchDocument.IsSame(stored, words) ? null : words;
    }

    /// <summary>Puts them in.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var upkeep = new DeskUpkeep(save.Db);
        await upkeep.PutAsync(_new, areNew: true, ct);
        await upkeep.PutAsync(_reworded, areNew: false, ct);
        foreach (var author in save.Tracked<Author>())
        {
            if (save.Effects.Of<Effect.MergedInto>(author).Any())
                await upkeep.PutAgainAsync(await Indexing.CreditingAsync(save, SearchTables.Desk, author, ct), ct);
            else if (save.Effects.TurnsName(author))
                await upkeep.PutAgainAsync(await PrintingAsync(author, ct), ct);
        }
    }

    private Task<List<Guid>> PrintingAsync(Author author, CancellationToken ct) =>
        save.Db.QueryAsync(
            new Statement(
                """
                SELECT DISTINCT p.article_id FROM article_links l JOIN desk_pieces p ON p.article_id = l.article_id
                WHERE l.copy IN ('Live', 'Working') AND l.kind = 'Author' AND l.target_id = @p0 AND p.has_credits = TRUE
                """,
                [save.Database.Sql.Value(author.Id)]
            ),
            row => row.GetId(0),
            ct
        );
}
