using Cms.Api.Admin.Things;
using Cms.Api.Background;
using Cms.Model;
using FluentValidation;

namespace Cms.Api.Admin.Records;

/// <summary>Changes some members of a record.</summary>
internal abstract class EditRecord<TRecord, TInput, TValidator, TResponse>(RecordDesk<TRecord, TInput, TResponse> desk)
    : AdminPatchEndpoint<ById, TInput, TValidator, TResponse>
    where TRecord : DeskRecord
    where TInput : class, new()
    where TValidator : AbstractValidator<TInput>, new()
{
    public sealed override void Configure() =>
        Does(
            FastEndpoints.Http.PATCH,
            $"{desk.Path}/{{id}}",
            desk.Scope,
            $"Edit a {desk.Noun}",
            "Changes the members that are named and leaves the others. Pieces that partners gain or lose by it follow as rows of their "
                + "changes.",
            takesIfMatch: true
        );

    protected sealed override async Task<AdminAnswer<TResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var record = await desk.RequireAsync(Db, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, record);
        var patched = Patched(desk.Written(record));
        var references = desk.References(patched).ToList();
        desk.Apply(record, patched);
        var answer = await SaveAsync(
            record,
            async token =>
            {
                await References.DemandAsync(Db, references, token);
                return desk.Shape(record);
            },
            null,
            ct
        );
        await Resolve<PartnerUpkeep>().ReviewSomeAsync(ct);
        return answer;
    }
}
