using Cms.Model;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Background;

/// <summary>Removes what was sent to webhooks once it is thirty days old, at the start and then once a day.</summary>
internal sealed class MessageThinning(IServiceScopeFactory scopes, CmsDatabase database, TimeProvider clock, ILogger<MessageThinning> log)
    : LookingWorker(database, clock, log)
{
    /// <summary>How long a message and its tries are kept. All tries together take four days, ten if the receiver asks for it.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(30);

    // Messages per turn, so that a long backlog never holds the database for long.
    private const int Batch = 1_000;

    /// <summary>Removes what is due now.</summary>
    public static async Task ThinAsync(CmsDbContext db, DateTime now, CancellationToken ct)
    {
        var before = now - Kept;
        int removed;
        do
        {
            removed = await db.CmsDatabase.WriteAsync(
                db,
                token =>
                    db.WebhookMessages.Where(m =>
                            db.WebhookMessages.Where(o => o.CreatedAt < before)
                                .OrderBy(o => o.CreatedAt)
                                .Select(o => o.Id)
                                .Take(Batch)
                                .Contains(m.Id)
                        )
                        .ExecuteDeleteAsync(token),
                ct
            );
        } while (removed == Batch);
    }

    protected override TimeSpan Every => TimeSpan.FromDays(1);

    protected override string Work => "Removing old messages to webhooks";

    protected override async Task LookAsync(CancellationToken ct)
    {
        var before = Database.Sql.Value(Clock.Now() - Kept);
        if (await Database.FindsAsync(new Statement("SELECT 1 FROM webhook_messages WHERE created_at < @p0 LIMIT 1", [before]), ct))
            await scopes.WithDbAsync(db => ThinAsync(db, Clock.Now(), ct));
    }
}
