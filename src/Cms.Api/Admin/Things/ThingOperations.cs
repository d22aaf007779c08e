using Cms.Api.Delivery;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Access;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Things;

/// <summary>Gets one thing.</summary>
internal abstract class GetThing<TThing, TInput, TResponse>(ThingDesk<TThing, TInput, TResponse> desk) : AdminEndpoint<ById, TResponse>
    where TThing : Thing
    where TInput : class
{
    public sealed override void Configure() => Does(
        FastEndpoints.Http.GET, $"{desk.Path}/{{id}}", StaffScopes.Read, $"Get {desk.One} at the desk", $"Everything the desk has of {desk.One}, public or not, in the trash or not. The ETag is what a change sends as If-Match.");

    protected sealed override async Task<AdminAnswer<TResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var thing = await desk.RequireAsync(Db, request.Id, ct);
        return new AdminAnswer<TResponse>(desk.Shape(thing, Resolve<Addresses>()), EditVersion: thing.EditVersion);
    }
}

/// <summary>Makes a thing.</summary>
internal abstract class CreateThing<TThing, TInput, TNew, TValidator, TResponse>(ShownThingDesk<TThing, TInput, TResponse> desk) : AdminBodyEndpoint<FastEndpoints.EmptyRequest, TNew, TValidator, TResponse>
    where TThing : ShownThing
    where TInput : class
    where TNew : class, TInput, INewThing, new()
    where TValidator : AbstractValidator<TNew>, new()
{
    public sealed override void Configure() => Does(
        FastEndpoints.Http.POST, desk.Path, StaffScopes.Content, $"Create {desk.One}",
        $"Readers see it once something public shows it, or at once if it is listed. Without a slug it gets one made of its {desk.SortName!.Value.Key}, with a number where that is taken.", status: 201);

    protected sealed override async Task<AdminAnswer<TResponse>> ActAsync(FastEndpoints.EmptyRequest request, TNew body, CancellationToken ct)
    {
        var references = desk.References(body).ToList();
        await References.DemandAsync(Db, references, ct);
        return await Resolve<NewSlugs>().SaveAsync(Db, desk.Kind, body.Slug, desk.Name(body), slug =>
        {
            var thing = desk.Make(slug, body, Now);
            Db.Add(thing);
            return SaveAsync(thing, async token =>
            {
                await References.DemandAsync(Db, references, token);
                return desk.Shape(thing, Resolve<Addresses>());
            }, Resolve<Addresses>().Api($"{desk.Path}/{thing.Id}"), ct);
        }, ct);
    }
}

/// <summary>Replaces all that is written of a thing.</summary>
internal abstract class ReplaceThing<TThing, TInput, TValidator, TResponse>(ThingDesk<TThing, TInput, TResponse> desk) : AdminBodyEndpoint<ById, TInput, TValidator, TResponse>
    where TThing : Thing
    where TInput : class, new()
    where TValidator : AbstractValidator<TInput>, new()
{
    public sealed override void Configure() => Does(
        FastEndpoints.Http.PUT, $"{desk.Path}/{{id}}", StaffScopes.Content, $"Replace {desk.One}",
        "Sets every member, those left out to their defaults; readers see it at once, and so do the articles that show it. What is the same already changes nothing and takes no number.", takesIfMatch: true);

    protected sealed override async Task<AdminAnswer<TResponse>> ActAsync(ById request, TInput body, CancellationToken ct)
    {
        var thing = await desk.RequireAsync(Db, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, thing);
        var references = desk.References(body).ToList();
        await References.DemandAsync(Db, references, ct);
        desk.Apply(thing, body, Now);
        return await SaveAsync(thing, async token =>
        {
            await References.DemandAsync(Db, references, token);
            return desk.Shape(thing, Resolve<Addresses>());
        }, null, ct);
    }
}

/// <summary>Changes some members of a thing.</summary>
internal abstract class EditThing<TThing, TInput, TValidator, TResponse>(ThingDesk<TThing, TInput, TResponse> desk) : AdminPatchEndpoint<ById, TInput, TValidator, TResponse>
    where TThing : Thing
    where TInput : class, new()
    where TValidator : AbstractValidator<TInput>, new()
{
    public sealed override void Configure() => Does(
        FastEndpoints.Http.PATCH, $"{desk.Path}/{{id}}", StaffScopes.Content, $"Edit {desk.One}",
        "Changes the members that are named and leaves the others; readers see it at once, and so do the articles that show it.", takesIfMatch: true);

    protected sealed override async Task<AdminAnswer<TResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var thing = await desk.RequireAsync(Db, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, thing);
        var patched = Patched(desk.Written(thing));
        var references = desk.References(patched).ToList();
        await References.DemandAsync(Db, references, ct);
        desk.Apply(thing, patched, Now);
        return await SaveAsync(thing, async token =>
        {
            await References.DemandAsync(Db, references, token);
            return desk.Shape(thing, Resolve<Addresses>());
        }, null, ct);
    }
}

/// <summary>Moves a thing to another address.</summary>
internal abstract class MoveThing<TThing, TInput, TResponse>(ShownThingDesk<TThing, TInput, TResponse> desk) : AdminBodyEndpoint<ById, SlugInput, SlugRules, TResponse>
    where TThing : ShownThing
    where TInput : class
{
    public sealed override void Configure() => Does(
        FastEndpoints.Http.PUT, $"{desk.Path}/{{id}}/slug", StaffScopes.Content, $"Move {desk.One}",
        "Gives it another slug at once. Where readers saw it, the former slug leads on to it for ever; it never becomes another's.", takesIfMatch: true);

    protected sealed override async Task<AdminAnswer<TResponse>> ActAsync(ById request, SlugInput body, CancellationToken ct)
    {
        var thing = await desk.RequireAsync(Db, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, thing);
        thing.MoveTo(body.Slug!, Now);
        return await SaveAsync(thing, _ => Task.FromResult(desk.Shape(thing, Resolve<Addresses>())), null, ct);
    }
}

/// <summary>Puts a thing in the trash.</summary>
internal abstract class TrashThing<TThing, TInput, TResponse>(ThingDesk<TThing, TInput, TResponse> desk) : AdminEndpoint<ById, object>
    where TThing : Thing
    where TInput : class
{
    public sealed override void Configure() => Does(
        FastEndpoints.Http.DELETE, $"{desk.Path}/{{id}}", StaffScopes.Content, $"Trash {desk.One}",
        "Puts it in the trash, from where it can be restored. What an article or another thing shows or refers to is in use, and stays: 409, and usedBy names them.", takesIfMatch: true, status: 204);

    protected sealed override async Task<AdminAnswer<object>> ActAsync(ById request, CancellationToken ct)
    {
        var thing = await desk.RequireAsync(Db, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, thing);
        desk.Discard(thing, Now);
        await desk.DemandUnusedAsync(UseReader.For(Actor, Db, thing.Id, UseReader.MostInRefusal), ct);
        // Asked again where the row is held: somebody may have begun to show it meanwhile.
        return await SaveAsync(null, async token =>
        {
            await desk.DemandUnusedAsync(UseReader.For(Actor, Db, thing.Id, UseReader.MostInRefusal), token);
            return null!;
        }, null, ct);
    }
}

/// <summary>Takes a thing out of the trash.</summary>
internal abstract class RestoreThing<TThing, TInput, TResponse>(ThingDesk<TThing, TInput, TResponse> desk) : AdminEndpoint<ById, TResponse>
    where TThing : Thing
    where TInput : class
{
    public sealed override void Configure() => Does(
        FastEndpoints.Http.POST, $"{desk.Path}/{{id}}/restoration", StaffScopes.Content, $"Restore {desk.One}",
        "Takes it out of the trash, not listed. Not what refers to something that lies there itself: restore that first.", takesIfMatch: true);

    protected sealed override async Task<AdminAnswer<TResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var thing = await desk.RequireAsync(Db, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, thing);
        desk.Restore(thing);
        return await SaveAsync(thing, async token =>
        {
            var missing = await References.MissingAsync(Db, [.. desk.References(desk.Written(thing))], token);
            return missing.Count == 0 ? desk.Shape(thing, Resolve<Addresses>())
                : throw References.Trashed(missing[0]);
        }, null, ct);
    }
}

/// <summary>Removes a thing's words for good.</summary>
internal abstract class PurgeThing<TThing, TInput, TResponse>(ThingDesk<TThing, TInput, TResponse> desk) : AdminEndpoint<ById, TResponse>
    where TThing : Thing
    where TInput : class
{
    public sealed override void Configure() => Does(
        FastEndpoints.Http.POST, $"{desk.Path}/{{id}}/purge", StaffScopes.Purge, $"Purge {desk.One}",
        "Removes for good every word of what lies in the trash. Its id and slug stay, so that neither ever means something else. Not while something else in the trash refers to it: 409, and usedBy names it.", takesIfMatch: true);

    protected sealed override async Task<AdminAnswer<TResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var thing = await desk.RequireAsync(Db, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, thing);
        desk.Purge(thing, Now);
        return await SaveAsync(thing, async token =>
        {
            await desk.DemandUnusedAsync(new UseReader(Db, thing.Id, UseReader.MostInRefusal) { CountsTrash = true }, token);
            return desk.Shape(thing, Resolve<Addresses>());
        }, null, ct);
    }
}

/// <summary>Lists who shows or refers to a thing.</summary>
internal abstract class ListThingUses<TThing, TInput, TResponse>(ThingDesk<TThing, TInput, TResponse> desk) : AdminEndpoint<ById, UsageListResponse>
    where TThing : Thing
    where TInput : class
{
    public sealed override void Configure() => Does(
        FastEndpoints.Http.GET, $"{desk.Path}/{{id}}/usage", StaffScopes.Read, $"List where {desk.One} is used",
        $"What shows or refers to it, public or not, but not what lies in the trash; at most {UseReader.MostInList}. A contributor is told of their own articles only.");

    protected sealed override async Task<AdminAnswer<UsageListResponse>> ActAsync(ById request, CancellationToken ct)
    {
        await desk.RequireAsync(Db, request.Id, ct);
        // One more than is told, to know whether there is more.
        var uses = UseReader.For(Actor, Db, request.Id, UseReader.MostInList + 1);
        await desk.FindUsesAsync(uses, ct);
        return new AdminAnswer<UsageListResponse>(new UsageListResponse { Data = [.. uses.Found.Take(UseReader.MostInList)], HasMore = uses.Found.Count > UseReader.MostInList });
    }
}

/// <summary>Where a thing is used.</summary>
public sealed record UsageListResponse
{
    /// <summary>What shows or refers to it: articles as readers see them, articles as the desk has them, then other things.</summary>
    public required IReadOnlyList<UsageResponse> Data { get; init; }

    /// <summary>Whether there is more than is told here.</summary>
    public required bool HasMore { get; init; }
}

/// <summary>What several operations ask of a desk.</summary>
internal static class DeskQueries
{
    /// <summary>The thing, with everything its answer is made of.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>.</exception>
    public static async Task<TThing> RequireAsync<TThing, TInput, TResponse>(this ThingDesk<TThing, TInput, TResponse> desk, CmsDbContext db, Guid id, CancellationToken ct)
        where TThing : Thing
        where TInput : class =>
        await desk.In(db).FirstOrDefaultAsync(t => t.Id == id, ct) ?? throw new ProblemException("not-found", $"There is no such {desk.Noun}.");

    /// <summary>Goes on only where nobody uses it.</summary>
    /// <exception cref="InUseException">Somebody does.</exception>
    public static async Task DemandUnusedAsync<TThing, TInput, TResponse>(this ThingDesk<TThing, TInput, TResponse> desk, UseReader uses, CancellationToken ct)
        where TThing : Thing
        where TInput : class
    {
        await desk.FindUsesAsync(uses, ct);
        if (uses.Found.Count > 0)
            throw new InUseException(uses.Found);
    }
}
