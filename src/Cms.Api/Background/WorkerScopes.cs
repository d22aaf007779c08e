using Cms.Model;
using Cms.Model.Access;

namespace Cms.Api.Background;

/// <summary>Work on the database that no request asked for.</summary>
internal static class WorkerScopes
{
    /// <summary>Works with a context of its own.</summary>
    /// <param name="scopes">Where contexts come from.</param>
    /// <param name="work">The work.</param>
    /// <param name="actor">Who does it, where the audit log is to name them; the program unless told otherwise.</param>
    public static async Task<T> WithDbAsync<T>(this IServiceScopeFactory scopes, Func<CmsDbContext, Task<T>> work, Actor? actor = null)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
        if (actor is not null)
            db.Actor = actor;
        return await work(db);
    }

    /// <summary>Works so where no answer is wanted.</summary>
    public static Task WithDbAsync(this IServiceScopeFactory scopes, Func<CmsDbContext, Task> work, Actor? actor = null) =>
        scopes.WithDbAsync(
            async db =>
            {
                await work(db);
                return true;
            },
            actor
        );
}
