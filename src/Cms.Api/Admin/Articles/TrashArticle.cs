using Cms.Model.Access;

namespace Cms.Api.Admin.Articles;

/// <summary>Puts an article in the trash.</summary>
internal sealed class TrashArticle : AdminEndpoint<ById, object>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.DELETE,
            "/v1/admin/articles/{id}",
            StaffScopes.Drafts,
            "Put an article in the trash",
            "What is public must be taken down first. A contributor throws away drafts of their own.",
            takesIfMatch: true,
            status: 204
        );

    protected override async Task<AdminAnswer<object>> ActAsync(ById request, CancellationToken ct)
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        ConditionalRequests.Match(HttpContext.Request, article);
        article.DemandWriter(Actor);
        article.Trash(Now);
        return await SaveAsync(ct);
    }
}
