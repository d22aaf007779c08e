using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Reading;

namespace Cms.Api.Delivery.Changes;

/// <summary>Reads the rows of the log that readers see.</summary>
internal sealed class ChangeReader(CmsDatabase database)
{
    /// <summary>What <see cref="Row"/> reads, of the table <c>c</c>.</summary>
    public const string Columns =
        "c.sequence, c.op, c.kind, c.thing_id, c.slug, c.previous_slug, c.version, c.at, c.reason, c.caused_by_kind, c.caused_by_id, "
        + "c.changed, c.tags, c.notice, c.replacement_id";

    /// <summary>The rows after a number, on a connection that sees one moment.</summary>
    public async Task<ChangePage> PageAsync(ReadConnection read, LogHead head, long after, int limit, CancellationToken ct)
    {
        var rows = await read.QueryAsync(
            new Statement(
                $"SELECT {Columns} FROM changes c WHERE c.is_public = TRUE AND c.sequence > @p0 ORDER BY c.sequence LIMIT @p1",
                [after, (long)limit + 1]
            ),
            Row,
            ct
        );
        var page = Page.Of(rows, limit);
        return new ChangePage(page.Rows, page.HasMore, head);
    }

    /// <summary>The same, on a connection of its own.</summary>
    public async Task<ChangePage> PageAsync(long after, int limit, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        return await PageAsync(read, await LogHead.ReadAsync(read, ct), after, limit, ct);
    }

    /// <summary>The head of the log.</summary>
    public async Task<LogHead> HeadAsync(CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        return await LogHead.ReadAsync(read, ct);
    }

    /// <summary>One row.</summary>
    public ChangeResponse Row(Row row) =>
        ChangeResponse.From(
            new Change
            {
                Sequence = row.GetInt64(0),
                Op = row.GetName<ChangeOp>(1),
                Kind = row.GetName<ThingKind>(2),
                ThingId = row.GetId(3),
                Slug = row.IsNull(4) ? null : row.GetString(4),
                PreviousSlug = row.IsNull(5) ? null : row.GetString(5),
                Version = row.GetInt32(6),
                At = row.GetInstant(7),
                Reason = row.GetName<ChangeReason>(8),
                CausedByKind = row.IsNull(9) ? null : row.GetName<ThingKind>(9),
                CausedById = row.IsNull(10) ? null : row.GetId(10),
                Changed = row.GetString(11),
                Tags = row.GetString(12),
                Notice = row.IsNull(13) ? null : row.GetString(13),
                ReplacementId = row.IsNull(14) ? null : row.GetId(14),
            }
        );
}
