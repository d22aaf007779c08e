using Cms.Api.Admin;
using Cms.Api.Admin.Keys;
using Cms.Model.Access;

namespace Cms.Api.Partners;

/// <summary>Ends a key of the partner itself.</summary>
internal sealed class RevokeOwnKey : KeyRevocation<PartnerDoor, ById>
{
    public override void Configure() =>
        Delete(
            "keys/{id}",
            PartnerScopes.Manage,
            "Revoke a key of this partner",
            "The key opens nothing from the next request on, and never again. Only a key that may nothing that yours may not. "
                + "A partner may end its last key; the desk can make another.",
            status: 204
        );

    protected override Guid KeyOf(ById request) => request.Id;

    protected override Guid? PartnerOf(ById request) => HttpContext.Partner().Id;
}
