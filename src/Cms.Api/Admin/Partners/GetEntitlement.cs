using Cms.Api.Http.Doors;
using Cms.Model.Access;

namespace Cms.Api.Admin.Partners;

/// <summary>Gets an entitlement.</summary>
internal sealed class GetEntitlement : AdminEndpoint<EntitlementRequest, EntitlementResponse>
{
    public override void Configure() =>
        Get(
            "partners/{id}/entitlements/{entitlementId}",
            StaffScopes.Partners,
            "Get an entitlement",
            "What a partner may have, from when until when. The ETag is what a change sends as If-Match."
        );

    protected override async Task<Outcome<EntitlementResponse>> ActAsync(EntitlementRequest request, CancellationToken ct)
    {
        var entitlement = await Db.Entitlements.RequireAsync(request, ct);
        return new Outcome<EntitlementResponse>(EntitlementResponse.From(entitlement), EditVersion: entitlement.EditVersion);
    }
}
