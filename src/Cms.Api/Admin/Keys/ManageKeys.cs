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

    protected override async Task<AdminAnswer<KeyResponse>> ActAsync(ById request, CancellationToken ct) => new(KeyResponse.From(await Db.Keys.RequireAsync(request.Id, ct)));
}

/// <summary>Makes a key.</summary>
internal sealed class CreateKey : AdminBodyEndpoint<EmptyRequest, CreateKeyBody, CreateKeyValidator, NewKeyResponse>
{
    public override void Configure() => Does(FastEndpoints.Http.POST, "/v1/admin/keys", StaffScopes.Keys, "Make a key", "A new key with one secret, which is shown this once. Nobody gives a scope that they lack.", status: 201);

    protected override Task<AdminAnswer<NewKeyResponse>> ActAsync(EmptyRequest request, CreateKeyBody body, CancellationToken ct)
    {
        var key = new AccessKey(body.Name, body.Role!.Value, body.Scopes, body.ExpiresAt, Now);
        if (key.Scopes.FirstOrDefault(s => !Actor.May(s)) is { } beyond)
            throw new ProblemException("scope-missing", $"Your own key does not have the scope {beyond}, so it cannot give it.");
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
internal sealed class AddKeySecret : AdminEndpoint<ById, NewKeyResponse>
{
    public override void Configure() => Does(FastEndpoints.Http.POST, "/v1/admin/keys/{id}/secrets", StaffScopes.Keys, "Give a key a new secret", "A second secret beside the one in force, shown this once; both work until one is revoked.", status: 201);

    protected override async Task<AdminAnswer<NewKeyResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var key = await Db.Keys.RequireAsync(request.Id, ct);
        if (key.PartnerId is null && key.Scopes.FirstOrDefault(s => !Actor.May(s)) is { } beyond)
            throw new ProblemException("scope-missing", $"Your own key does not have the scope {beyond}, so it cannot give it.");
        var secret = key.AddSecret(Now);
        return await SaveAsync(null, _ => Task.FromResult(new NewKeyResponse { Key = KeyResponse.From(key), Secret = secret }), null, ct);
    }
}

/// <summary>Ends one secret of a key.</summary>
internal sealed class RevokeKeySecret : AdminEndpoint<KeySecretRequest, object>
{
    public override void Configure() => Does(FastEndpoints.Http.DELETE, "/v1/admin/keys/{id}/secrets/{secretId}", StaffScopes.Keys, "Revoke a secret", "The secret opens nothing from the next request on; the key's other secret goes on.", status: 204);

    protected override async Task<AdminAnswer<object>> ActAsync(KeySecretRequest request, CancellationToken ct)
    {
        (await Db.Keys.RequireAsync(request.Id, ct)).RevokeSecret(request.SecretId, Now);
        return await SaveAsync(ct);
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
internal sealed class RevokeKey : AdminEndpoint<ById, object>
{
    public override void Configure() => Does(FastEndpoints.Http.DELETE, "/v1/admin/keys/{id}", StaffScopes.Keys, "Revoke a key", "The key opens nothing from the next request on, and never again. The last key that can make keys stays.", status: 204);

    protected override async Task<AdminAnswer<object>> ActAsync(ById request, CancellationToken ct)
    {
        var key = await Db.Keys.RequireAsync(request.Id, ct);
        key.Revoke(Now);
        var now = Now;
        // Judged inside the save: two that revoke each other's key at once cannot both succeed.
        var saved = await Db.SaveAsync(async token =>
        {
            var left = await Db.Keys.AsNoTracking().Where(k => k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now)).ToListAsync(token);
            return left.Exists(k => k.Scopes.Contains(StaffScopes.Keys)) ? new AdminAnswer<object>(null, SuccessStatus)
                : throw new NewsroomRule("last-admin-key", "This is the last key that can make keys; make another first.");
        }, ct);
        return saved.Answer;
    }
}

/// <summary>Finds keys.</summary>
internal static class KeyQueries
{
    /// <summary>The key with its secrets.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>.</exception>
    public static async Task<AccessKey> RequireAsync(this DbSet<AccessKey> keys, Guid id, CancellationToken ct) =>
        await keys.Include(k => k.Secrets).FirstOrDefaultAsync(k => k.Id == id, ct) ?? throw new ProblemException("not-found", "There is no such key.");
}
