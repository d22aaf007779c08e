using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Access;

namespace Cms.Api.Admin.Things;

/// <summary>Lists who shows or refers to a thing.</summary>
internal abstract class ListThingUses<TThing, TInput, TResponse>(ThingDesk<TThing, TInput, TResponse> desk)
    : AdminEndpoint<ById, UsageListResponse>
    where TThing : Thing
    where TInput : class
{
    public sealed override void Configure() =>
        Does(
            FastEndpoints.Http.GET,
            $"{desk.Path}/{{id}}/usage",
            StaffScopes.Read,
            $"List where {desk.One} is used",
            $"What shows or refers to it, public or not, but not what lies in the trash; at most {UseReader.MostInList}. A contributor "
                + "is told of their own articles only."
        );

    protected sealed override async Task<AdminAnswer<UsageListResponse>> ActAsync(ById request, CancellationToken ct)
    {
        await desk.RequireAsync(Db, request.Id, ct);
        // One more than is told, to know whether there is more.
        var uses = UseReader.For(Actor, Db, request.Id, UseReader.MostInList + 1);
        await desk.FindUsesAsync(uses, ct);
        return new AdminAnswer<UsageListResponse>(
            new UsageListResponse { Data = [.. uses.Found.Take(UseReader.MostInList)], HasMore = uses.Found.Count > UseReader.MostInList }
        );
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
