using Cms.Api.Http;
using Cms.Model.Access;
using Cms.Model.Home;
using FastEndpoints;

namespace Cms.Api.Admin.Previews;

/// <summary>Lists the links to the front page.</summary>
internal sealed class ListHomePreviews : AdminEndpoint<EmptyRequest, OneResponse<IReadOnlyList<PreviewResponse>, NothingIncluded>>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.GET,
            "/v1/admin/home/previews",
            StaffScopes.Read,
            "List the front page's previews",
            "The links in force, the newest first, without their tokens."
        );

    protected override async Task<AdminAnswer<OneResponse<IReadOnlyList<PreviewResponse>, NothingIncluded>>> ActAsync(
        EmptyRequest request,
        CancellationToken ct
    ) => new(await Db.PreviewsOfAsync(HomePage.TheId, Now, ct));
}
