using Cms.Api.Http.Doors;
using Cms.Model.Access;

namespace Cms.Api.Admin.Keys;

/// <summary>An operation that changes one key.</summary>
internal abstract class KeyVerb<TDoor, TRequest, TResponse> : ScopedEndpoint<TDoor, TRequest, TResponse>
    where TDoor : Door, new()
    where TRequest : notnull
{
    /// <summary>Which key.</summary>
    protected abstract Guid KeyOf(TRequest request);

    /// <summary>The partner whose key it has to be; null for any.</summary>
    protected virtual Guid? PartnerOf(TRequest request) => null;

    /// <summary>Changes it and says what is answered.</summary>
    protected abstract Task<TResponse?> ChangeAsync(AccessKey key, TRequest request, CancellationToken ct);

    protected sealed override async Task<Outcome<TResponse>> ActAsync(TRequest request, CancellationToken ct)
    {
        // Together, since the key has to be held before it is judged.
        var saved = await Db.SaveTogetherAsync(
            async token =>
            {
                var answer = await ChangeAsync(await Db.RequireKeyAsync(KeyOf(request), PartnerOf(request), Actor, token), request, token);
                return (await Db.SaveAsync(_ => Task.FromResult(new Outcome<TResponse>(answer, SuccessStatus)), token)).Answer;
            },
            ct
        );
        return saved.Answer;
    }
}
