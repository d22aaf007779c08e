using Cms.Api.Delivery;
using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Problems;
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

    /// <summary>Goes on only where the thing whose list it is exists; a list that is nobody's has nothing to ask.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>.</exception>
    protected virtual Task DemandAsync(ReadConnection read, TRequest request, CancellationToken ct) => Task.CompletedTask;

    /// <summary>The things whole, in the order of the ids.</summary>
    protected abstract Task<IReadOnlyList<TItem>> ItemsAsync(
        ReadConnection read,
        TRequest request,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    );

    protected sealed override async Task<AdminAnswer<ListResponse<TItem, NothingIncluded>>> ActAsync(TRequest request, CancellationToken ct)
    {
        // A cursor is good for the list with these filters and this sort, and no other.
        var identity = $"admin {ListPages.CanonicalPath(HttpContext.Request, "cursor", "page", "limit", "count")}";
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        await DemandAsync(read, request, ct);
        var page = await TablePage.ReadAsync(
            read,
            table,
            request,
            Order(request),
            identity,
            values => string.Join(" AND ", Terms(request, values).DefaultIfEmpty("1 = 1")),
            ct
        );
        var links = ListPages.Links(HttpContext.Request, addresses.Api, page.NextCursor);
        return new AdminAnswer<ListResponse<TItem, NothingIncluded>>(
            new ListResponse<TItem, NothingIncluded>
            {
                Data = await ItemsAsync(read, request, page.Ids, ct),
                Meta = ListPages.Meta(
                    request,
                    page.HasMore,
                    page.NextCursor,
                    page.Total,
                    (await NamedValues.FindAsync(read, database, Named(request), onlyPublic: false, ct)).Unknown
                ),
                Links = links,
                Included = NothingIncluded.Here,
            },
            Link: ListPages.Header(links)
        );
    }
}
