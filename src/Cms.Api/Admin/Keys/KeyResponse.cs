using Cms.Model.Access;

namespace Cms.Api.Admin.Keys;

/// <summary>A key, without its secrets.</summary>
public sealed record KeyResponse
{
    /// <summary>Its id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Name { get; init; }

    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    /// <summary>The partner whose key it is; null for the staff.</summary>
    public required Guid? PartnerId { get; init; }

    /// <summary>What it may do.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it ends by itself, UTC; null for never.</summary>
    public required DateTime? ExpiresAt { get; init; }

    /// <summary>When it was revoked, UTC; null while it is not.</summary>
    public required DateTime? RevokedAt { get; init; }

    /// <summary>When it was last used, to the minute, UTC; null for never.</summary>
    public required DateTime? LastUsedAt { get; init; }

    /// <summary>Its secrets in force, the newest last; two at most.</summary>
    public required IReadOnlyList<KeySecretResponse> Secrets { get; init; }

    internal static KeyResponse From(AccessKey key) =>
        new()
        {
            Id = key.Id,
            Name = key.Name,
            Role = key.Role,
            PartnerId = key.PartnerId,
            Scopes = key.Scopes,
            CreatedAt = key.CreatedAt,
            ExpiresAt = key.ExpiresAt,
            RevokedAt = key.RevokedAt,
            LastUsedAt = key.LastUsedAt,
            Secrets =
            [
                .. key
                    .Secrets.Where(s => s.RevokedAt is null)
                    .OrderBy(s => s.CreatedAt)
                    .ThenBy(s => s.Id, StringComparer.Ordinal)
                    .Select(s => new KeySecretResponse { Id = s.Id, CreatedAt = s.CreatedAt }),
            ],
        };
}

/// <summary>One secret of a key, known by the part of the key that names it.</summary>
public sealed record KeySecretResponse
{
    /// <summary>The part after <c>cms_</c>.</summary>
    public required string Id { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }
}
