using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Changes;

/// <summary>Holds rows until the end of the transaction, in the order of their ids, so that two saves never wait for each other.</summary>
internal static class RowLocks
{
    public static async Task HoldAsync(CmsDbContext db, string table, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        // Where one writer is alone there is nothing to hold.
        if (ids.Count == 0 || db.CmsDatabase.ForUpdate.Length == 0)
            return;
        var values = ids.Order().Select(id => db.CmsDatabase.Value(id)).ToArray();
        var holders = string.Join(", ", values.Select((_, i) => $"@p{i}"));
        await db.Database.SqlQueryRaw<Guid>($"SELECT id AS \"Value\" FROM {table} WHERE id IN ({holders}) ORDER BY id{db.CmsDatabase.ForUpdate}", values).ToListAsync(ct);
    }
}
