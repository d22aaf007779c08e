using Cms.Api.Http;
using Cms.Api.Http.Doors;
using Cms.Model.Access;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Articles;

/// <summary>Lists what an article said at each step.</summary>
internal sealed class ListRevisions : AdminEndpoint<ListRevisionsRequest, OneResponse<IReadOnlyList<RevisionSummary>, NothingIncluded>>
{
    public override void Configure() =>
        Get(
            "articles/{id}/revisions",
            StaffScopes.Read,
            "List an article's revisions",
            $"Its last {RevisionQueries.Most} steps before a number, the newest first; each is kept for ever."
        );

    protected override async Task<Outcome<OneResponse<IReadOnlyList<RevisionSummary>, NothingIncluded>>> ActAsync(
        ListRevisionsRequest request,
        CancellationToken ct
    )
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        return new(await Db.Revisions.AsNoTracking().Where(r => r.ArticleId == article.Id).NewestAsync(request.Before, ct));
    }
}
