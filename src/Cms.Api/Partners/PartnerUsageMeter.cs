using System.Collections.Concurrent;
using Cms.Api.Background;
using Cms.Model;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Partners;

/// <summary>
/// Counts what partners ask for on each UTC day, and stores it every ten seconds behind their backs. With several nodes a
/// quota may be passed by what they count in these seconds.
/// </summary>
internal sealed class PartnerUsageMeter(
    CmsDatabase database,
    TimeProvider clock,
    IServiceScopeFactory scopes,
    ILogger<PartnerUsageMeter> log
) : LookingWorker(database, clock, log)
{
    private readonly ConcurrentDictionary<(Guid Partner, DateTime Day), long> _counted = new();

    /// <summary>Counts one request.</summary>
    public void Count(Guid partnerId) => _counted.AddOrUpdate((partnerId, Clock.Now().Date), 1, (_, n) => n + 1);

    /// <summary>How many requests of a partner were answered today.</summary>
    public async Task<long> UsedTodayAsync(Guid partnerId, CancellationToken ct)
    {
        var today = Clock.Now().Date;
        await using var read = await Database.OpenReadAsync(ct);
        var stored = await read.QueryAsync(
            new Statement(
                "SELECT requests FROM partner_usage WHERE partner_id = @p0 AND day = @p1",
                [Database.Sql.Value(partnerId), Database.Sql.Value(today)]
            ),
            row => row.GetInt64(0),
            ct
        );
        return stored.FirstOrDefault() + _counted.GetValueOrDefault((partnerId, today));
    }

    /// <summary>Stores what was counted.</summary>
    public async Task StoreAsync(CancellationToken ct)
    {
        foreach (var key in _counted.Keys.ToArray())
        {
            if (!_counted.TryRemove(key, out var count))
                continue;
            try
            {
                await StoreAsync(key.Partner, key.Day, count, ct);
            }
            catch
            {
                _counted.AddOrUpdate(key, count, (_, n) => n + count);
                throw;
            }
        }
    }

    protected override TimeSpan Every => TimeSpan.FromSeconds(10);

    protected override string Work => "Storing what partners asked for";

    protected override Task LookAsync(CancellationToken ct) => StoreAsync(ct);

    protected override Task FinishAsync() => StoreAsync(CancellationToken.None);

    private Task StoreAsync(Guid partnerId, DateTime day, long count, CancellationToken ct) =>
        scopes.WithDbAsync(db =>
            Database.WriteAsync(
                db,
                async token =>
                {
                    await db.Database.ExecuteSqlRawAsync(
                        """
                        INSERT INTO partner_usage (partner_id, day, requests) VALUES (@p0, @p1, @p2)
                        ON CONFLICT (partner_id, day) DO UPDATE SET requests = partner_usage.requests + excluded.requests
                        """,
                        [Database.Sql.Value(partnerId), Database.Sql.Value(day), count],
                        token
                    );
                    await db.Database.ExecuteSqlRawAsync(
                        "UPDATE partners SET last_seen_at = @p1 WHERE id = @p0",
                        [Database.Sql.Value(partnerId), Database.Sql.Value(Clock.Now())],
                        token
                    );
                },
                ct
            )
        );
}
