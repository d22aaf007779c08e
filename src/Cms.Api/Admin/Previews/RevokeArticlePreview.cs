using Cms.Api.Admin.Articles;
using Cms.Api.Http.Doors;
using Cms.Model.Access;

namespace Cms.Api.Admin.Previews;

/// <summary>Ends a link to a piece.</summary>
internal sealed class RevokeArticlePreview : AdminEndpoint<ArticlePreviewRequest, object>
{
    public override void Configure() =>
        Delete(
            "articles/{id}/previews/{previewId}",
            StaffScopes.Drafts,
            "Revoke a preview of an article",
            "The link shows nothing from the next request on.",
            status: 204
        );

    protected override async Task<Outcome<object>> ActAsync(ArticlePreviewRequest request, CancellationToken ct)
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        return await Db.RevokeAsync(article.Id, request.PreviewId, Now, SaveAsync, ct);
    }
}

/// <summary>Which preview of which article.</summary>
public sealed record ArticlePreviewRequest
{
    /// <summary>The article's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The preview's id.</summary>
    public Guid PreviewId { get; init; }
}
