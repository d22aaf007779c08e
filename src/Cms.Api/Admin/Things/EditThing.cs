using Cms.Api.Delivery;
using Cms.Api.Http.Doors;
using Cms.Model;
using Cms.Model.Access;
using FluentValidation;

namespace Cms.Api.Admin.Things;

/// <summary>Changes some members of a thing.</summary>
internal abstract class EditThing<TThing, TInput, TValidator, TResponse>(ThingDesk<TThing, TInput, TResponse> desk)
    : AdminPatchEndpoint<ById, TInput, TValidator, TResponse>
    where TThing : Thing
    where TInput : class, new()
    where TValidator : AbstractValidator<TInput>, new()
{
    public sealed override void Configure() =>
        Patch(
            $"{desk.Plural}/{{id}}",
            StaffScopes.Content,
            $"Edit {desk.One}",
            $"Changes the members that are named and leaves the others; {desk.WhenChanged}",
            takesIfMatch: true
        );

    protected sealed override async Task<Outcome<TResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var thing = await desk.RequireAsync(Db, request.Id, ct);
        Match(thing);
        var patched = Patched(desk.Before(desk.Written(thing), Changes));
        var references = desk.References(patched).ToList();
        await References.DemandAsync(Db, references, ct);
        desk.Apply(thing, patched, Now);
        return await SaveAsync(
            thing,
            async token =>
            {
                await References.DemandAsync(Db, references.Where(desk.Keeps), token);
                return desk.After(desk.Shape(thing, Resolve<Addresses>(), Actor), patched);
            },
            null,
            ct
        );
    }
}
