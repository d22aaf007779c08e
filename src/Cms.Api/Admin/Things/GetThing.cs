using Cms.Api.Delivery;
using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Access;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Things;

/// <summary>Gets one thing.</summary>
internal abstract class GetThing<TThing, TInput, TResponse>(ThingDesk<TThing, TInput, TResponse> desk) : AdminEndpoint<ById, TResponse>
    where TThing : Thing
    where TInput : class
{
    public sealed override void Configure() =>
        Does(
            FastEndpoints.Http.GET,
            $"{desk.Path}/{{id}}",
            StaffScopes.Read,
            $"Get {desk.One} at the desk",
            $"Everything the desk has of {desk.One}, public or not, in the trash or not. The ETag is what a change sends as If-Match."
        );

    protected sealed override async Task<AdminAnswer<TResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var thing = await desk.RequireAsync(Db, request.Id, ct);
        return new AdminAnswer<TResponse>(desk.Shape(thing, Resolve<Addresses>()), EditVersion: thing.EditVersion);
    }
}

/// <summary>What several operations ask of a desk.</summary>
internal static class DeskQueries
{
    /// <summary>The thing, with everything its answer is made of.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>.</exception>
    public static async Task<TThing> RequireAsync<TThing, TInput, TResponse>(
        this ThingDesk<TThing, TInput, TResponse> desk,
        CmsDbContext db,
        Guid id,
        CancellationToken ct
    )
        where TThing : Thing
        where TInput : class =>
        await desk.In(db).FirstOrDefaultAsync(t => t.Id == id, ct)
        ?? throw new ProblemException("not-found", $"There is no such {desk.Noun}.");

    /// <summary>Goes on only where nobody uses it.</summary>
    /// <exception cref="InUseException">Somebody does.</exception>
    public static async Task DemandUnusedAsync<TThing, TInput, TResponse>(
        this ThingDesk<TThing, TInput, TResponse> desk,
        UseReader uses,
        CancellationToken ct
    )
        where TThing : Thing
        where TInput : class
    {
        await desk.FindUsesAsync(uses, ct);
        if (uses.Found.Count > 0)
            throw new InUseException(uses.Found);
    }
}
