using Cms.Model.Reading;

namespace Cms.Api.Http.Lists;

/// <summary>One page of a list of a table's rows.</summary>
/// <param name="Ids">Their ids, in order.</param>
/// <param name="NextCursor">The cursor the next page begins after; null where this is the last.</param>
/// <param name="Total">How many there are on all pages; null where nobody asked.</param>
internal sealed record TablePage(IReadOnlyList<Guid> Ids, string? NextCursor, int? Total)
{
    /// <summary>Reads that of one table.</summary>
    /// <param name="read">Where, in a snapshot, so that the page and the total are of one state.</param>
    /// <param name="table">The table; in the order and the terms it is <c>t</c>.</param>
    /// <param name="request">Which page, how long, and whether to count.</param>
    /// <param name="order">The order.</param>
    /// <param name="identity">What a cursor of the list is good for.</param>
    /// <param name="where">Which rows, as terms; each statement has them written with its own values.</param>
    /// <param name="ct">Cancels.</param>
    public static Task<TablePage> ReadAsync(
        ReadConnection read,
        string table,
        ListRequest request,
        SortOrder order,
        string identity,
        Func<StatementText, string> where,
        CancellationToken ct
    ) => ReadAsync(read, request, order, identity, text => ($"{table} t", where(text)), ct);

    /// <summary>Reads that of a table joined with others.</summary>
    /// <param name="read">Where, in a snapshot, so that the page and the total are of one state.</param>
    /// <param name="request">Which page, how long, and whether to count.</param>
    /// <param name="order">The order, its columns those of the tables.</param>
    /// <param name="identity">What a cursor of the list is good for.</param>
    /// <param name="source">The tables, and which rows, as terms; each statement has them written with its own values.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<TablePage> ReadAsync(
        ReadConnection read,
        ListRequest request,
        SortOrder order,
        string identity,
        Func<StatementText, (string From, string Where)> source,
        CancellationToken ct
    )
    {
        var database = read.Database;
        var limit = request.LimitOrDefault;
        var text = new StatementText();
        var (from, terms) = source(text);
        if (request.Cursor is not null)
            terms += $" AND {order.After(text, Cursors.Read(identity, request.Cursor, order.Columns.Count), database)}";
        var keys = string.Join(", ", order.Columns.Select(c => c.Column));
        var bounds = $"LIMIT {text.Value((long)limit + 1)} OFFSET {text.Value((long)((request.PageOrDefault ?? 1) - 1) * limit)}";
        var rows = await read.QueryAsync(
            text.With(
                $"""
                SELECT {order.IdColumn}, {keys}
                FROM {from}
                WHERE {terms}
                ORDER BY {order.OrderBy} {bounds}
                """
            ),
            row => (Id: row.GetId(0), Keys: order.KeysOf(row, 1)),
            ct
        );
        var page = Page.Of(rows, limit);
        int? total = null;
        if (request.Count == "true")
        {
            var counting = new StatementText();
            var (counted, all) = source(counting);
            total = (int)(await read.QueryAsync(counting.With($"SELECT COUNT(*) FROM {counted} WHERE {all}"), r => r.GetInt64(0), ct))[0];
        }

        return new TablePage(
            [.. page.Rows.Select(r => r.Id)],
            page.CursorAfter(last => Cursors.Write(identity, new CursorKeys(last.Keys, last.Id))),
            total
        );
    }
}
