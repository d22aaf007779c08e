using Cms.Model;
using Cms.Model.Access;

namespace Cms.Api.Admin.Things;

/// <summary>Puts a thing in the trash.</summary>
internal abstract class TrashThing<TThing, TInput, TResponse>(ThingDesk<TThing, TInput, TResponse> desk) : AdminEndpoint<ById, object>
    where TThing : Thing
    where TInput : class
{
    public sealed override void Configure() =>
        Does(
            FastEndpoints.Http.DELETE,
            $"{desk.Path}/{{id}}",
            StaffScopes.Content,
            $"Trash {desk.One}",
            "Puts it in the trash, from where it can be restored. What an article or another thing shows or refers to is in use, and "
                + "stays: 409, and usedBy names them.",
            takesIfMatch: true,
            status: 204
        );

    protected sealed override async Task<AdminAnswer<object>> ActAsync(ById request, CancellationToken ct)
    {
        var thing = await desk.RequireAsync(Db, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, thing);
        desk.Discard(thing, Now);
        await desk.DemandUnusedAsync(UseReader.For(Actor, Db, thing.Id, UseReader.MostInRefusal), ct);
        // Asked again where the row is held: somebody may have begun to show it meanwhile.
        return await SaveAsync(
            null,
            async token =>
            {
                await desk.DemandUnusedAsync(UseReader.For(Actor, Db, thing.Id, UseReader.MostInRefusal), token);
                return null!;
            },
            null,
            ct
        );
    }
}
