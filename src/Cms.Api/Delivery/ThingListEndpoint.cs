using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Reading;

namespace Cms.Api.Delivery;

/// <summary>A list of authors, series, sources, topics or illustrations.</summary>
internal abstract class ThingListEndpoint<TRequest, TItem>(
    ThingKind kind,
    string table,
    string? nameColumn,
    string? kindColumn,
    CmsDatabase database,
    Addresses addresses
) : DeliveryEndpoint<TRequest, ListResponse<TItem, NothingIncluded>>
    where TRequest : ThingListRequest
{
    /// <summary>Kinds of things the list shows besides its own, whose changes end an answer.</summary>
    protected virtual ThingKind[] Shows => [];

    /// <summary>The things whole, in the order of the ids.</summary>
    protected abstract Task<IReadOnlyList<TItem>> ItemsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct);

    /// <summary>The kinds asked for, as stored; empty for all.</summary>
    protected virtual IReadOnlyList<string> Kinds(TRequest request) => [];

    /// <summary>Whom it may be filtered by besides its own ids.</summary>
    protected virtual IReadOnlyList<NamedFilter> Filters(TRequest request) => [];

    /// <summary>What such a filter demands of a row <c>t</c>; each value leads to an id.</summary>
    protected virtual string Demand(NamedFilter filter, IEnumerable<string> ids) =>
        throw new InvalidOperationException($"No list is filtered by {filter.Parameter}.");

    protected override async Task<Answer> AnswerAsync(TRequest request, CancellationToken ct)
    {
        var sort = request.Sort ?? nameColumn ?? "-modifiedAt";
        var filters = Filters(request).Where(f => f.Values.Count > 0).ToList();
        var order = new SortOrder(
            [
                .. sort.Split(',')
                    .Select(key =>
                        key.TrimStart('-') == "modifiedAt"
                            ? new SortColumn("t.modified_at", SortType.Instant, key.StartsWith('-'))
                            : new SortColumn($"t.{nameColumn}", SortType.Text, key.StartsWith('-'))
                    ),
            ],
            "t.id"
        );
        var ids = Parse.List(request.Id);
        var from = Parse.Instant(request.ModifiedFrom);
        var kinds = Kinds(request);
        var identity = string.Join(
            '\n',
            table,
            sort,
            string.Join(',', ids.Order(StringComparer.Ordinal)),
            from is null ? "" : CursorKeys.Kept(from.Value),
            string.Join(',', kinds),
            string.Join('&', filters.Select(f => $"{f.Parameter}={string.Join(',', f.Values.Order(StringComparer.Ordinal))}"))
        );
        var limit = request.LimitOrDefault;

        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var named = await NamedValues.FindAsync(read, database, [new("id", kind, ids), .. filters], onlyPublic: true, ct);
        var text = new StatementText();
        var where = Where(text);
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
            var all = Where(counting);
            total = (int)(await read.QueryAsync(counting.With($"SELECT COUNT(*) FROM {table} t WHERE {all}"), r => r.GetInt64(0), ct))[0];
        }

        var next = hasMore ? Cursors.Write(identity, new CursorKeys(rows[^1].Keys, rows[^1].Id)) : null;
        var links = ListPages.Links(HttpContext.Request, addresses, next);
        return new Answer
        {
            Body = Bytes(
                new ListResponse<TItem, NothingIncluded>
                {
                    Data = await ItemsAsync(read, rows.ConvertAll(r => r.Id), ct),
                    Meta = ListPages.Meta(request, hasMore, next, total, named.Unknown),
                    Links = links,
                    Included = NothingIncluded.Here,
                }
            ),
            Link = ListPages.Header(links),
            Tags = [.. rows.Select(r => CacheTags.One(kind, r.Id.ToString()))],
            Collections = [CacheTags.Collection(kind)],
            HangsOn = Answer.On([kind, .. Shows]),
        };

        string Where(StatementText values)
        {
            var terms = new List<string> { "t.is_public = TRUE" };
            if (ids.Count > 0)
                terms.Add($"t.id IN ({string.Join(", ", ids.Select(v => values.IdOf(v, kind, database)))})");
            if (from is not null)
                terms.Add($"t.modified_at >= {values.Value(database.Value(from.Value))}");
            if (kinds.Count > 0)
                terms.Add($"t.{kindColumn} IN ({string.Join(", ", kinds.Select(k => values.Value(k)))})");
            terms.AddRange(filters.Select(f => Demand(f, f.Values.Select(v => values.IdOf(v, f.Kind, database)))));
            return string.Join(" AND ", terms);
        }
    }
}
