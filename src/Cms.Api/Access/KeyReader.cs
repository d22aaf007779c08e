using System.Collections.Concurrent;
using System.Text.Json;
using Cms.Api.Background;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Access;

/// <summary>
/// Finds the holder of a key. Nothing is remembered between requests, so a revocation holds from the next one on every
/// node; the row costs one look into an index.
/// </summary>
internal sealed class KeyReader(CmsDatabase database, TimeProvider clock, IServiceScopeFactory scopes, ILogger<KeyReader> log)
    : LookingWorker(database, clock, log)
{
    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    private const string Find = """
        SELECT k.id, k.name, k.role, k.scopes, k.last_used_at, s.hash, k.partner_id, k.expires_at FROM key_secrets s JOIN access_keys k
        ON k.id = s.key_id
        WHERE s.id = @p0 AND s.revoked_at IS NULL AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > @p1)
        """;

    // Compared with where no key is found, so that a wrong id takes as long as a wrong secret.
    private static readonly byte[] NoHash = new byte[32];

    private readonly ConcurrentDictionary<Guid, DateTime> _used = new();

    /// <summary>Whose key it is; null where it opens nothing.</summary>
    public async Task<Actor?> FindAsync(KeyText key, CancellationToken ct)
    {
        var now = Clock.Now();
        await using var read = await Database.OpenReadAsync(ct);
        var rows = await read.QueryAsync(
            new Statement(Find, [key.Id, Database.Sql.Value(now)]),
            row =>
                (
                    Id: row.GetId(0),
                    Name: row.GetString(1),
                    Role: row.GetName<Role>(2),
                    Scopes: row.GetString(3),
                    LastUsedAt: row.IsNull(4) ? (DateTime?)null : row.GetInstant(4),
                    Hash: row.GetBytes(5),
                    PartnerId: row.IsNull(6) ? (Guid?)null : row.GetId(6),
                    ExpiresAt: row.IsNull(7) ? (DateTime?)null : row.GetInstant(7)
                ),
            ct
        );
        if (!key.Opens(rows.Count == 1 ? rows[0].Hash : NoHash))
            return null;
        var (id, name, role, granted, lastUsedAt, _, partnerId, expiresAt) = rows[0];
        if (lastUsedAt is null || now - lastUsedAt >= NotedEvery)
            _used[id] = now;
        return new Actor(id.ToString(), name, role, JsonSerializer.Deserialize<string[]>(granted)!)
        {
            PartnerId = partnerId,
            ExpiresAt = expiresAt,
        };
    }

    /// <summary>Stores when keys were last used, behind the callers' backs.</summary>
    public async Task NoteUsesAsync(CancellationToken ct)
    {
        foreach (var (id, at) in _used.ToArray())
        {
            await scopes.WithDbAsync(db =>
                Database.WriteAsync(
                    db,
                    token => db.Keys.Where(k => k.Id == id).ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsedAt, at), token),
                    ct
                )
            );
            _used.TryRemove(KeyValuePair.Create(id, at));
        }
    }

    protected override TimeSpan Every => TimeSpan.FromSeconds(10);

    protected override string Work => "Noting when keys were used";

    protected override Task LookAsync(CancellationToken ct) => NoteUsesAsync(ct);

    protected override Task FinishAsync() => NoteUsesAsync(CancellationToken.None);
}
