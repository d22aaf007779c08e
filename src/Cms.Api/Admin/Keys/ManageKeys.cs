using Cms.Api.Delivery;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Reading;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Keys;

/// <summary>Lists keys.</summary>
internal sealed class ListKeys(CmsDatabase database, Addresses addresses) : AdminListEndpoint<ListKeysRequest, KeyResponse>("access_keys", database, addresses)
{
    public override void Configure() => Does(FastEndpoints.Http.GET, "/v1/admin/keys", StaffScopes.Keys, "List keys", "Keys of the staff and of partners, the newest first, those revoked among them.");

    protected override SortOrder Order(ListKeysRequest request) => new([new SortColumn("t.created_at", SortType.Instant, true)], "t.id");

    protected override IEnumerable<string> Terms(ListKeysRequest request, StatementText values) => [];

    protected override async Task<IReadOnlyList<KeyResponse>> ItemsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await read.Db.Keys.Include(k => k.Secrets).Where(k => ids.Contains(k.Id)).ToDictionaryAsync(k => k.Id, ct);
        return [.. ids.Select(id => KeyResponse.From(found[id]))];
    }
}

/// <summary>What the list takes.</summary>
public sealed record ListKeysRequest : ListRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListKeysValidator : ListValidator<ListKeysRequest>;

/// <summary>Gets a key.</summary>
internal sealed class GetKey : AdminEndpoint<ById, KeyResponse>
{
    public override void Configure() => Does(FastEndpoints.Http.GET, "/v1/admin/keys/{id}", StaffScopes.Keys, "Get a key", "One key, without its secrets.");

    protected override async Task<AdminAnswer<KeyResponse>> ActAsync(ById request, CancellationToken ct) =>
        new(KeyResponse.From(
            await Db.Keys.Include(k => k.Secrets).FirstOrDefaultAsync(k => k.Id == request.Id, ct) ?? throw NotFound("key")));
}

/// <summary>Makes a key.</summary>
internal sealed class CreateKey : AdminBodyEndpoint<EmptyRequest, CreateKeyBody, CreateKeyValidator, NewKeyResponse>
{
    public override void Configure() => Does(FastEndpoints.Http.POST, "/v1/admin/keys", StaffScopes.Keys, "Make a key", "A new key with one secret, which is shown this once. Nobody gives a scope that they lack.", status: 201);

    protected override Task<AdminAnswer<NewKeyResponse>> ActAsync(EmptyRequest request, CreateKeyBody body, CancellationToken ct)
    {
        var key = new AccessKey(body.Name, body.Role!.Value, body.Scopes, body.ExpiresAt, Now);
        Actor.DemandCovers(key);
        var secret = key.AddSecret(Now);
        Db.Add(key);
        return SaveAsync(null, _ => Task.FromResult(new NewKeyResponse { Key = KeyResponse.From(key), Secret = secret }), Resolve<Addresses>().Api($"/v1/admin/keys/{key.Id}"), ct);
    }
}

/// <summary>What a new key is to be.</summary>
public sealed record CreateKeyBody
{
    /// <summary>Whose it is.</summary>
    public string Name { get; init; } = "";

    /// <summary>The role.</summary>
    public Role? Role { get; init; }

    /// <summary>What it may do, as far as its role may; null for all that its role may.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>When it ends by itself, UTC; null for never.</summary>
    public DateTime? ExpiresAt { get; init; }
}

/// <summary>What it may not be.</summary>
public sealed class CreateKeyValidator : AbstractValidator<CreateKeyBody>
{
    /// <summary>The rules.</summary>
    public CreateKeyValidator()
    {
        RuleFor(b => b.Name).Line(1, 200);
        RuleFor(b => b.Role).Given();
        RuleFor(b => b.Role).NotEqual(Role.Partner).WithErrorCode("not-allowed").WithMessage("A partner's key is made under the partner: POST /v1/admin/partners/{id}/keys.");
        RuleForEach(b => b.Scopes).OneOf(Model.Access.StaffScopes.All);
    }
}

/// <summary>Gives a key a second secret.</summary>
internal sealed class AddKeySecret : KeyVerb<ById, NewKeyResponse>
{
    public override void Configure() => Does(
        FastEndpoints.Http.POST, "/v1/admin/keys/{id}/secrets", StaffScopes.Keys, "Give a key a new secret",
        "A second secret beside the one in force, shown this once; both work until one is revoked. " +
        "Only of a key that may nothing that yours may not; of a partner's key with `partners:manage`.", status: 201);

    protected override Guid KeyOf(ById request) => request.Id;

    protected override Task<NewKeyResponse?> ChangeAsync(AccessKey key, ById request, CancellationToken ct)
    {
        var secret = key.AddSecret(Now);
        return Task.FromResult<NewKeyResponse?>(new NewKeyResponse { Key = KeyResponse.From(key), Secret = secret });
    }
}

/// <summary>Ends one secret of a key.</summary>
internal sealed class RevokeKeySecret : KeyVerb<KeySecretRequest, object>
{
    public override void Configure() => Does(
        FastEndpoints.Http.DELETE, "/v1/admin/keys/{id}/secrets/{secretId}", StaffScopes.Keys, "Revoke a secret",
        "The secret opens nothing from the next request on; the key's other secret goes on. " +
        "Only of a key that may nothing that yours may not; of a partner's key with `partners:manage`.", status: 204);

    protected override Guid KeyOf(KeySecretRequest request) => request.Id;

    protected override Task<object?> ChangeAsync(AccessKey key, KeySecretRequest request, CancellationToken ct)
    {
        key.RevokeSecret(request.SecretId, Now);
        return Task.FromResult<object?>(null);
    }
}

/// <summary>Which secret.</summary>
public sealed record KeySecretRequest
{
    /// <summary>The key's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The secret's id: the part of the key after <c>cms_</c>.</summary>
    public string SecretId { get; init; } = "";
}

/// <summary>What such a request refuses.</summary>
public sealed class KeySecretValidator : Validator<KeySecretRequest>
{
    /// <summary>The rules.</summary>
    public KeySecretValidator() => RuleFor(r => r.SecretId).MaximumLength(32).WithErrorCode("invalid-parameter");
}

/// <summary>Ends a key.</summary>
internal sealed class RevokeKey : KeyRevocation<ById>
{
    public override void Configure() => Does(
        FastEndpoints.Http.DELETE, "/v1/admin/keys/{id}", StaffScopes.Keys, "Revoke a key",
        "The key opens nothing from the next request on, and never again. Only a key that may nothing that yours may not; " +
        "a partner's key with `partners:manage`. The last key with every scope stays.", status: 204);

    protected override Guid KeyOf(ById request) => request.Id;
}
