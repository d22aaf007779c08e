using System.Collections.Concurrent;
using System.Text.Json;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Access;

/// <summary>
/// Finds the holder of a key. Nothing is remembered between requests, so a revocation holds from the next one on every
/// node; the row costs one look into an index.
/// </summary>
internal sealed partial class KeyReader(CmsDatabase database, TimeProvider clock, IServiceScopeFactory scopes, ILogger<KeyReader> log) : BackgroundService
{
    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    private const string Find = """
        SELECT k.id, k.name, k.role, k.scopes, k.last_used_at, s.hash, k.partner_id, k.expires_at FROM key_secrets s JOIN access_keys k ON k.id = s.key_id
        WHERE s.id = @p0 AND s.revoked_at IS NULL AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > @p1)
        """;

    // Compared with where no key is found, so that a wrong id takes as long as a wrong secret.
    private static readonly byte[] NoHash = new byte[32];

    private readonly ConcurrentDictionary<Guid, DateTime> _used = new();

    /// <summary>Whose key it is; null where it opens nothing.</summary>
    public async Task<Actor?> FindAsync(KeyText key, CancellationToken ct)
    {
        var now = clock.Now();
        await using var read = await database.OpenReadAsync(ct);
        var rows = await read.QueryAsync(
            new Statement(Find, [key.Id, database.Value(now)]),
            row => (Id: database.GetId(row, 0), Name: row.GetString(1), Role: Enum.Parse<Role>(row.GetString(2)), Scopes: row.GetString(3), LastUsedAt: row.IsDBNull(4) ? (DateTime?)null : database.GetInstant(row, 4), Hash: row.GetFieldValue<byte[]>(5), PartnerId: row.IsDBNull(6) ? (Guid?)null : database.GetId(row, 6),
                ExpiresAt: row.IsDBNull(7) ? (DateTime?)null : database.GetInstant(row, 7)), ct);
        if (!key.Opens(rows.Count == 1 ? rows[0].Hash : NoHash))
            return null;
        var (id, name, role, granted, lastUsedAt, _, partnerId, expiresAt) = rows[0];
        if (lastUsedAt is null || now - lastUsedAt >= NotedEvery)
            _used[id] = now;
        return new Actor(id.ToString(), name, role, JsonSerializer.Deserialize<string[]>(granted)!) { PartnerId = partnerId, ExpiresAt = expiresAt };
    }

    /// <summary>Stores when keys were last used, behind the callers' backs.</summary>
    public async Task NoteUsesAsync(CancellationToken ct)
    {
        foreach (var (id, at) in _used.ToArray())
        {
            _used.TryRemove(KeyValuePair.Create(id, at));
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
            await database.WriteAsync(db, token => db.Keys.Where(k => k.Id == id).ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsedAt, at), token), ct);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await NoteUsesAsync(stoppingToken);
                }
                catch (Exception e) when (database.Judge(e) != DatabaseFault.Unknown)
                {
                    LogNotNoted(log, e);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "When keys were last used could not be stored; it is noted at their next use")]
    private static partial void LogNotNoted(ILogger log, Exception e);
}
