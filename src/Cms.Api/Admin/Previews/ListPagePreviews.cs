using Cms.Api.Admin.Pages;
using Cms.Api.Http;
using Cms.Api.Http.Doors;
using Cms.Model.Access;

namespace Cms.Api.Admin.Previews;

/// <summary>Lists the links to a page.</summary>
internal sealed class ListPagePreviews : AdminEndpoint<ById, OneResponse<IReadOnlyList<PreviewResponse>, NothingIncluded>>
{
    public override void Configure() =>
        Get(
            "pages/{id}/previews",
            StaffScopes.Read,
            "List a page's previews",
            "The links in force, the newest first, without their tokens."
        );

    protected override async Task<Outcome<OneResponse<IReadOnlyList<PreviewResponse>, NothingIncluded>>> ActAsync(
        ById request,
        CancellationToken ct
    ) => new(await Db.PreviewsOfAsync((await PageDesk.Here.RequireAsync(Db, request.Id, ct)).Id, Now, ct));
}
