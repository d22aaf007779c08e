using Cms.Api.Delivery.Changes;
using Cms.Api.Partners.Changes;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Partners;
using Cms.Model.Reading;
using Cms.Model.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Webhooks;

/// <summary>
/// What an endpoint gets to see, in one place: which rows are for it, and what a message says of them. Endpoints of the
/// desk see what readers see, so nothing is told before it is public; those of a partner see the partner's own rows.
/// </summary>
internal static class WebhookFeed
{
    /// <summary>The next rows after a number, in order.</summary>
    public static Task<List<LogLine>> LinesAsync(ReadConnection read, Webhook webhook, long after, int most, CancellationToken ct)
    {
        var database = read.Database;
        return webhook.PartnerId is { } partner
            ? read.QueryAsync(
                new Statement(
                    """
                    SELECT p.sequence, c.kind, p.article_id, p.reason, c.at, c.caused_by_id, p.action
                    FROM partner_changes p CROSS JOIN changes c
                    WHERE p.partner_id = @p0 AND p.sequence > @p1 AND c.sequence = p.sequence ORDER BY p.sequence LIMIT @p2
                    """,
                    [database.Sql.Value(partner), after, (long)most]
                ),
                row => Line(row, row.GetString(6) == nameof(PartnerAction.TakeDown)),
                ct
            )
            : read.QueryAsync(
                new Statement(
                    """
                    SELECT sequence, kind, thing_id, reason, at, caused_by_id FROM changes
                    WHERE is_public = TRUE AND sequence > @p0 ORDER BY sequence LIMIT @p1
                    """,
                    [after, (long)most]
                ),
                row => Line(row, row.GetString(3) == nameof(ChangeReason.Withdrawn)),
                ct
            );

        LogLine Line(Row row, bool isUrgent) =>
            new(
                row.GetInt64(0),
                row.GetName<ThingKind>(1),
                row.GetId(2),
                row.GetName<ChangeReason>(3),
                row.GetInstant(4),
                row.IsNull(5) ? null : row.GetId(5),
                isUrgent
            );
    }

    /// <summary>
    /// What a message says, as the rows have it now: a <see cref="WebhookBody"/>, or a <see cref="PartnerWebhookBody"/> where the endpoint
    /// is a partner's.
    /// </summary>
    public static async Task<object> BodyAsync(ReadConnection read, Webhook webhook, WebhookMessage message, CancellationToken ct)
    {
        var head = await LogHead.ReadAsync(read, ct);
        if (webhook.PartnerId is { } id)
        {
            var partner = await read.Db.Partners.FirstAsync(p => p.Id == id, ct);
            var own = await PartnerChangeReader.RowsAsync(read, partner, message.Sequences, ct);
            return new PartnerWebhookBody
            {
                Type = message.Type,
                Timestamp = message.At,
                Data = Data(message, own, own.SelectMany(c => c.Tags), ChangeCursors.Write(head, message.FirstSequence - 1, id)),
            };
        }

        var numbers = message.Sequences;
        var rows =
            numbers.Count == 0
                ? []
                : await read.Db.Changes.Where(c => c.IsPublic && numbers.Contains(c.Sequence)).OrderBy(c => c.Sequence).ToListAsync(ct);
        var changes = rows.ConvertAll(ChangeResponse.From);
        return new WebhookBody
        {
            Type = message.Type,
            Timestamp = message.At,
            Data = Data(message, changes, changes.SelectMany(c => c.Tags), ChangeCursors.Write(head, message.FirstSequence - 1)),
        };
    }

    private static WebhookData<TChange> Data<TChange>(
        WebhookMessage message,
        IReadOnlyList<TChange> changes,
        IEnumerable<string> tags,
        string cursor
    ) =>
        new()
        {
            Sequence = message.Sequence,
            Tags = [.. tags.Distinct()],
            Changes = changes,
            HasMore = message.HasMore,
            ChangesCursor = cursor,
        };
}
