using Cms.Model.Articles;
using Cms.Model.Articles.Bodies;
using Cms.Model.Search;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Saving;

/// <summary>
/// Reads texts that are about to be saved before the save waits for its turn: on SQLite, while one writes, all others wait.
/// </summary>
internal static class ReadingAhead
{
    public static void Run(CmsDbContext db)
    {
        // The save itself looks for what changed, and once is enough; of such a thing every verb raises its edit version.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var entry in db.ChangeTracker.Entries<WrittenThing>())
        {
            var edits = entry.Property(a => a.EditVersion);
            if (entry.State != EntityState.Added && edits.CurrentValue == edits.OriginalValue)
                continue;
            foreach (var body in entry.Entity.Bodies)
                _ = NamedInBody.Of(body);
            if (entry.Entity is Article article && DeskIndexing.OtherWords(db.Entry(article)) is { } words)
                SearchDocument.MakeAhead(words);
        }

        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }
}
