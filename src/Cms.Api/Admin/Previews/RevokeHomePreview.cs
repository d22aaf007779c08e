using Cms.Api.Http.Doors;
using Cms.Model.Access;
using Cms.Model.Home;

namespace Cms.Api.Admin.Previews;

/// <summary>Ends a link to the front page.</summary>
internal sealed class RevokeHomePreview : AdminEndpoint<HomePreviewRequest, object>
{
    public override void Configure() =>
        Delete(
            "home/previews/{previewId}",
            StaffScopes.Content,
            "Revoke a preview of the front page",
            "The link shows nothing from the next request on.",
            status: 204
        );

    protected override Task<Outcome<object>> ActAsync(HomePreviewRequest request, CancellationToken ct) =>
        Db.RevokeAsync(HomePage.TheId, request.PreviewId, Now, SaveAsync, ct);
}

/// <summary>Which preview of the front page.</summary>
public sealed record HomePreviewRequest
{
    /// <summary>The preview's id.</summary>
    public Guid PreviewId { get; init; }
}
