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
    CmsDatabase database
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

        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var named = await NamedValues.FindAsync(read, database, [new("id", kind, ids), .. filters], onlyPublic: true, ct);
        var page = await TablePage.ReadAsync(read, table, request, order, identity, Where, ct);
        var data = await ItemsAsync(read, page.Ids, ct);
        var list = Listed(request, data, NothingIncluded.Here, page.NextCursor, page.Total, named.Unknown);
        return new Answer
        {
            Body = Bytes(list),
            Link = ListPages.Header(list.Links),
            Tags = [.. page.Ids.Select(id => CacheTags.One(kind, id.ToString()))],
            Collections = [CacheTags.Collection(kind)],
            HangsOn = Answer.On([kind, .. Shows]),
        };

        string Where(StatementText values)
        {
            var terms = new List<string> { "t.is_public = TRUE" };
            if (ids.Count > 0)
            {
                // Whoever was merged with another is the other.
                var wanted = ids.Select(v => kind == ThingKind.Author ? values.AuthorOf(v, database) : values.IdOf(v, kind, database));
                terms.Add($"t.id IN ({string.Join(", ", wanted)})");
            }

            if (from is not null)
                terms.Add($"t.modified_at >= {values.Value(database.Sql.Value(from.Value))}");
            if (kinds.Count > 0)
                terms.Add($"t.{kindColumn} IN ({string.Join(", ", kinds.Select(k => values.Value(k)))})");
            terms.AddRange(filters.Select(f => Demand(f, f.Values.Select(v => values.IdOf(v, f.Kind, database)))));
            return string.Join(" AND ", terms);
        }
    }
}
