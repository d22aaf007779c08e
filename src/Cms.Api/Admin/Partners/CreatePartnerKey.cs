using Cms.Api.Admin.Keys;
using Cms.Api.Delivery;
using Cms.Model.Access;

namespace Cms.Api.Admin.Partners;

/// <summary>Makes a key for a partner.</summary>
internal sealed class CreatePartnerKey : AdminBodyEndpoint<ById, PartnerKeyInput, PartnerKeyValidator, NewKeyResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.POST,
            "/v1/admin/partners/{id}/keys",
            StaffScopes.Partners,
            "Make a key for a partner",
            "A new key with one secret, which is shown this once. It opens the partner door, for this partner, and nothing else.",
            status: 201
        );

    protected override async Task<AdminAnswer<NewKeyResponse>> ActAsync(ById request, PartnerKeyInput body, CancellationToken ct)
    {
        var partner = await PartnerDesk.Here.RequireAsync(Db, request.Id, ct);
        var key = AccessKey.OfPartner(partner.Id, body.Name, body.Scopes, body.ExpiresAt, Now);
        var secret = key.AddSecret(Now);
        Db.Add(key);
        return await SaveAsync(
            null,
            _ => Task.FromResult(new NewKeyResponse { Key = KeyResponse.From(key), Secret = secret }),
            Resolve<Addresses>().Api($"/v1/admin/keys/{key.Id}"),
            ct
        );
    }
}
