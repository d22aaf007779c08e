using Cms.Api.Admin.Things;
using Cms.Api.Background;
using Cms.Model;
using FluentValidation;

namespace Cms.Api.Admin.Records;

/// <summary>Replaces all that is written of a record.</summary>
internal abstract class ReplaceRecord<TRecord, TInput, TValidator, TResponse>(RecordDesk<TRecord, TInput, TResponse> desk)
    : AdminBodyEndpoint<ById, TInput, TValidator, TResponse>
    where TRecord : DeskRecord
    where TInput : class, new()
    where TValidator : AbstractValidator<TInput>, new()
{
    public sealed override void Configure() =>
        Does(
            FastEndpoints.Http.PUT,
            $"{desk.Path}/{{id}}",
            desk.Scope,
            $"Replace a {desk.Noun}",
            "Sets every member, those left out to their defaults. Pieces that partners gain or lose by it follow as rows of their changes.",
            takesIfMatch: true
        );

    protected sealed override async Task<AdminAnswer<TResponse>> ActAsync(ById request, TInput body, CancellationToken ct)
    {
        var record = await desk.RequireAsync(Db, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, record);
        var references = desk.References(body).ToList();
        desk.Apply(record, body);
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
