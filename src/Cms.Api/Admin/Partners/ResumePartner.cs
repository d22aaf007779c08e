using Cms.Api.Background;
using Cms.Model.Access;

namespace Cms.Api.Admin.Partners;

/// <summary>Ends a partner's suspension.</summary>
internal sealed class ResumePartner : AdminEndpoint<ById, AdminPartnerResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.DELETE,
            "/v1/admin/partners/{id}/suspension",
            StaffScopes.Partners,
            "End a suspension",
            "The partner gets again what it is entitled to; each thing that was kept back follows as a new row of its changes.",
            takesIfMatch: true
        );

    protected override async Task<AdminAnswer<AdminPartnerResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var partner = await PartnerDesk.Here.RequireAsync(Db, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, partner);
        partner.Resume();
        var answer = await SaveAsync(partner, _ => Task.FromResult(AdminPartnerResponse.From(partner)), null, ct);
        await Resolve<PartnerUpkeep>().ReviewSomeAsync(ct);
        return answer;
    }
}
