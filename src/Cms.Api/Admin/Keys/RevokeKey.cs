using Cms.Model.Access;

namespace Cms.Api.Admin.Keys;

/// <summary>Ends a key.</summary>
internal sealed class RevokeKey : KeyRevocation<DeskDoor, ById>
{
    public override void Configure() =>
        Delete(
            "keys/{id}",
            StaffScopes.Keys,
            "Revoke a key",
            "The key opens nothing from the next request on, and never again. Only a key that may nothing that yours may not; "
                + "a partner's key with `partners:manage`. The last key with every scope stays.",
            status: 204
        );

    protected override Guid KeyOf(ById request) => request.Id;
}
