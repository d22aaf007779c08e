using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Access;

namespace Cms.Api.Admin.Keys;

/// <summary>What every operation on keys has in common, at the desk and at the partners' door.</summary>
internal static class KeyDesk
{
    /// <summary>Goes on only where the actor may all that the key may.</summary>
    /// <exception cref="ProblemException"><c>scope-missing</c>.</exception>
    public static void DemandCovers(this Actor actor, AccessKey key)
    {
        if (actor.LacksOf(key) is { } scope)
            throw new ProblemException(
                "scope-missing",
                $"Your own key does not have the scope {scope}, so it cannot make, change or end one that may as much."
            );
    }

    /// <summary>The key to be changed, held until the save is done, if the actor may all that it may.</summary>
    /// <param name="db">The context, in the save.</param>
    /// <param name="id">Which key.</param>
    /// <param name="partnerId">The partner whose key it has to be; null for any.</param>
    /// <param name="actor">Who would change it.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ProblemException"><c>not-found</c>, <c>scope-missing</c>.</exception>
    public static async Task<AccessKey> RequireKeyAsync(this CmsDbContext db, Guid id, Guid? partnerId, Actor actor, CancellationToken ct)
    {
        if (await db.HoldKeyAsync(id, ct) is not { } key || (partnerId is not null && key.PartnerId != partnerId))
            throw new ProblemException("not-found", "There is no such key.");
        actor.DemandCovers(key);
        return key;
    }
}
