using Cms.Api.Http.Doors;
using Cms.Model;

namespace Cms.Api.Admin.Records;

/// <summary>Gets one record.</summary>
internal abstract class GetRecord<TRecord, TInput, TResponse>(RecordDesk<TRecord, TInput, TResponse> desk) : AdminEndpoint<ById, TResponse>
    where TRecord : DeskRecord
    where TInput : class
{
    public sealed override void Configure() =>
        Get(
            $"{desk.Plural}/{{id}}",
            desk.Scope,
            $"Get a {desk.Noun}",
            $"Everything the desk has of one {desk.Noun}. The ETag is what a change sends as If-Match."
        );

    protected sealed override async Task<Outcome<TResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var record = await desk.RequireAsync(Db, request.Id, ct);
        return new Outcome<TResponse>(desk.Shape(record), EditVersion: record.EditVersion);
    }
}
