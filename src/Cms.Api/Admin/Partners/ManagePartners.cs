using Cms.Api.Admin.Keys;
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

/// <inheritdoc />
internal sealed class ListPartners(CmsDatabase database, Addresses addresses) : ListRecords<ListPartnersRequest, Partner, PartnerInput, AdminPartnerResponse>(PartnerDesk.Here, database, addresses);

/// <summary>What the list takes.</summary>
public sealed record ListPartnersRequest : ListRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListPartnersValidator : ListValidator<ListPartnersRequest>;

/// <inheritdoc />
internal sealed class GetPartner() : GetRecord<Partner, PartnerInput, AdminPartnerResponse>(PartnerDesk.Here);

/// <inheritdoc />
internal sealed class CreatePartner() : CreateRecord<Partner, PartnerInput, PartnerInputValidator, AdminPartnerResponse>(PartnerDesk.Here);

/// <inheritdoc />
internal sealed class ReplacePartner() : ReplaceRecord<Partner, PartnerInput, PartnerInputValidator, AdminPartnerResponse>(PartnerDesk.Here);

/// <inheritdoc />
internal sealed class EditPartner() : EditRecord<Partner, PartnerInput, PartnerInputValidator, AdminPartnerResponse>(PartnerDesk.Here);

/// <summary>Suspends a partner.</summary>
internal sealed class SuspendPartner : AdminBodyEndpoint<ById, SuspensionInput, SuspensionValidator, AdminPartnerResponse>, ITakesDown
{
    public override void Configure() => Does(
        FastEndpoints.Http.POST, "/v1/admin/partners/{id}/suspension", StaffScopes.Partners, "Suspend a partner",
        "From the next request on the partner gets nothing new: 403 with the notice. What it must take down it is told all the same.", takesIfMatch: true);

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

/// <summary>Ends a partner's suspension.</summary>
internal sealed class ResumePartner : AdminEndpoint<ById, AdminPartnerResponse>
{
    public override void Configure() => Does(
        FastEndpoints.Http.DELETE, "/v1/admin/partners/{id}/suspension", StaffScopes.Partners, "End a suspension",
        "The partner gets again what it is entitled to; each thing that was kept back follows as a new row of its changes.", takesIfMatch: true);

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

/// <summary>Lists the keys of a partner.</summary>
internal sealed class ListPartnerKeys(CmsDatabase database, Addresses addresses) : AdminListEndpoint<PartnerKeysRequest, KeyResponse>("access_keys", database, addresses)
{
    public override void Configure() => Does(FastEndpoints.Http.GET, "/v1/admin/partners/{id}/keys", StaffScopes.Partners, "List a partner's keys", "The keys of one partner, the newest first, those revoked among them.");

    protected override SortOrder Order(PartnerKeysRequest request) => new([new SortColumn("t.created_at", SortType.Instant, true)], "t.id");

    protected override IEnumerable<string> Terms(PartnerKeysRequest request, StatementText values) => [$"t.partner_id = {values.Value(Database.Value(request.Id))}"];

    protected override async Task<IReadOnlyList<KeyResponse>> ItemsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await read.Db.Keys.Include(k => k.Secrets).Where(k => ids.Contains(k.Id)).ToDictionaryAsync(k => k.Id, ct);
        return [.. ids.Select(id => KeyResponse.From(found[id]))];
    }
}

/// <summary>What the list takes.</summary>
public sealed record PartnerKeysRequest : ListRequest
{
    /// <summary>The partner's id.</summary>
    public Guid Id { get; init; }
}

/// <summary>What the list refuses.</summary>
public sealed class PartnerKeysValidator : ListValidator<PartnerKeysRequest>;

/// <summary>Makes a key for a partner.</summary>
internal sealed class CreatePartnerKey : AdminBodyEndpoint<ById, PartnerKeyInput, PartnerKeyValidator, NewKeyResponse>
{
    public override void Configure() => Does(FastEndpoints.Http.POST, "/v1/admin/partners/{id}/keys", StaffScopes.Partners, "Make a key for a partner", "A new key with one secret, which is shown this once. It opens the partner door, for this partner, and nothing else.", status: 201);

    protected override async Task<AdminAnswer<NewKeyResponse>> ActAsync(ById request, PartnerKeyInput body, CancellationToken ct)
    {
        var partner = await PartnerDesk.Here.RequireAsync(Db, request.Id, ct);
        var key = AccessKey.OfPartner(partner.Id, body.Name, body.Scopes, body.ExpiresAt, Now);
        var secret = key.AddSecret(Now);
        Db.Add(key);
        return await SaveAsync(null, _ => Task.FromResult(new NewKeyResponse { Key = KeyResponse.From(key), Secret = secret }), Resolve<Addresses>().Api($"/v1/admin/keys/{key.Id}"), ct);
    }
}

/// <summary>What a partner's new key is to be.</summary>
public sealed record PartnerKeyInput
{
    /// <summary>What it is for.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it may do; null for all that a partner may.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>When it ends by itself, UTC; null for never.</summary>
    public DateTime? ExpiresAt { get; init; }
}

/// <summary>What it may not be.</summary>
public sealed class PartnerKeyValidator : AbstractValidator<PartnerKeyInput>
{
    /// <summary>The rules.</summary>
    public PartnerKeyValidator()
    {
        RuleFor(b => b.Name).Line(1, 200);
        RuleForEach(b => b.Scopes).OneOf(PartnerScopes.All);
    }
}

/// <summary>Ends a key of a partner.</summary>
internal sealed class RevokePartnerKey : KeyRevocation<PartnerKeyRequest>
{
    public override void Configure() => Does(FastEndpoints.Http.DELETE, "/v1/admin/partners/{id}/keys/{keyId}", StaffScopes.Partners, "Revoke a partner's key", "The key opens nothing from the next request on, and never again.", status: 204);

    protected override Guid KeyOf(PartnerKeyRequest request) => request.KeyId;

    protected override Guid? PartnerOf(PartnerKeyRequest request) => request.Id;
}

/// <summary>Which key.</summary>
public sealed record PartnerKeyRequest
{
    /// <summary>The partner's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The key's id.</summary>
    public Guid KeyId { get; init; }
}

/// <summary>What such a request refuses.</summary>
public sealed class PartnerKeyRequestValidator : Validator<PartnerKeyRequest>;
