using Cms.Api.Admin.Things;
using Cms.Api.Http.Doors;
using Cms.Model;
using FluentValidation;

namespace Cms.Api.Admin.Records;

/// <summary>Makes a record.</summary>
internal abstract class CreateRecord<TRecord, TInput, TValidator, TResponse>(RecordDesk<TRecord, TInput, TResponse> desk)
    : AdminBodyEndpoint<FastEndpoints.EmptyRequest, TInput, TValidator, TResponse>
    where TRecord : DeskRecord
    where TInput : class, new()
    where TValidator : AbstractValidator<TInput>, new()
{
    public sealed override void Configure() =>
        Post(
            desk.Plural,
            desk.Scope,
            $"Create a {desk.Noun}",
            $"A new {desk.Noun}; nobody is entitled to anything by it yet.",
            status: 201
        );

    protected sealed override async Task<Outcome<TResponse>> ActAsync(FastEndpoints.EmptyRequest request, TInput body, CancellationToken ct)
    {
        var references = desk.References(body).ToList();
        var record = desk.Make(body, Now);
        Db.Add(record);
        return await SaveAsync(
            record,
            async token =>
            {
                await References.DemandAsync(Db, references, token);
                return desk.Shape(record);
            },
            $"{desk.Plural}/{record.Id}",
            ct
        );
    }
}
