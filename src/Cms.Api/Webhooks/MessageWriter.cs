using Cms.Api.Background;
using Cms.Api.Delivery.Changes;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Reading;
using Cms.Model.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Webhooks;

/// <summary>
/// Follows the change log for every endpoint from its own position. The messages are stored and the position moved in one
/// save, and only where the position still is what it was: on any number of nodes each change is told once.
/// </summary>
internal sealed class MessageWriter(IServiceScopeFactory scopes, CmsDatabase database, TimeProvider clock)
{
    private const int Batch = 500;

    // What is held back is not read again every half second: not before its time, unless the log went on.
    private Dictionary<Guid, Held> _held = [];

    /// <summary>Writes what is to be told by now, for every endpoint that is behind the log.</summary>
    /// <param name="ct">Ends it before it stores anything.</param>
    /// <returns>Whether it is to be asked again at once, because one walk was not enough.</returns>
    public async Task<bool> WriteAsync(CancellationToken ct)
    {
        var now = clock.Now();
        var (walks, isCutShort) = await WalkAsync(now, ct);
        if (walks.Count == 0)
            return false;
        await scopes.WithDbAsync(db => db.SaveAsync(token => StoreAsync(db, walks, token), CancellationToken.None), Actor.Dispatcher);
        return isCutShort;
    }

    private static async Task<int> StoreAsync(CmsDbContext db, IReadOnlyList<Walk> walks, CancellationToken ct)
    {
        foreach (var walk in walks)
        {
            // Another node may have been here, or somebody sent it back or told it to hear something else.
            var isOurs =
                await db
                    .Webhooks.Where(w =>
                        w.Id == walk.Webhook.Id && w.Position == walk.Webhook.Position && w.EditVersion == walk.Webhook.EditVersion
                    )
                    .ExecuteUpdateAsync(w => w.SetProperty(x => x.Position, walk.Reached), ct) == 1;
            if (isOurs)
                db.AddRange(walk.Messages);
        }

        return await db.SaveChangesAsync(ct);
    }

    private async Task<(List<Walk> Walks, bool IsCutShort)> WalkAsync(DateTime now, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        if (
            (
                await read.QueryAsync(
                    new Statement(
                        """
                        SELECT h.id FROM change_heads h WHERE h.id = 1 AND EXISTS (SELECT 1 FROM webhooks w
                        WHERE w.is_enabled = TRUE AND w.position < h.sequence)
                        """,
                        []
                    ),
                    _ => true,
                    ct
                )
            ).Count == 0
        )
            return ([], false);
        await read.BeginSnapshotAsync(ct);
        var head = await LogHead.ReadAsync(read, ct);
        var (walks, stillHeld, isCutShort) = (new List<Walk>(), new Dictionary<Guid, Held>(), false);
        // In the order of their ids, so that two nodes wait for each other instead of holding each other up.
        var behind = await read.Db.Webhooks.Where(w => w.IsEnabled && w.Position < head.Sequence).OrderBy(w => w.Id).ToListAsync(ct);
        foreach (var webhook in behind)
        {
            if (_held.TryGetValue(webhook.Id, out var held) && held.IsStillSo(webhook, head.Sequence, now))
            {
                stillHeld[webhook.Id] = held;
                continue;
            }

            var gathering = new Gathering(webhook, now);
            var isWhole = await FillAsync(gathering, read, webhook, ct);
            isCutShort |= !isWhole;
            var (messages, reached) = gathering.End(isWhole ? head.Sequence : null);
            if (gathering.HeldUntil is { } until)
                stillHeld[webhook.Id] = new Held(reached, webhook.EditVersion, head.Sequence, until);
            if (reached > webhook.Position)
                walks.Add(new Walk(webhook, messages, reached));
        }

        _held = stillHeld;
        return (walks, isCutShort);
    }

    /// <returns>Whether it came to the end of the log.</returns>
    private static async Task<bool> FillAsync(Gathering gathering, ReadConnection read, Webhook webhook, CancellationToken ct)
    {
        var position = webhook.Position;
        while (true)
        {
            var lines = await WebhookFeed.LinesAsync(read, webhook, position, Batch, ct);
            foreach (var line in lines)
            {
                if (!gathering.Take(line))
                    return false;
                position = line.Sequence;
            }

            if (lines.Count < Batch)
                return true;
        }
    }

    private sealed record Walk(Webhook Webhook, IReadOnlyList<WebhookMessage> Messages, long Reached);

    private sealed record Held(long Position, int EditVersion, long Head, DateTime Until)
    {
        public bool IsStillSo(Webhook webhook, long head, DateTime now) =>
            webhook.Position == Position && webhook.EditVersion == EditVersion && head == Head && now < Until;
    }
}
