using Cms.Api.Background;
using Cms.Api.Delivery;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Partners;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Partners;

/// <summary>Entitles a partner to a product.</summary>
internal sealed class CreateEntitlement : AdminBodyEndpoint<ById, EntitlementInput, EntitlementValidator, EntitlementResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.POST,
            "/v1/admin/partners/{id}/entitlements",
            StaffScopes.Partners,
            "Entitle a partner to a product",
            "From its start on the pieces of the product come to the partner, each as a row of its changes; thousands follow in batches.",
            status: 201
        );

    protected override async Task<AdminAnswer<EntitlementResponse>> ActAsync(ById request, EntitlementInput body, CancellationToken ct)
    {
        var partner = await PartnerDesk.Here.RequireAsync(Db, request.Id, ct);
        if (!await Db.Products.AnyAsync(p => p.Id == body.ProductId, ct))
            throw BodyRules.Failed(ProblemError.InBody("/productId", "unknown-reference", "There is no product with this id."));
        var now = Now;
        var entitlement = new Entitlement(
            partner.Id,
            body.ProductId!.Value,
            body.StartsAt?.ToUniversalTime() ?? now,
            body.EndsAt?.ToUniversalTime(),
            body.HasEarlyAccess,
            now
        );
        Db.Add(entitlement);
        var answer = await SaveAsync(
            entitlement,
            async token =>
            {
                var others = await Db
                    .Entitlements.AsNoTracking()
                    .Where(e =>
                        e.PartnerId == partner.Id && e.ProductId == entitlement.ProductId && e.EndedAt == null && e.Id != entitlement.Id
                    )
                    .ToListAsync(token);
                return others.Exists(o =>
                    (o.EndsAt is null || o.EndsAt > entitlement.StartsAt) && (entitlement.EndsAt is null || entitlement.EndsAt > o.StartsAt)
                )
                    ? throw new NewsroomRule(
                        "already-entitled",
                        "The partner is entitled to this product in these days already; change that entitlement instead."
                    )
                    : EntitlementResponse.From(entitlement);
            },
            Resolve<Addresses>().Api($"/v1/admin/partners/{partner.Id}/entitlements/{entitlement.Id}"),
            ct
        );
        await Resolve<PartnerUpkeep>().ReviewSomeAsync(ct);
        return answer;
    }
}

/// <summary>What a partner may have, from when until when.</summary>
public sealed record EntitlementInput
{
    /// <summary>The product.</summary>
    public Guid? ProductId { get; init; }

    /// <summary>From when, UTC; null for now.</summary>
    public DateTime? StartsAt { get; init; }

    /// <summary>Until when, UTC; null for no end.</summary>
    public DateTime? EndsAt { get; init; }

    /// <summary>Whether it takes pieces under an embargo that names nobody; false if left out.</summary>
    public bool HasEarlyAccess { get; init; }
}

/// <summary>What it may not be.</summary>
public sealed class EntitlementValidator : AbstractValidator<EntitlementInput>
{
    /// <summary>The rules.</summary>
    public EntitlementValidator() => RuleFor(b => b.ProductId).Given();
}
