namespace Cms.Model.Access;

/// <summary>One secret of a key.</summary>
public sealed class KeySecret
{
    private KeySecret() { }

    internal KeySecret(string id, Guid keyId, byte[] hash, DateTime now)
    {
        (Id, KeyId, Hash, CreatedAt) = (id, keyId, hash, now);
    }

    /// <summary>The part of the key that names it: <c>cms_&lt;this&gt;_…</c>.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The key.</summary>
    public Guid KeyId { get; private set; }

    /// <summary>SHA-256 of the whole key. The secret is random and long, so nothing slower is needed.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>When it was made, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When it was revoked; null while it is not.</summary>
    public DateTime? RevokedAt { get; private set; }

    internal void Revoke(DateTime now) => RevokedAt = now;
}
