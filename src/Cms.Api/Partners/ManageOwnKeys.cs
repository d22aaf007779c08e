using Cms.Api.Admin;
using Cms.Api.Admin.Keys;
using Cms.Api.Admin.Partners;
using Cms.Api.Delivery;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Reading;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Partners;

/// <summary>Lists the partner's own keys.</summary>
internal sealed class ListOwnKeys(CmsDatabase database, Addresses addresses) : AdminListEndpoint<ListOwnKeysRequest, KeyResponse>("access_keys", database, addresses)
{
    public override void Configure() => Does(FastEndpoints.Http.GET, "/v1/partner/keys", PartnerScopes.Manage, "List this partner's keys", "All keys of this partner, the newest first, those revoked among them.");

    protected override SortOrder Order(ListOwnKeysRequest request) => new([new SortColumn("t.created_at", SortType.Instant, true)], "t.id");

    protected override IEnumerable<string> Terms(ListOwnKeysRequest request, StatementText values) => [$"t.partner_id = {values.Value(Database.Value(HttpContext.Partner().Id))}"];

    protected override async Task<IReadOnlyList<KeyResponse>> ItemsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await read.Db.Keys.Include(k => k.Secrets).Where(k => ids.Contains(k.Id)).ToDictionaryAsync(k => k.Id, ct);
        return [.. ids.Select(id => KeyResponse.From(found[id]))];
    }
}

/// <summary>What the list takes.</summary>
public sealed record ListOwnKeysRequest : ListRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListOwnKeysValidator : ListValidator<ListOwnKeysRequest>;

/// <summary>Makes a key for the partner itself.</summary>
internal sealed class CreateOwnKey : AdminBodyEndpoint<EmptyRequest, PartnerKeyInput, PartnerKeyValidator, NewKeyResponse>
{
    public override void Configure() => Does(FastEndpoints.Http.POST, "/v1/partner/keys", PartnerScopes.Manage, "Make a key for this partner", "A new key with one secret, which is shown this once. Nobody gives a scope that they lack.", status: 201);

    protected override Task<AdminAnswer<NewKeyResponse>> ActAsync(EmptyRequest request, PartnerKeyInput body, CancellationToken ct)
    {
        var key = AccessKey.OfPartner(HttpContext.Partner().Id, body.Name, body.Scopes, body.ExpiresAt, Now);
        Actor.DemandCovers(key);
        var secret = key.AddSecret(Now);
        Db.Add(key);
        return SaveAsync(null, _ => Task.FromResult(new NewKeyResponse { Key = KeyResponse.From(key), Secret = secret }), null, ct);
    }
}

/// <summary>Ends a key of the partner itself.</summary>
internal sealed class RevokeOwnKey : KeyRevocation<ById>
{
    public override void Configure() => Does(
        FastEndpoints.Http.DELETE, "/v1/partner/keys/{id}", PartnerScopes.Manage, "Revoke a key of this partner",
        "The key opens nothing from the next request on, and never again. Only a key that may nothing that yours may not. " +
        "A partner may end its last key; the desk can make another.", status: 204);

    protected override Guid KeyOf(ById request) => request.Id;

    protected override Guid? PartnerOf(ById request) => HttpContext.Partner().Id;
}
