using Cms.Api.Background;
using Cms.Api.Http.Queries;
using Cms.Model.Access;
using Cms.Model.Partners;
using FastEndpoints;

namespace Cms.Api.Admin.Partners;

/// <summary>Ends an entitlement now.</summary>
internal sealed class EndEntitlement : AdminEndpoint<EndEntitlementRequest, EntitlementResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.DELETE,
            "/v1/admin/partners/{id}/entitlements/{entitlementId}",
            StaffScopes.Partners,
            "End an entitlement",
            "Ends it now: the partner reads nothing of it any more, and its changes tell it of each piece it lost. Printed copies may "
                + "stay unless onEnd says otherwise.",
            takesIfMatch: true
        );

    protected override async Task<AdminAnswer<EntitlementResponse>> ActAsync(EndEntitlementRequest request, CancellationToken ct)
    {
        var entitlement = await Db.Entitlements.RequireAsync(
            new EntitlementRequest { Id = request.Id, EntitlementId = request.EntitlementId },
            ct
        );
        ConditionalRequests.Match(HttpContext.Request, entitlement);
        entitlement.End(request.OnEnd == "takeDown" ? PartnerAction.TakeDown : PartnerAction.MayKeep, Now);
        var answer = await SaveAsync(entitlement, _ => Task.FromResult(EntitlementResponse.From(entitlement)), null, ct);
        await Resolve<PartnerUpkeep>().ReviewSomeAsync(ct);
        return answer;
    }
}

/// <summary>Which entitlement ends, and what becomes of copies.</summary>
public sealed record EndEntitlementRequest
{
    /// <summary>The partner's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The entitlement's id.</summary>
    public Guid EntitlementId { get; init; }

    /// <summary>What becomes of printed copies; they may stay unless it says <c>takeDown</c>.</summary>
    [QueryParam]
    public string? OnEnd { get; init; }
}

/// <summary>What such a request refuses.</summary>
public sealed class EndEntitlementValidator : Validator<EndEntitlementRequest>
{
    /// <summary>The rules.</summary>
    public EndEntitlementValidator() => RuleFor(r => r.OnEnd).Words("mayKeep", "takeDown");
}
