using Cms.Api.Http;
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
            throw new ProblemException("scope-missing", $"Your own key does not have the scope {scope}, so it cannot make, change or end one that may as much.");
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

/// <summary>An operation that changes one key.</summary>
internal abstract class KeyVerb<TRequest, TResponse> : AdminEndpoint<TRequest, TResponse>
    where TRequest : notnull
{
    /// <summary>Which key.</summary>
    protected abstract Guid KeyOf(TRequest request);

    /// <summary>The partner whose key it has to be; null for any.</summary>
    protected virtual Guid? PartnerOf(TRequest request) => null;

    /// <summary>Changes it and says what is answered.</summary>
    protected abstract Task<TResponse?> ChangeAsync(AccessKey key, TRequest request, CancellationToken ct);

    protected sealed override async Task<AdminAnswer<TResponse>> ActAsync(TRequest request, CancellationToken ct)
    {
        // Together, since the key has to be held before it is judged.
        var saved = await Db.SaveTogetherAsync(async token =>
        {
            var answer = await ChangeAsync(await Db.RequireKeyAsync(KeyOf(request), PartnerOf(request), Actor, token), request, token);
            return (await Db.SaveAsync(_ => Task.FromResult(new AdminAnswer<TResponse>(answer, SuccessStatus)), token)).Answer;
        }, ct);
        return saved.Answer;
    }
}

/// <summary>An operation that ends one key.</summary>
internal abstract class KeyRevocation<TRequest> : KeyVerb<TRequest, object>
    where TRequest : notnull
{
    protected sealed override async Task<object?> ChangeAsync(AccessKey key, TRequest request, CancellationToken ct)
    {
        await Db.RevokeAsync(key, Now, ct);
        return null;
    }
}
