using Cms.Api.Delivery;
using Cms.Api.Http.Doors;
using Cms.Model;
using Cms.Model.Access;

namespace Cms.Api.Admin.Things;

/// <summary>Gets one thing.</summary>
internal abstract class GetThing<TThing, TInput, TResponse>(ThingDesk<TThing, TInput, TResponse> desk) : AdminEndpoint<ById, TResponse>
    where TThing : Thing
    where TInput : class
{
    public sealed override void Configure() =>
        Get(
            $"{desk.Plural}/{{id}}",
            StaffScopes.Read,
            $"Get {desk.One} at the desk",
            $"Everything the desk has of {desk.One}, public or not, in the trash or not. The ETag is what a change sends as If-Match."
        );

    protected sealed override async Task<Outcome<TResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var thing = await desk.RequireAsync(Db, request.Id, ct);
        return new Outcome<TResponse>(desk.Shape(thing, Resolve<Addresses>(), Actor), EditVersion: thing.EditVersion);
    }
}
