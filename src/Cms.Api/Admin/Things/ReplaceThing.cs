using Cms.Api.Delivery;
using Cms.Api.Http.Doors;
using Cms.Model;
using Cms.Model.Access;
using FluentValidation;

namespace Cms.Api.Admin.Things;

/// <summary>Replaces all that is written of a thing.</summary>
internal abstract class ReplaceThing<TThing, TInput, TValidator, TResponse>(ThingDesk<TThing, TInput, TResponse> desk)
    : AdminBodyEndpoint<ById, TInput, TValidator, TResponse>
    where TThing : Thing
    where TInput : class, new()
    where TValidator : AbstractValidator<TInput>, new()
{
    public sealed override void Configure() =>
        Put(
            $"{desk.Plural}/{{id}}",
            StaffScopes.Content,
            $"Replace {desk.One}",
            $"Sets every member, those left out to their defaults; {desk.WhenChanged} What is the same already changes nothing and "
                + "takes no number.",
            takesIfMatch: true
        );

    protected sealed override async Task<Outcome<TResponse>> ActAsync(ById request, TInput body, CancellationToken ct)
    {
        var thing = await desk.RequireAsync(Db, request.Id, ct);
        Match(thing);
        var references = desk.References(body).ToList();
        await References.DemandAsync(Db, references, ct);
        desk.Apply(thing, body, Now);
        return await SaveAsync(
            thing,
            async token =>
            {
                await References.DemandAsync(Db, references.Where(desk.Keeps), token);
                return desk.After(desk.Shape(thing, Resolve<Addresses>(), Actor), body);
            },
            null,
            ct
        );
    }
}
