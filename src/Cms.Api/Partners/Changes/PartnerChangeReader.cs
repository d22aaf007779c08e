using Cms.Api.Background;
using Cms.Api.Delivery.Changes;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Partners;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Partners.Changes;

/// <summary>Reads the rows of partners, and notes what they say they have received.</summary>
internal sealed class PartnerChangeReader(CmsDatabase database, IServiceScopeFactory scopes)
{
    // Beside each row the newest of its piece, which says what is true now.
    private const string Columns = """
        SELECT p.sequence, p.op, p.action, p.article_id, c.slug, c.previous_slug, c.version, c.at, p.reason, c.caused_by_kind,
            c.caused_by_id, c.changed, c.tags, COALESCE(p.notice, c.notice), c.replacement_id,
            n.sequence, n.op, n.action, n.embargo_until, COALESCE(n.notice, nc.notice), nc.replacement_id, p.changed
        FROM partner_changes p CROSS JOIN changes c CROSS JOIN partner_changes n CROSS JOIN changes nc
        """;

    private const string Joined = """
        c.sequence = p.sequence AND n.partner_id = p.partner_id AND nc.sequence = n.sequence
        AND n.sequence = (SELECT MAX(m.sequence) FROM partner_changes m WHERE m.partner_id = p.partner_id AND m.article_id = p.article_id)
        """;

    /// <summary>The rows after a number; a suspended partner is given those alone that take something down.</summary>
    public Task<PartnerChangePage> PageAsync(Partner partner, long after, int limit, CancellationToken ct) =>
        ReadAsync(
            $"{Columns} WHERE p.partner_id = @p0 AND p.sequence > @p1 AND {Joined}{OnlyFor(partner)} ORDER BY p.sequence LIMIT @p2",
            partner,
            after,
            limit,
            ct
        );

    /// <summary>What was withdrawn of all that a partner was ever entitled to, and did not come back to it.</summary>
    public async Task<PartnerChangePage> WithdrawalsAsync(Partner partner, long after, int limit, CancellationToken ct) =>
        await ReadAsync(
            $"""
            {Columns} WHERE p.partner_id = @p0 AND p.reason = '{ChangeReason.Withdrawn}' AND p.sequence > @p1 AND {Joined}
            AND NOT EXISTS (SELECT 1 FROM partner_changes l WHERE l.partner_id = p.partner_id AND l.article_id = p.article_id
            AND l.sequence > p.sequence AND (l.op <> 'Remove' OR l.reason = '{ChangeReason.Withdrawn}'))
            ORDER BY p.sequence LIMIT @p2
            """,
            partner,
            after,
            limit,
            ct
        );

    /// <summary>
    /// The rows of these numbers that are this partner's, in order; a suspended partner is given those alone that take something down.
    /// </summary>
    public static async Task<IReadOnlyList<PartnerChangeResponse>> RowsAsync(
        ReadConnection read,
        Partner partner,
        IReadOnlyList<long> sequences,
        CancellationToken ct
    )
    {
        if (sequences.Count == 0)
            return [];
        var text = new StatementText();
        var which =
            $"p.partner_id = {text.Value(read.Database.Sql.Value(partner.Id))} AND p.sequence IN "
            + $"({string.Join(", ", sequences.Select(s => text.Value(s)))})";
        return await read.QueryAsync(text.With($"{Columns} WHERE {which} AND {Joined}{OnlyFor(partner)} ORDER BY p.sequence"), Row, ct);
    }

    /// <summary>Notes that a partner has received everything up to a number.</summary>
    public async Task ReceiveAsync(Partner partner, long sequence, CancellationToken ct)
    {
        if (sequence > partner.ReceivedTo)
            await NoteAsync("UPDATE partners SET received_to = @p1 WHERE id = @p0 AND received_to < @p1", partner.Id, sequence, ct);
    }

    /// <summary>Notes that a partner has acted on everything up to a number; it has then received it too.</summary>
    public async Task ActAsync(Partner partner, long sequence, CancellationToken ct)
    {
        await ReceiveAsync(partner, sequence, ct);
        if (sequence > partner.ActedTo)
            await NoteAsync("UPDATE partners SET acted_to = @p1 WHERE id = @p0 AND acted_to < @p1", partner.Id, sequence, ct);
    }

    /// <summary>Notes from where a suspended partner was given less than there is.</summary>
    public async Task KeepBackAsync(Partner partner, long after, CancellationToken ct)
    {
        if (after < partner.KeptBackFrom)
            await NoteAsync("UPDATE partners SET kept_back_from = @p1 WHERE id = @p0 AND kept_back_from > @p1", partner.Id, after, ct);
    }

    private async Task<PartnerChangePage> ReadAsync(string text, Partner partner, long after, int limit, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var head = await LogHead.ReadAsync(read, ct);
        var rows = await read.QueryAsync(new Statement(text, [database.Sql.Value(partner.Id), after, (long)limit + 1]), Row, ct);
        var page = Page.Of(rows, limit);
        return new PartnerChangePage(page.Rows, page.HasMore, head);
    }

    private Task<int> NoteAsync(string text, Guid partner, long sequence, CancellationToken ct) =>
        scopes.WithDbAsync(db =>
            database.WriteAsync(db, token => db.Database.ExecuteSqlRawAsync(text, [database.Sql.Value(partner), sequence], token), ct)
        );

    private static string OnlyFor(Partner partner) => partner.SuspendedAt is null ? "" : " AND p.op = 'Remove' AND n.op = 'Remove'";

    private static PartnerChangeResponse Row(Row row)
    {
        var slug = row.IsNull(4) ? null : row.GetString(4);
        var previousSlug = row.IsNull(5) ? null : row.GetString(5);
        var (was, op) = (row.GetName<PartnerOp>(1), row.GetName<PartnerOp>(16));
        var (action, newest) = (row.GetName<PartnerAction>(2), row.GetInt64(15));
        // Of what went, the newest says why it stays gone; a copy that had to go before an embargo still has to.
        var saysItself = was == op || (was == PartnerOp.Remove && op == PartnerOp.Hold);
        var (notice, replacement) = saysItself ? (13, 14) : (19, 20);
        return new PartnerChangeResponse
        {
            Sequence = row.GetInt64(0),
            SupersededBy = newest == row.GetInt64(0) ? null : newest,
            Op = op,
            Action =
                saysItself ? action
                : op == PartnerOp.Remove ? row.GetName<PartnerAction>(17)
                : was == PartnerOp.Remove && action == PartnerAction.TakeDown ? PartnerAction.MustUpdate
                : PartnerAction.None,
            Type = ThingKind.Article,
            Id = row.GetId(3),
            Slug = slug,
            PreviousSlug = previousSlug,
            Version = row.GetInt32(6),
            At = row.GetInstant(7),
            Reason = row.GetName<ChangeReason>(8),
            EmbargoUntil = row.IsNull(18) ? null : row.GetInstant(18),
            CausedBy = row.IsNull(9) ? null : new ChangeCauseResponse { Type = row.GetName<ThingKind>(9), Id = row.GetId(10) },
            Changed =
            [
                .. new[] { row.GetString(11), row.IsNull(21) ? "" : row.GetString(21) }
                    .Where(c => c.Length > 0)
                    .SelectMany(c => c.Split(','))
                    .Distinct(),
            ],
            Tags = CacheTags.Of(
                new Change
                {
                    Kind = ThingKind.Article,
                    ThingId = row.GetId(3),
                    Slug = slug,
                    PreviousSlug = previousSlug,
                    Tags = row.GetString(12),
                }
            ),
            Notice = row.IsNull(notice) ? null : row.GetString(notice),
            ReplacementId = row.IsNull(replacement) ? null : row.GetId(replacement),
        };
    }
}
