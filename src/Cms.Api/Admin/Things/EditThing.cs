using Cms.Api.Delivery;
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
        Does(
            FastEndpoints.Http.PATCH,
            $"{desk.Path}/{{id}}",
            StaffScopes.Content,
            $"Edit {desk.One}",
            "Changes the members that are named and leaves the others; readers see it at once, and so do the articles that show it.",
            takesIfMatch: true
        );

    protected sealed override async Task<AdminAnswer<TResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var thing = await desk.RequireAsync(Db, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, thing);
        var patched = Patched(desk.Written(thing));
        var references = desk.References(patched).ToList();
        await References.DemandAsync(Db, references, ct);
        desk.Apply(thing, patched, Now);
        return await SaveAsync(
            thing,
            async token =>
            {
                await References.DemandAsync(Db, references, token);
                return desk.Shape(thing, Resolve<Addresses>());
            },
            null,
            ct
        );
    }
}
