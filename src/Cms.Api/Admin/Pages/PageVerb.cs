using Cms.Api.Delivery;
using Cms.Api.Http.Doors;
using Cms.Model.Pages;

namespace Cms.Api.Admin.Pages;

/// <summary>An operation on one page that needs no body: finds it, asks it, saves, answers.</summary>
internal abstract class PageVerb : AdminEndpoint<ById, AdminPageResponse>
{
    /// <summary>Asks the page.</summary>
    protected abstract void Ask(Page page);

    /// <summary>What must be true of it where it is stored.</summary>
    protected virtual Task DemandAsync(Page page, CancellationToken ct) => Task.CompletedTask;

    protected sealed override async Task<Outcome<AdminPageResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var page = await PageDesk.Here.RequireAsync(Db, request.Id, ct);
        Match(page);
        Ask(page);
        return await SaveAsync(
            page,
            async token =>
            {
                await DemandAsync(page, token);
                return AdminPageResponse.From(page, Actor, Resolve<Addresses>());
            },
            null,
            ct
        );
    }
}
