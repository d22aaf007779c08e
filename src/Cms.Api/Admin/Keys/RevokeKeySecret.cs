using Cms.Model.Access;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Admin.Keys;

/// <summary>Ends one secret of a key.</summary>
internal sealed class RevokeKeySecret : KeyVerb<DeskDoor, KeySecretRequest, object>
{
    public override void Configure() =>
        Delete(
            "keys/{id}/secrets/{secretId}",
            StaffScopes.Keys,
            "Revoke a secret",
            "The secret opens nothing from the next request on; the key's other secret goes on. "
                + "Only of a key that may nothing that yours may not; of a partner's key with `partners:manage`.",
            status: 204
        );

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
