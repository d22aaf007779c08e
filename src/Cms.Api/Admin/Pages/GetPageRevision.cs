using Cms.Api.Admin.Articles;
using Cms.Api.Http.Doors;
using Cms.Model.Access;

namespace Cms.Api.Admin.Pages;

/// <summary>Gets what a page said at one step.</summary>
internal sealed class GetPageRevision : AdminEndpoint<RevisionRequest, PageRevisionResponse>
{
    public override void Configure() =>
        Get("pages/{id}/revisions/{number}", StaffScopes.Read, "Get a page's revision", "What the page said at one step.");

    protected override async Task<Outcome<PageRevisionResponse>> ActAsync(RevisionRequest request, CancellationToken ct)
    {
        var page = await PageDesk.Here.RequireAsync(Db, request.Id, ct);
        return new(PageRevisionResponse.From(await Db.RequireRevisionAsync(page, request.Number, ct)));
    }
}
