using Cms.Api.Admin.Things;
using Cms.Api.Background;
using Cms.Api.Delivery;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Reading;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Records;

/// <summary>Lists the records of one kind.</summary>
internal abstract class ListRecords<TRequest, TRecord, TInput, TResponse>(RecordDesk<TRecord, TInput, TResponse> desk, CmsDatabase database, Addresses addresses)
    : AdminListEndpoint<TRequest, TResponse>(desk.Plural, database, addresses)
    where TRequest : ListRequest
    where TRecord : DeskRecord
    where TInput : class
{
    public sealed override void Configure() => Does(FastEndpoints.Http.GET, desk.Path, desk.Scope, $"List {desk.Plural}", $"All {desk.Plural}, by name.");

    protected sealed override SortOrder Order(TRequest request) => new([new SortColumn("t.sort_name", SortType.Text, false)], "t.id");

    protected override IEnumerable<string> Terms(TRequest request, StatementText values) => [];

    protected sealed override async Task<IReadOnlyList<TResponse>> ItemsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await desk.In(read.Db).Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        return [.. ids.Select(id => desk.Shape(found[id]))];
    }
}

/// <summary>Gets one record.</summary>
internal abstract class GetRecord<TRecord, TInput, TResponse>(RecordDesk<TRecord, TInput, TResponse> desk) : AdminEndpoint<ById, TResponse>
    where TRecord : DeskRecord
    where TInput : class
{
    public sealed override void Configure() => Does(FastEndpoints.Http.GET, $"{desk.Path}/{{id}}", desk.Scope, $"Get a {desk.Noun}", $"Everything the desk has of one {desk.Noun}. The ETag is what a change sends as If-Match.");

    protected sealed override async Task<AdminAnswer<TResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var record = await desk.RequireAsync(Db, request.Id, ct);
        return new AdminAnswer<TResponse>(desk.Shape(record), EditVersion: record.EditVersion);
    }
}

/// <summary>Makes a record.</summary>
internal abstract class CreateRecord<TRecord, TInput, TValidator, TResponse>(RecordDesk<TRecord, TInput, TResponse> desk) : AdminBodyEndpoint<FastEndpoints.EmptyRequest, TInput, TValidator, TResponse>
    where TRecord : DeskRecord
    where TInput : class, new()
    where TValidator : AbstractValidator<TInput>, new()
{
    public sealed override void Configure() => Does(FastEndpoints.Http.POST, desk.Path, desk.Scope, $"Create a {desk.Noun}", $"A new {desk.Noun}; nobody is entitled to anything by it yet.", status: 201);

    protected sealed override async Task<AdminAnswer<TResponse>> ActAsync(FastEndpoints.EmptyRequest request, TInput body, CancellationToken ct)
    {
        var references = desk.References(body).ToList();
        var record = desk.Make(body, Now);
        Db.Add(record);
        return await SaveAsync(record, async token =>
        {
            await References.DemandAsync(Db, references, token);
            return desk.Shape(record);
        }, Resolve<Addresses>().Api($"{desk.Path}/{record.Id}"), ct);
    }
}

/// <summary>Replaces all that is written of a record.</summary>
internal abstract class ReplaceRecord<TRecord, TInput, TValidator, TResponse>(RecordDesk<TRecord, TInput, TResponse> desk) : AdminBodyEndpoint<ById, TInput, TValidator, TResponse>
    where TRecord : DeskRecord
    where TInput : class, new()
    where TValidator : AbstractValidator<TInput>, new()
{
    public sealed override void Configure() => Does(
        FastEndpoints.Http.PUT, $"{desk.Path}/{{id}}", desk.Scope, $"Replace a {desk.Noun}",
        "Sets every member, those left out to their defaults. Pieces that partners gain or lose by it follow as rows of their changes.", takesIfMatch: true);

    protected sealed override async Task<AdminAnswer<TResponse>> ActAsync(ById request, TInput body, CancellationToken ct)
    {
        var record = await desk.RequireAsync(Db, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, record);
        var references = desk.References(body).ToList();
        desk.Apply(record, body);
        var answer = await SaveAsync(record, async token =>
        {
            await References.DemandAsync(Db, references, token);
            return desk.Shape(record);
        }, null, ct);
        await Resolve<PartnerUpkeep>().ReviewSomeAsync(ct);
        return answer;
    }
}

/// <summary>Changes some members of a record.</summary>
internal abstract class EditRecord<TRecord, TInput, TValidator, TResponse>(RecordDesk<TRecord, TInput, TResponse> desk) : AdminPatchEndpoint<ById, TInput, TValidator, TResponse>
    where TRecord : DeskRecord
    where TInput : class, new()
    where TValidator : AbstractValidator<TInput>, new()
{
    public sealed override void Configure() => Does(
        FastEndpoints.Http.PATCH, $"{desk.Path}/{{id}}", desk.Scope, $"Edit a {desk.Noun}",
        "Changes the members that are named and leaves the others. Pieces that partners gain or lose by it follow as rows of their changes.", takesIfMatch: true);

    protected sealed override async Task<AdminAnswer<TResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var record = await desk.RequireAsync(Db, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, record);
        var patched = Patched(desk.Written(record));
        var references = desk.References(patched).ToList();
        desk.Apply(record, patched);
        var answer = await SaveAsync(record, async token =>
        {
            await References.DemandAsync(Db, references, token);
            return desk.Shape(record);
        }, null, ct);
        await Resolve<PartnerUpkeep>().ReviewSomeAsync(ct);
        return answer;
    }
}

/// <summary>Finds records.</summary>
internal static class RecordQueries
{
    /// <summary>The record.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>.</exception>
    public static async Task<TRecord> RequireAsync<TRecord, TInput, TResponse>(this RecordDesk<TRecord, TInput, TResponse> desk, CmsDbContext db, Guid id, CancellationToken ct)
        where TRecord : DeskRecord
        where TInput : class =>
        await desk.In(db).FirstOrDefaultAsync(r => r.Id == id, ct) ?? throw new ProblemException("not-found", $"There is no such {desk.Noun}.");
}
