using Cms.Model.Audit;
using Cms.Model.Saving;

namespace Cms.Model.Access;

/// <summary>
/// A key of the staff or of a partner: a name, a role, scopes, and one or two secrets that open the same door, so that a secret can be
/// changed without a moment in which neither works. Secrets are kept as hashes and shown once.
/// </summary>
public sealed class AccessKey : Eventful, IAudited
{
    /// <summary>Most secrets in force at once.</summary>
    public const int MaxSecrets = 2;

    private readonly List<KeySecret> _secrets = [];

    private AccessKey() { }

    /// <summary>A new key without a secret.</summary>
    /// <exception cref="NewsroomRule"><c>scope-not-of-role</c>, <c>expiry-in-past</c>, <c>name-required</c>.</exception>
    public AccessKey(string name, Role role, IReadOnlyList<string>? scopes, DateTime? expiresAt, DateTime now)
    {
        scopes ??= Access.StaffScopes.Of(role);
        if (scopes.Except(Access.StaffScopes.Of(role)).FirstOrDefault() is { } beyond)
            throw new NewsroomRule(
                "scope-not-of-role",
                $"The role does not have the scope {beyond}; a key can have fewer scopes than its role, not more."
            );
        Take(name, role, scopes, expiresAt, now);
    }

    private AccessKey(Guid partnerId, string name, IReadOnlyList<string>? scopes, DateTime? expiresAt, DateTime now)
    {
        scopes ??= PartnerScopes.All;
        if (scopes.Except(PartnerScopes.All).FirstOrDefault() is { } beyond)
            throw new NewsroomRule("scope-not-of-role", $"No partner has the scope {beyond}.");
        PartnerId = partnerId;
        Take(name, Role.Partner, scopes, expiresAt, now);
    }

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The role.</summary>
    public Role Role { get; private set; }

    /// <summary>The partner whose key it is; null for the staff.</summary>
    public Guid? PartnerId { get; private set; }

    /// <summary>What it may do.</summary>
    public IReadOnlyList<string> Scopes { get; private set; } = [];

    /// <summary>When it was made, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When it ends by itself; null for never.</summary>
    public DateTime? ExpiresAt { get; private set; }

    /// <summary>When it was revoked; null while it is not.</summary>
    public DateTime? RevokedAt { get; private set; }

    /// <summary>When it was last used, to the minute.</summary>
    public DateTime? LastUsedAt { get; private set; }

    /// <summary>Its secrets, the newest last.</summary>
    public IReadOnlyList<KeySecret> Secrets => _secrets;

    /// <inheritdoc />
    string IAudited.AuditKind => "key";

    /// <inheritdoc />
    string? IAudited.AuditName => Name;

    /// <summary>A new key of a partner, without a secret.</summary>
    /// <exception cref="NewsroomRule"><c>scope-not-of-role</c>, <c>expiry-in-past</c>, <c>name-required</c>.</exception>
    public static AccessKey OfPartner(Guid partnerId, string name, IReadOnlyList<string>? scopes, DateTime? expiresAt, DateTime now) =>
        new(partnerId, name, scopes, expiresAt, now);

    /// <summary>Whether it is of the staff and may everything that the staff may.</summary>
    public bool MayEverything => PartnerId is null && StaffScopes.All.All(Scopes.Contains);

    /// <summary>Whether it opens anything at this moment.</summary>
    public bool IsInForce(DateTime now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);

    /// <summary>Gives it a new secret; with two in force, one has to go first.</summary>
    /// <returns>The whole key as its holder sends it. It cannot be had again.</returns>
    /// <exception cref="NewsroomRule"><c>wrong-state</c>, <c>two-secrets-live</c>.</exception>
    public string AddSecret(DateTime now)
    {
        var text = KeyText.New();
        Add(text, now);
        return text.ToString();
    }

    /// <summary>Takes a secret that the operator chose.</summary>
    public void Adopt(KeyText text, DateTime now) => Add(text, now);

    /// <summary>Ends one secret.</summary>
    /// <exception cref="NewsroomRule"><c>not-found</c>, <c>last-secret</c>.</exception>
    public void RevokeSecret(string id, DateTime now)
    {
        var secret = _secrets.Find(s => s.Id == id && s.RevokedAt is null)
            ?? throw new NewsroomRule("not-found", "The key has no such secret in force.");
        if (_secrets.Count(s => s.RevokedAt is null) == 1)
            throw new NewsroomRule("last-secret", "This is the key's only secret; revoke the key instead.");
        secret.Revoke(now);
        Note("revoke-secret");
    }

    /// <summary>Ends the key; it never comes back.</summary>
    public void Revoke(DateTime now)
    {
        if (RevokedAt is not null)
            throw new NewsroomRule("wrong-state", "The key is revoked already.");
        RevokedAt = now;
        Note("revoke");
    }

    private void Take(string name, Role role, IReadOnlyList<string> scopes, DateTime? expiresAt, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new NewsroomRule("name-required", "A key has a name, so that whoever reads the audit log knows whose it is.");
        if (expiresAt <= now)
            throw new NewsroomRule("expiry-in-past", "A key ends in the future, or has no end.");
        Id = Guid.CreateVersion7(now);
        (Name, Role, Scopes, ExpiresAt, CreatedAt) = (name.Normalize(), role, [.. scopes.Distinct()], expiresAt, now);
        Note("create");
    }

    private void Add(KeyText text, DateTime now)
    {
        if (!IsInForce(now))
            throw new NewsroomRule("wrong-state", "The key is not in force; make a new one.");
        if (_secrets.Count(s => s.RevokedAt is null) >= MaxSecrets)
            throw new NewsroomRule("two-secrets-live", "Two secrets are in force; revoke one of them first.");
        _secrets.Add(new KeySecret(text.Id, Id, text.Hash(), now));
        Note("add-secret");
    }
}
