using Cms.Model.Series;
using Cms.Model.Slugs;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Saving;

/// <summary>Stores the rows of the things, and says in the newsroom's words why the database refuses one.</summary>
internal static class Storing
{
    /// <exception cref="NewsroomRule"><c>slug-taken</c>, <c>in-other-series</c>.</exception>
    /// <exception cref="EditConflictException">Somebody saved the same thing first.</exception>
    public static async Task RunAsync(SaveState save, CancellationToken ct)
    {
        var db = save.Db;
        db.ChangeTracker.DetectChanges();
        try
        {
            await db.SaveChangesAsync(ct);
            await save.Database.InsertAsync(db, save.Additions, ct);
        }
        catch (DbUpdateConcurrencyException e)
        {
            // One word for it, whoever notices first: the look at what is held, or the database.
            throw new EditConflictException(
                e.Entries.Select(entry => entry.Entity).OfType<IEdited>().Select(edited => edited.Id).FirstOrDefault()
            );
        }
        catch (DbUpdateException e) when (save.Database.Judge(e) == DatabaseFault.NotUnique)
        {
            throw save.Database.NotUniqueIn(e) == db.Model.FindEntityType(typeof(SeriesMember))!.GetTableName()
                ? ArticleSeries.InOtherSeries()
                : SlugName.Taken();
        }
    }
}
