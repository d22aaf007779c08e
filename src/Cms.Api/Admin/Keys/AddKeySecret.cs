using Cms.Model.Access;

namespace Cms.Api.Admin.Keys;

/// <summary>Gives a key a second secret.</summary>
internal sealed class AddKeySecret : KeyVerb<DeskDoor, ById, NewKeyResponse>
{
    public override void Configure() =>
        Post(
            "keys/{id}/secrets",
            StaffScopes.Keys,
            "Give a key a new secret",
            "A second secret beside the one in force, shown this once; both work until one is revoked. "
                + "Only of a key that may nothing that yours may not; of a partner's key with `partners:manage`.",
            status: 201
        );

    protected override Guid KeyOf(ById request) => request.Id;

    protected override Task<NewKeyResponse?> ChangeAsync(AccessKey key, ById request, CancellationToken ct)
    {
        var secret = key.AddSecret(Now);
        return Task.FromResult<NewKeyResponse?>(new NewKeyResponse { Key = KeyResponse.From(key), Secret = secret });
    }
}
