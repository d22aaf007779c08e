using Cms.Api.Admin.Keys;
using Cms.Api.Admin.Partners;
using Cms.Api.Http.Doors;
using Cms.Model.Access;
using FastEndpoints;

namespace Cms.Api.Partners;

/// <summary>Makes a key for the partner itself.</summary>
internal sealed class CreateOwnKey : PartnerBodyEndpoint<PartnerKeyInput, PartnerKeyValidator, NewKeyResponse>
{
    public override void Configure() =>
        Post(
            "keys",
            PartnerScopes.Manage,
            "Make a key for this partner",
            "A new key with one secret, which is shown this once. Nobody gives a scope that they lack.",
            status: 201
        );

    protected override Task<Outcome<NewKeyResponse>> ActAsync(EmptyRequest request, PartnerKeyInput body, CancellationToken ct)
    {
        var key = AccessKey.OfPartner(HttpContext.Partner().Id, body.Name, body.Scopes, body.ExpiresAt, Now);
        Actor.DemandCovers(key);
        var secret = key.AddSecret(Now);
        Db.Add(key);
        return SaveAsync(null, _ => Task.FromResult(new NewKeyResponse { Key = KeyResponse.From(key), Secret = secret }), null, ct);
    }
}
