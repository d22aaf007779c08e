using Cms.Api.Http.Doors;
using Cms.Model.Access;

namespace Cms.Api.Admin.Keys;

/// <summary>An operation that ends one key.</summary>
internal abstract class KeyRevocation<TDoor, TRequest> : KeyVerb<TDoor, TRequest, object>
    where TDoor : Door, new()
    where TRequest : notnull
{
    protected sealed override async Task<object?> ChangeAsync(AccessKey key, TRequest request, CancellationToken ct)
    {
        await Db.RevokeAsync(key, Now, ct);
        return null;
    }
}
