using Cms.Api.Background;
using Cms.Model.Access;

namespace Cms.Api.Admin.Partners;

/// <summary>Changes an entitlement's end and its early access.</summary>
internal sealed class EditEntitlement
    : AdminPatchEndpoint<EntitlementRequest, EntitlementTerms, EntitlementTermsValidator, EntitlementResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.PATCH,
            "/v1/admin/partners/{id}/entitlements/{entitlementId}",
            StaffScopes.Partners,
            "Edit an entitlement",
            "Moves its end, or gives or takes early access. To end it now, delete it.",
            takesIfMatch: true
        );

    protected override async Task<AdminAnswer<EntitlementResponse>> ActAsync(EntitlementRequest request, CancellationToken ct)
    {
        var entitlement = await Db.Entitlements.RequireAsync(request, ct);
        ConditionalRequests.Match(HttpContext.Request, entitlement);
        var terms = Patched(new EntitlementTerms { EndsAt = entitlement.EndsAt, HasEarlyAccess = entitlement.HasEarlyAccess });
        entitlement.Edit(terms.EndsAt?.ToUniversalTime(), terms.HasEarlyAccess, Now);
        var answer = await SaveAsync(entitlement, _ => Task.FromResult(EntitlementResponse.From(entitlement)), null, ct);
        await Resolve<PartnerUpkeep>().ReviewSomeAsync(ct);
        return answer;
    }
}
