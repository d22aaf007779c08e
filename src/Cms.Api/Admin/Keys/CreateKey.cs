using Cms.Api.Http.Bodies;
using Cms.Api.Http.Doors;
using Cms.Model.Access;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Admin.Keys;

/// <summary>Makes a key.</summary>
internal sealed class CreateKey : AdminBodyEndpoint<EmptyRequest, KeyInput, CreateKeyValidator, NewKeyResponse>
{
    public override void Configure() =>
        Post(
            "keys",
            StaffScopes.Keys,
            "Make a key",
            "A new key with one secret, which is shown this once. Nobody gives a scope that they lack.",
            status: 201
        );

    protected override Task<Outcome<NewKeyResponse>> ActAsync(EmptyRequest request, KeyInput body, CancellationToken ct)
    {
        var key = new AccessKey(body.Name, body.Role!.Value, body.Scopes, body.ExpiresAt, Now);
        Actor.DemandCovers(key);
        var secret = key.AddSecret(Now);
        Db.Add(key);
        return SaveAsync(
            null,
            _ => Task.FromResult(new NewKeyResponse { Key = KeyResponse.From(key), Secret = secret }),
            $"keys/{key.Id}",
            ct
        );
    }
}

/// <summary>What a new key is to be.</summary>
public sealed record KeyInput
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
public sealed class CreateKeyValidator : AbstractValidator<KeyInput>
{
    /// <summary>The rules.</summary>
    public CreateKeyValidator()
    {
        RuleFor(b => b.Name).Line(1, 200);
        RuleFor(b => b.Role).Given();
        RuleFor(b => b.Role)
            .NotEqual(Role.Partner)
            .WithErrorCode("not-allowed")
            .WithMessage("A partner's key is made under the partner: POST /v1/admin/partners/{id}/keys.");
        RuleForEach(b => b.Scopes).OneOf(Model.Access.StaffScopes.All);
    }
}
