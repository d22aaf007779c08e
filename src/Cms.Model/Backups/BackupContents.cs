using Cms.Model.Illustrations;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Backups;

/// <summary>What a backup holds, read from the very state that it keeps.</summary>
/// <param name="Migration">The last step of the schema; a program that does not know it cannot take the backup.</param>
/// <param name="Epoch">The history of the change log that it belongs to.</param>
/// <param name="Sequence">The last number of the change log.</param>
/// <param name="Articles">How many articles there are, whatever their state.</param>
/// <param name="Files">The files of illustrations that it names.</param>
public sealed record BackupContents(string Migration, Guid Epoch, long Sequence, int Articles, IReadOnlyList<IllustrationFile> Files)
{
    /// <summary>Reads them.</summary>
    /// <param name="db">A context on the state that is kept.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidOperationException">It is no database of this program, or of a newer one.</exception>
    public static async Task<BackupContents> ReadAsync(CmsDbContext db, CancellationToken ct)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        if (applied.Count == 0)
            throw new InvalidOperationException("There is no magazine in this database yet, so there is nothing to back up.");
        if (applied.Except(db.Database.GetMigrations()).LastOrDefault() is { } unknown)
            throw new InvalidOperationException(
                $"This database was made by a newer version of the program (it has the migration {unknown}). Back it up with that version."
            );
        var head = await db.ChangeHeads.AsNoTracking().Select(h => new { h.Epoch, h.Sequence }).SingleAsync(ct);
        // The files of purged ones are gone. Each row is a few hundred bytes, and a magazine has tens of thousands of pictures at most.
        var files = await db
            .Illustrations.AsNoTracking()
            .Where(i => i.PurgedAt == null)
            .OrderBy(i => i.Id)
            .Select(i => i.File)
            .ToListAsync(ct);
        return new BackupContents(
            applied[^1],
            head.Epoch,
            head.Sequence,
            await db.Articles.CountAsync(ct),
            [.. files.DistinctBy(f => f.Hash)]
        );
    }
}
