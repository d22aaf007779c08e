using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Model.Pages;
using Cms.Model.Series;
using Cms.Model.Site;
using Cms.Model.Sources;
using Cms.Model.Topics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Cms.Model.Saving;

/// <summary>
/// Puts what is about to be saved on top of what set-based changes stored since it was read, and refuses what somebody edited
/// since. The things are held by now, so nobody comes in between.
/// </summary>
internal static class Rebasing
{
    /// <exception cref="EditConflictException">Somebody saved the same thing first.</exception>
    public static async Task RunAsync(SaveState save, CancellationToken ct)
    {
        foreach (
            var kind in save
                .Db.ChangeTracker.Entries<Thing>()
                .Where(e => e.State == EntityState.Modified)
                .GroupBy(e => e.Metadata.ClrType)
                .ToList()
        )
        {
            var entries = kind.ToDictionary(e => e.Entity.Id);
            foreach (var stored in await StoredAsync(save.Db, kind.Key, entries.Keys, ct))
            {
                var entry = entries[stored.Id];
                // Told here, before a row that only one save can add is added.
                if (stored.EditVersion != entry.Property(t => t.EditVersion).OriginalValue)
                    throw new EditConflictException(stored.Id);
                var read = entry.Property(t => t.Version).OriginalValue;
                if (stored.Version != read)
                    entry.Entity.Rebase(read, stored.Version, stored.ModifiedAt);
                if (entry.Entity.IsPublicByOthers)
                    TakeStanding(entry, stored);
            }
        }
    }

    /// <summary>Somebody else's save may have made it public, or not, since it was read.</summary>
    private static void TakeStanding(EntityEntry<Thing> entry, StoredVersion stored)
    {
        foreach (
            var (property, value) in new[]
            {
                (entry.Property(t => t.IsPublic), stored.IsPublic),
                (entry.Property(t => t.WasPublic), stored.WasPublic),
            }
        )
        {
            property.CurrentValue = value;
            property.OriginalValue = value;
            property.IsModified = false;
        }
    }

    private static Task<List<StoredVersion>> StoredAsync(CmsDbContext db, Type kind, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        return kind == typeof(Article) ? Of(db.Articles)
            : kind == typeof(Author) ? Of(db.Authors)
            : kind == typeof(ArticleSeries) ? Of(db.Series)
            : kind == typeof(SyndicationSource) ? Of(db.Sources)
            : kind == typeof(Topic) ? Of(db.Topics)
            : kind == typeof(Illustration) ? Of(db.Illustrations)
            : kind == typeof(Page) ? Of(db.Pages)
            : kind == typeof(MagazineSite) ? Of(db.Site)
            : Of(db.Home);

        Task<List<StoredVersion>> Of<T>(IQueryable<T> things)
            where T : Thing =>
            things
                .AsNoTracking()
                .Where(t => ids.Contains(t.Id))
                .Select(t => new StoredVersion(t.Id, t.Version, t.EditVersion, t.ModifiedAt, t.IsPublic, t.WasPublic))
                .ToListAsync(ct);
    }

    private sealed record StoredVersion(Guid Id, int Version, int EditVersion, DateTime ModifiedAt, bool IsPublic, bool WasPublic);
}
