using Cms.Api.Http.Doors;
using Cms.Model.Access;
using FastEndpoints;

namespace Cms.Api.Admin;

/// <summary>Says whose key this is and what it may.</summary>
internal sealed class GetAdminMe : AdminEndpoint<EmptyRequest, AdminMeResponse>
{
    public override void Configure() =>
        Get(
            "me",
            StaffScopes.Any,
            "Ask who you are at the desk",
            "The name, role and scopes of whoever holds the key or the token of the identity provider, and when that ends: enough to "
                + "know which buttons to show. For any key of the staff, whatever its scopes."
        );

    protected override Task<Outcome<AdminMeResponse>> ActAsync(EmptyRequest request, CancellationToken ct) =>
        Task.FromResult(
            new Outcome<AdminMeResponse>(
                new AdminMeResponse
                {
                    Id = Actor.Id,
                    Name = Actor.Name,
                    Role = Actor.Role,
                    Scopes = [.. Actor.Scopes],
                    ExpiresAt = Actor.ExpiresAt,
                }
            )
        );
}

/// <summary>Who calls.</summary>
public sealed record AdminMeResponse
{
    /// <summary>
    /// The key's id, or <c>oidc:</c> with the subject of a token: what <c>createdBy</c> of articles and <c>actorId</c> of the
    /// audit log say.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The name, as the audit log has it.</summary>
    public required string Name { get; init; }

    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    /// <summary>What the key may do: all that the role may, or less.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>When the key or the token ends by itself, UTC; null for never.</summary>
    public required DateTime? ExpiresAt { get; init; }
}
