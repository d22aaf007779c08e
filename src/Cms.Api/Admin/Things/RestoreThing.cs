using Cms.Api.Delivery;
using Cms.Api.Http.Doors;
using Cms.Model;
using Cms.Model.Access;

namespace Cms.Api.Admin.Things;

/// <summary>Takes a thing out of the trash.</summary>
internal abstract class RestoreThing<TThing, TInput, TResponse>(ThingDesk<TThing, TInput, TResponse> desk) : AdminEndpoint<ById, TResponse>
    where TThing : Thing
    where TInput : class
{
    public sealed override void Configure() =>
        Post(
            $"{desk.Plural}/{{id}}/restoration",
            StaffScopes.Content,
            $"Restore {desk.One}",
            "Takes it out of the trash; what was listed is not any more. Not what refers to something that lies there itself: restore "
                + "that first.",
            takesIfMatch: true
        );

    protected sealed override async Task<Outcome<TResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var thing = await desk.RequireAsync(Db, request.Id, ct);
        Match(thing);
        desk.Restore(thing);
        return await SaveAsync(
            thing,
            async token =>
            {
                var missing = await References.MissingAsync(Db, [.. desk.References(desk.Written(thing)).Where(desk.Keeps)], token);
                return missing.Count == 0
                    ? desk.Shape(thing, Resolve<Addresses>(), Actor)
                    : throw Thing.ReferenceTrashed(missing[0].Kind, missing[0].Id);
            },
            null,
            ct
        );
    }
}
