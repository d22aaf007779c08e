using Cms.Api.Delivery.Changes;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Reading;
using Cms.Model.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Webhooks;

/// <summary>
/// What an endpoint gets to see, in one place: which rows of the change log are for it, and what a message says of them.
/// Endpoints of the staff see what readers see, so nothing is told before it is public.
/// </summary>
internal static class WebhookFeed
{
    /// <summary>The next rows after a number, in order.</summary>
    public static Task<List<LogLine>> LinesAsync(ReadConnection read, long after, int most, CancellationToken ct)
    {
        var database = read.Database;
        return read.QueryAsync(
            new Statement("SELECT sequence, kind, thing_id, reason, at, caused_by_id FROM changes WHERE is_public = TRUE AND sequence > @p0 ORDER BY sequence LIMIT @p1", [after, (long)most]),
            row => new LogLine(
                row.GetInt64(0), Enum.Parse<ThingKind>(row.GetString(1)), database.GetId(row, 2), Enum.Parse<ChangeReason>(row.GetString(3)), database.GetInstant(row, 4), row.IsDBNull(5) ? null : database.GetId(row, 5)),
            ct);
    }

    /// <summary>What a message says, as the log has it now.</summary>
    public static async Task<WebhookBody> BodyAsync(ReadConnection read, WebhookMessage message, CancellationToken ct)
    {
        var numbers = message.Sequences;
        var rows = numbers.Count == 0 ? [] : await read.Db.Changes.Where(c => c.IsPublic && numbers.Contains(c.Sequence)).OrderBy(c => c.Sequence).ToListAsync(ct);
        var changes = rows.ConvertAll(ChangeResponse.From);
        return new WebhookBody
        {
            Type = message.Type,
            Timestamp = message.At,
            Data = new WebhookData
            {
                Sequence = message.Sequence,
                Tags = [.. changes.SelectMany(c => c.Tags).Distinct()],
                Changes = changes,
                HasMore = message.HasMore,
                ChangesCursor = ChangeCursors.Write(await LogHead.ReadAsync(read, ct), message.FirstSequence - 1),
            },
        };
    }
}
