using Cms.Api.Admin.Articles;
using Cms.Api.Http.Doors;
using Cms.Model.Access;

namespace Cms.Api.Admin.Previews;

/// <summary>Ends a link to a piece.</summary>
internal sealed class RevokeArticlePreview : AdminEndpoint<ThingPreviewRequest, object>
{
    public override void Configure() =>
        Delete(
            "articles/{id}/previews/{previewId}",
            StaffScopes.Drafts,
            "Revoke a preview of an article",
            "The link shows nothing from the next request on.",
            status: 204
        );

    protected override async Task<Outcome<object>> ActAsync(ThingPreviewRequest request, CancellationToken ct)
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        return await Db.RevokeAsync(article.Id, request.PreviewId, Now, SaveAsync, ct);
    }
}
