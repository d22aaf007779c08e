using Cms.Api.Admin.Articles;
using Cms.Api.Http;
using Cms.Model.Access;

namespace Cms.Api.Admin.Previews;

/// <summary>Lists the links to a piece.</summary>
internal sealed class ListArticlePreviews : AdminEndpoint<ById, OneResponse<IReadOnlyList<PreviewResponse>, NothingIncluded>>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.GET,
            "/v1/admin/articles/{id}/previews",
            StaffScopes.Read,
            "List an article's previews",
            "The links in force, the newest first, without their tokens."
        );

    protected override async Task<AdminAnswer<OneResponse<IReadOnlyList<PreviewResponse>, NothingIncluded>>> ActAsync(
        ById request,
        CancellationToken ct
    ) => new(await Db.PreviewsOfAsync((await Db.Articles.RequireAsync(request.Id, Actor, ct)).Id, Now, ct));
}
