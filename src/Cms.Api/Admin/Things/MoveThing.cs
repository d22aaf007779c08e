using Cms.Api.Delivery;
using Cms.Api.Http.Doors;
using Cms.Model;
using Cms.Model.Access;

namespace Cms.Api.Admin.Things;

/// <summary>Moves a thing to another address.</summary>
internal abstract class MoveThing<TThing, TInput, TResponse>(ShownThingDesk<TThing, TInput, TResponse> desk)
    : AdminBodyEndpoint<ById, SlugInput, SlugRules, TResponse>
    where TThing : ShownThing
    where TInput : class
{
    public sealed override void Configure() =>
        Put(
            $"{desk.Plural}/{{id}}/slug",
            StaffScopes.Content,
            $"Move {desk.One}",
            "Gives it another slug at once. Where readers saw it, the former slug leads on to it for ever; it never becomes another's.",
            takesIfMatch: true
        );

    protected sealed override async Task<Outcome<TResponse>> ActAsync(ById request, SlugInput body, CancellationToken ct)
    {
        var thing = await desk.RequireAsync(Db, request.Id, ct);
        Match(thing);
        thing.MoveTo(body.Slug!, Now);
        return await SaveAsync(thing, _ => Task.FromResult(desk.Shape(thing, Resolve<Addresses>(), Actor)), null, ct);
    }
}
