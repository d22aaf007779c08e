using Cms.Api.Delivery;
using Cms.Model.Access;

namespace Cms.Api.Admin.Articles;

/// <summary>Takes a revision back as the working copy.</summary>
internal sealed class RestoreRevision(Addresses addresses) : AdminEndpoint<RevisionRequest, AdminArticleResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.POST,
            "/v1/admin/articles/{id}/revisions/{number}/restoration",
            StaffScopes.Drafts,
            "Restore a revision",
            "The working copy says again what the revision said; readers see no difference before it is published.",
            takesIfMatch: true
        );

    protected override async Task<AdminAnswer<AdminArticleResponse>> ActAsync(RevisionRequest request, CancellationToken ct)
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        ConditionalRequests.Match(HttpContext.Request, article);
        article.DemandWriter(Actor);
        var revision = await Db.RequireRevisionAsync(article, request.Number, ct);
        var content = await Db.FollowMergesAsync(revision.Content, ct);
        // What it refers to may be gone by now; the desk is told at once rather than when it publishes.
        await Db.DemandReferencesAsync(content, null, ct);
        article.Edit(content, Now);
        return await SaveAsync(
            article,
            async token =>
            {
                await Db.DemandStillThereAsync(article, token);
                return AdminArticleResponse.From(article, Actor, addresses);
            },
            null,
            ct
        );
    }
}
