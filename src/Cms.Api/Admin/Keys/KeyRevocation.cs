using Cms.Model.Access;

namespace Cms.Api.Admin.Keys;

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
