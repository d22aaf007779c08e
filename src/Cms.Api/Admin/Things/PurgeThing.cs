using Cms.Api.Delivery;
using Cms.Api.Http.Doors;
using Cms.Model;
using Cms.Model.Access;

namespace Cms.Api.Admin.Things;

/// <summary>Removes a thing's words for good.</summary>
internal abstract class PurgeThing<TThing, TInput, TResponse>(ThingDesk<TThing, TInput, TResponse> desk) : AdminEndpoint<ById, TResponse>
    where TThing : Thing
    where TInput : class
{
    public sealed override void Configure() =>
        Post(
            $"{desk.Plural}/{{id}}/purge",
            StaffScopes.Purge,
            $"Purge {desk.One}",
            "Removes for good every word of what lies in the trash. Its id and slug stay, so that neither ever means something else. Not "
                + "while something else in the trash refers to it: 409, and usedBy names it.",
            takesIfMatch: true
        );

    protected sealed override async Task<Outcome<TResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var thing = await desk.RequireAsync(Db, request.Id, ct);
        Match(thing);
        var services = HttpContext.RequestServices;
        desk.Purge(thing, Now);
        var answer = await SaveAsync(
            thing,
            async token =>
            {
                await desk.DemandUnusedAsync(new UseReader(Db, thing.Id, UseReader.MostInRefusal) { CountsTrash = true }, token);
                return desk.Shape(thing, Resolve<Addresses>(), Actor);
            },
            null,
            ct
        );
        await desk.PurgedAsync(thing, services);
        return answer;
    }
}
