using Cms.Api.Http.Doors;

namespace Cms.Api.Admin.Keys;

/// <summary>A key with a secret just made.</summary>
public sealed record NewKeyResponse : IHoldsSecret
{
    /// <summary>The key.</summary>
    public required KeyResponse Key { get; init; }

    /// <summary>What its holder sends as <c>Authorization: Bearer …</c>. Shown this once; null where the answer is repeated.</summary>
    public required string? Secret { get; init; }

    object IHoldsSecret.WithoutSecret() => this with { Secret = null };
}
