using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Access;

/// <summary>Finds keys to change, and watches over those that must stay.</summary>
public static class KeyQueries
{
    /// <summary>
    /// The key with its secrets, held until the transaction ends; null where there is none. The keys of the staff are held
    /// with it, in one order, so that of two who end each other's key, or the two secrets of one, the second finds what the
    /// first left.
    /// </summary>
    public static async Task<AccessKey?> HoldKeyAsync(this CmsDbContext db, Guid id, CancellationToken ct)
    {
        if (db.CmsDatabase.Sql.ForUpdate.Length > 0)
        {
            await db
                .Database.SqlQueryRaw<int>(
                    $"""
                    SELECT CAST(COUNT(*) AS INTEGER) AS "Value" FROM (
                        SELECT id FROM access_keys WHERE id = @p0 OR (partner_id IS NULL AND revoked_at IS NULL)
                        ORDER BY id{db.CmsDatabase.Sql.ForUpdate}) held
                    """,
                    db.CmsDatabase.Sql.Value(id)
                )
                .ToListAsync(ct);
        }

        return await db.Keys.Include(k => k.Secrets).FirstOrDefaultAsync(k => k.Id == id, ct);
    }

    /// <summary>
    /// Ends a held key. The last one with every scope stays, since nobody could make another; one that ends by itself does
    /// not stand in for one that does not.
    /// </summary>
    /// <exception cref="NewsroomRule"><c>last-admin-key</c>, <c>wrong-state</c>.</exception>
    public static async Task RevokeAsync(this CmsDbContext db, AccessKey key, DateTime now, CancellationToken ct)
    {
        if (key.MayEverything && key.IsInForce(now) && !await IsAnotherAsync())
            throw new NewsroomRule("last-admin-key", "This is the last key with every scope; make another first, one that lasts as long.");
        key.Revoke(now);

        async Task<bool> IsAnotherAsync()
        {
            var others = db
                .Keys.AsNoTracking()
                .Where(k => k.Id != key.Id && k.PartnerId == null && k.Role == Role.Admin && k.RevokedAt == null);
            await foreach (var other in others.AsAsyncEnumerable().WithCancellation(ct))
            {
                if (other.MayEverything && other.IsInForce(now) && (other.ExpiresAt is null || key.ExpiresAt is not null))
                    return true;
            }

            return false;
        }
    }
}
