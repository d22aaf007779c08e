using Cms.Api.Admin.Articles;
using Cms.Api.Http;
using Cms.Api.Http.Doors;
using Cms.Model.Access;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Pages;

/// <summary>Lists what a page said at each step.</summary>
internal sealed class ListPageRevisions : AdminEndpoint<ListRevisionsRequest, OneResponse<IReadOnlyList<RevisionSummary>, NothingIncluded>>
{
    public override void Configure() =>
        Get(
            "pages/{id}/revisions",
            StaffScopes.Read,
            "List a page's revisions",
            $"Its last {RevisionQueries.Most} steps before a number, the newest first; each is kept for ever."
        );

    protected override async Task<Outcome<OneResponse<IReadOnlyList<RevisionSummary>, NothingIncluded>>> ActAsync(
        ListRevisionsRequest request,
        CancellationToken ct
    )
    {
        var page = await PageDesk.Here.RequireAsync(Db, request.Id, ct);
        return new(await Db.PageRevisions.AsNoTracking().Where(r => r.PageId == page.Id).NewestAsync(request.Before, ct));
    }
}
