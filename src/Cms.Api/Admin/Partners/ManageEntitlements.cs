using Cms.Api.Admin.Records;
using Cms.Api.Background;
using Cms.Api.Delivery;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Partners;
using Cms.Model.Reading;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Partners;

/// <summary>Lists the entitlements of a partner.</summary>
internal sealed class ListEntitlements(CmsDatabase database, Addresses addresses) : AdminListEndpoint<ListEntitlementsRequest, EntitlementResponse>("entitlements", database, addresses)
{
    public override void Configure() => Does(FastEndpoints.Http.GET, "/v1/admin/partners/{id}/entitlements", StaffScopes.Partners, "List a partner's entitlements", "What the partner may have, the newest first, what has ended among them.");

    protected override SortOrder Order(ListEntitlementsRequest request) => new([new SortColumn("t.created_at", SortType.Instant, true)], "t.id");

    protected override IEnumerable<string> Terms(ListEntitlementsRequest request, StatementText values) => [$"t.partner_id = {values.Value(Database.Value(request.Id))}"];

    protected override async Task<IReadOnlyList<EntitlementResponse>> ItemsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await read.Db.Entitlements.Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        return [.. ids.Select(id => EntitlementResponse.From(found[id]))];
    }
}

/// <summary>What the list takes.</summary>
public sealed record ListEntitlementsRequest : ListRequest
{
    /// <summary>The partner's id.</summary>
    public Guid Id { get; init; }
}

/// <summary>What the list refuses.</summary>
public sealed class ListEntitlementsValidator : ListValidator<ListEntitlementsRequest>;

/// <summary>Entitles a partner to a product.</summary>
internal sealed class CreateEntitlement : AdminBodyEndpoint<ById, EntitlementInput, EntitlementValidator, EntitlementResponse>
{
    public override void Configure() => Does(
        FastEndpoints.Http.POST, "/v1/admin/partners/{id}/entitlements", StaffScopes.Partners, "Entitle a partner to a product",
        "From its start on the pieces of the product come to the partner, each as a row of its changes; thousands follow in batches.", status: 201);

    protected override async Task<AdminAnswer<EntitlementResponse>> ActAsync(ById request, EntitlementInput body, CancellationToken ct)
    {
        var partner = await PartnerDesk.Here.RequireAsync(Db, request.Id, ct);
        if (!await Db.Products.AnyAsync(p => p.Id == body.ProductId, ct))
            throw BodyRules.Failed([new ProblemError { Pointer = "/productId", Parameter = null, Code = "unknown-reference", Message = "There is no product with this id." }]);
        var now = Now;
        var entitlement = new Entitlement(partner.Id, body.ProductId!.Value, body.StartsAt?.ToUniversalTime() ?? now, body.EndsAt?.ToUniversalTime(), body.HasEarlyAccess, now);
        Db.Add(entitlement);
        var answer = await SaveAsync(entitlement, async token =>
        {
            var others = await Db.Entitlements.AsNoTracking().Where(e => e.PartnerId == partner.Id && e.ProductId == entitlement.ProductId && e.EndedAt == null && e.Id != entitlement.Id).ToListAsync(token);
            return others.Exists(o => (o.EndsAt is null || o.EndsAt > entitlement.StartsAt) && (entitlement.EndsAt is null || entitlement.EndsAt > o.StartsAt))
                ? throw new NewsroomRule("already-entitled", "The partner is entitled to this product in these days already; change that entitlement instead.")
                : EntitlementResponse.From(entitlement);
        }, Resolve<Addresses>().Api($"/v1/admin/partners/{partner.Id}/entitlements/{entitlement.Id}"), ct);
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

/// <summary>Which entitlement.</summary>
public sealed record EntitlementRequest
{
    /// <summary>The partner's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The entitlement's id.</summary>
    public Guid EntitlementId { get; init; }
}

/// <summary>What such a request refuses.</summary>
public sealed class EntitlementRequestValidator : Validator<EntitlementRequest>;

/// <summary>Gets an entitlement.</summary>
internal sealed class GetEntitlement : AdminEndpoint<EntitlementRequest, EntitlementResponse>
{
    public override void Configure() => Does(FastEndpoints.Http.GET, "/v1/admin/partners/{id}/entitlements/{entitlementId}", StaffScopes.Partners, "Get an entitlement", "What a partner may have, from when until when. The ETag is what a change sends as If-Match.");

    protected override async Task<AdminAnswer<EntitlementResponse>> ActAsync(EntitlementRequest request, CancellationToken ct)
    {
        var entitlement = await Db.Entitlements.RequireAsync(request, ct);
        return new AdminAnswer<EntitlementResponse>(EntitlementResponse.From(entitlement), EditVersion: entitlement.EditVersion);
    }
}

/// <summary>Changes an entitlement's end and its early access.</summary>
internal sealed class EditEntitlement : AdminPatchEndpoint<EntitlementRequest, EntitlementTerms, EntitlementTermsValidator, EntitlementResponse>
{
    public override void Configure() => Does(
        FastEndpoints.Http.PATCH, "/v1/admin/partners/{id}/entitlements/{entitlementId}", StaffScopes.Partners, "Edit an entitlement",
        "Moves its end, or gives or takes early access. To end it now, delete it.", takesIfMatch: true);

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

/// <summary>What can be changed of an entitlement.</summary>
public sealed record EntitlementTerms
{
    /// <summary>Until when, UTC; null for no end.</summary>
    public DateTime? EndsAt { get; init; }

    /// <summary>Whether it takes pieces under an embargo that names nobody.</summary>
    public bool HasEarlyAccess { get; init; }
}

/// <summary>What that may not be.</summary>
public sealed class EntitlementTermsValidator : AbstractValidator<EntitlementTerms>;

/// <summary>Ends an entitlement now.</summary>
internal sealed class EndEntitlement : AdminEndpoint<EndEntitlementRequest, EntitlementResponse>
{
    public override void Configure() => Does(
        FastEndpoints.Http.DELETE, "/v1/admin/partners/{id}/entitlements/{entitlementId}", StaffScopes.Partners, "End an entitlement",
        "Ends it now: the partner reads nothing of it any more, and its changes tell it of each piece it lost. Printed copies may stay unless onEnd says otherwise.", takesIfMatch: true);

    protected override async Task<AdminAnswer<EntitlementResponse>> ActAsync(EndEntitlementRequest request, CancellationToken ct)
    {
        var entitlement = await Db.Entitlements.RequireAsync(new EntitlementRequest { Id = request.Id, EntitlementId = request.EntitlementId }, ct);
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

/// <summary>What a partner may have, from when until when, as the desk sees it.</summary>
public sealed record EntitlementResponse
{
    /// <summary>Its id (UUIDv7), for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>The partner.</summary>
    public required Guid PartnerId { get; init; }

    /// <summary>The product.</summary>
    public required Guid ProductId { get; init; }

    /// <summary>From when, UTC.</summary>
    public required DateTime StartsAt { get; init; }

    /// <summary>Until when, UTC; null for no end.</summary>
    public required DateTime? EndsAt { get; init; }

    /// <summary>Whether it takes pieces under an embargo that names nobody.</summary>
    public required bool HasEarlyAccess { get; init; }

    /// <summary>Whether it has begun and not ended.</summary>
    public required bool IsInForce { get; init; }

    /// <summary>When it ended, UTC; null while it has not.</summary>
    public required DateTime? EndedAt { get; init; }

    /// <summary>Counts saves; the ETag is made of it.</summary>
    public required int EditVersion { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    internal static EntitlementResponse From(Entitlement entitlement) => new()
    {
        Id = entitlement.Id,
        PartnerId = entitlement.PartnerId,
        ProductId = entitlement.ProductId,
        StartsAt = entitlement.StartsAt,
        EndsAt = entitlement.EndsAt,
        HasEarlyAccess = entitlement.HasEarlyAccess,
        IsInForce = entitlement.IsInForce,
        EndedAt = entitlement.EndedAt,
        EditVersion = entitlement.EditVersion,
        CreatedAt = entitlement.CreatedAt,
    };
}

/// <summary>Finds entitlements.</summary>
internal static class EntitlementQueries
{
    /// <summary>The entitlement, of this partner.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>.</exception>
    public static async Task<Entitlement> RequireAsync(this DbSet<Entitlement> entitlements, EntitlementRequest request, CancellationToken ct) =>
        await entitlements.FirstOrDefaultAsync(e => e.Id == request.EntitlementId && e.PartnerId == request.Id, ct) ?? throw new ProblemException("not-found", "There is no such entitlement.");
}
