using Cms.Api.Http.Bodies;
using Cms.Model.Access;
using FluentValidation;

namespace Cms.Api.Admin.Partners;

/// <summary>Suspends a partner.</summary>
internal sealed class SuspendPartner : AdminBodyEndpoint<ById, SuspensionInput, SuspensionValidator, AdminPartnerResponse>, ITakesDown
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.POST,
            "/v1/admin/partners/{id}/suspension",
            StaffScopes.Partners,
            "Suspend a partner",
            "From the next request on the partner gets nothing new: 403 with the notice. What it must take down it is told all the same.",
            takesIfMatch: true
        );

    protected override async Task<AdminAnswer<AdminPartnerResponse>> ActAsync(ById request, SuspensionInput body, CancellationToken ct)
    {
        var partner = await PartnerDesk.Here.RequireAsync(Db, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, partner);
        partner.Suspend(body.Notice!, Now);
        return await SaveAsync(partner, _ => Task.FromResult(AdminPartnerResponse.From(partner)), null, ct);
    }
}

/// <summary>Why a partner is suspended.</summary>
public sealed record SuspensionInput
{
    /// <summary>What the partner is told, and whom to ask.</summary>
    public string? Notice { get; init; }
}

/// <summary>What such a notice may not be.</summary>
public sealed class SuspensionValidator : AbstractValidator<SuspensionInput>
{
    /// <summary>The rules.</summary>
    public SuspensionValidator() => RuleFor(b => b.Notice).Line(1, 1_000);
}
