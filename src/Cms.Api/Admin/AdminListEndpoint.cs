using Cms.Api.Delivery;
using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Reading;

namespace Cms.Api.Admin;

/// <summary>A list at the desk: the same envelope, cursors and grammar as at the public door.</summary>
/// <typeparam name="TRequest">What it takes.</typeparam>
/// <typeparam name="TItem">What it is of.</typeparam>
internal abstract class AdminListEndpoint<TRequest, TItem>(string table, CmsDatabase database, Addresses addresses)
    : AdminEndpoint<TRequest, ListResponse<TItem, NothingIncluded>>
    where TRequest : ListRequest
{
    /// <summary>The database.</summary>
    protected CmsDatabase Database => database;

    /// <summary>The order, its columns those of the table <c>t</c>.</summary>
    protected abstract SortOrder Order(TRequest request);

    /// <summary>Which rows, as terms that all hold; the same request has the same terms.</summary>
    protected abstract IEnumerable<string> Terms(TRequest request, StatementText values);

    /// <summary>The filters that name things.</summary>
    protected virtual IEnumerable<NamedFilter> Named(TRequest request) => [];

    /// <summary>The things whole, in the order of the ids.</summary>
    protected abstract Task<IReadOnlyList<TItem>> ItemsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct);

    protected sealed override async Task<AdminAnswer<ListResponse<TItem, NothingIncluded>>> ActAsync(TRequest request, CancellationToken ct)
    {
        var order = Order(request);
        // A cursor is good for the list with these filters and this sort, and no other.
        var identity = $"admin {ListPages.CanonicalPath(HttpContext.Request, "cursor", "page", "limit", "count")}";
        var limit = request.LimitOrDefault;
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var text = new StatementText();
        var where = Where(request, text);
        if (request.Cursor is not null)
            where += $" AND {order.After(text, Cursors.Read(identity, request.Cursor, order.Columns.Count), database)}";
        var bounds = $"LIMIT {text.Value((long)limit + 1)} OFFSET {text.Value((long)((request.PageOrDefault ?? 1) - 1) * limit)}";
        var rows = await read.QueryAsync(
            text.With(
                $"SELECT t.id, {string.Join(", ", order.Columns.Select(c => c.Column))} FROM {table} t WHERE {where} ORDER BY "
                    + $"{order.OrderBy} {bounds}"
            ),
            row => (Id: database.GetId(row, 0), Keys: order.KeysOf(row, 1, database)),
            ct
        );
        var hasMore = rows.Count > limit;
        if (hasMore)
            rows.RemoveAt(limit);
        int? total = null;
        if (request.Count == "true")
        {
            var counting = new StatementText();
            total = (int)
                (
                    await read.QueryAsync(
                        counting.With($"SELECT COUNT(*) FROM {table} t WHERE {Where(request, counting)}"),
                        r => r.GetInt64(0),
                        ct
                    )
                )[0];
        }

        var next = hasMore ? Cursors.Write(identity, new CursorKeys(rows[^1].Keys, rows[^1].Id)) : null;
        var links = ListPages.Links(HttpContext.Request, addresses.Api, next);
        return new AdminAnswer<ListResponse<TItem, NothingIncluded>>(
            new ListResponse<TItem, NothingIncluded>
            {
                Data = await ItemsAsync(read, rows.ConvertAll(r => r.Id), ct),
                Meta = ListPages.Meta(
                    request,
                    hasMore,
                    next,
                    total,
                    (await NamedValues.FindAsync(read, database, Named(request), onlyPublic: false, ct)).Unknown
                ),
                Links = links,
                Included = NothingIncluded.Here,
            },
            Link: ListPages.Header(links)
        );
    }

    private string Where(TRequest request, StatementText values) => string.Join(" AND ", Terms(request, values).DefaultIfEmpty("1 = 1"));
}
