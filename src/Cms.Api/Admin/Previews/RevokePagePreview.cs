using Cms.Api.Admin.Pages;
using Cms.Api.Http.Doors;
using Cms.Model.Access;

namespace Cms.Api.Admin.Previews;

/// <summary>Ends a link to a page.</summary>
internal sealed class RevokePagePreview : AdminEndpoint<ThingPreviewRequest, object>
{
    public override void Configure() =>
        Delete(
            "pages/{id}/previews/{previewId}",
            StaffScopes.Content,
            "Revoke a preview of a page",
            "The link shows nothing from the next request on.",
            status: 204
        );

    protected override async Task<Outcome<object>> ActAsync(ThingPreviewRequest request, CancellationToken ct)
    {
        var page = await PageDesk.Here.RequireAsync(Db, request.Id, ct);
        return await Db.RevokeAsync(page.Id, request.PreviewId, Now, SaveAsync, ct);
    }
}
