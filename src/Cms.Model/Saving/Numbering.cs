using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Saving;

/// <summary>The last statements before the commit: takes as many numbers of the log as there are rows, and appends the rows.</summary>
internal static class Numbering
{
    /// <returns>The first and the last number; null where nothing visible changed.</returns>
    /// <exception cref="DatabaseBusyException">What shows a thing changed while it was being saved.</exception>
    public static async Task<(long First, long Last)?> RunAsync(SaveState save, CancellationToken ct)
    {
        var (db, rows) = (save.Db, save.Rows);
        var count = rows.Count + save.Spreads.Sum(s => s.Count);
        if (count == 0)
            return null;
        var last = (
            await db
                .Database.SqlQueryRaw<long>(
                    "UPDATE change_heads SET sequence = sequence + @p0 WHERE id = 1 RETURNING sequence",
                    (long)count
                )
                .ToListAsync(ct)
        )[0];
        var first = last - count + 1;
        var next = first;
        foreach (var row in rows)
            row.Sequence = next++;
        await save.Database.InsertAsync(db, rows, ct);
        foreach (var spread in save.Spreads)
        {
            if (await spread.AppendAsync(db, next, save.Now, ct) != spread.Count)
                throw new DatabaseBusyException("What shows this thing changed while it was being saved; send the same request again.");
            next += spread.Count;
        }

        return (first, last);
    }
}
