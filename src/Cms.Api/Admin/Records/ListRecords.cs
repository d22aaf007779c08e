using Cms.Api.Delivery;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Reading;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Records;

/// <summary>Lists the records of one kind.</summary>
internal abstract class ListRecords<TRequest, TRecord, TInput, TResponse>(
    RecordDesk<TRecord, TInput, TResponse> desk,
    CmsDatabase database,
    Addresses addresses
) : AdminListEndpoint<TRequest, TResponse>(desk.Plural, database, addresses)
    where TRequest : ListRequest
    where TRecord : DeskRecord
    where TInput : class
{
    public sealed override void Configure() =>
        Does(FastEndpoints.Http.GET, desk.Path, desk.Scope, $"List {desk.Plural}", $"All {desk.Plural}, by name.");

    protected sealed override SortOrder Order(TRequest request) => new([new SortColumn("t.sort_name", SortType.Text, false)], "t.id");

    protected override IEnumerable<string> Terms(TRequest request, StatementText values) => [];

    protected sealed override async Task<IReadOnlyList<TResponse>> ItemsAsync(
        ReadConnection read,
        TRequest request,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    )
    {
        var found = await desk.In(read.Db).Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        return [.. ids.Select(id => desk.Shape(found[id]))];
    }
}
