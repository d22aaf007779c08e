using Cms.Api.Admin.Articles;
using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Api.Http.Doors;
using Cms.Model.Access;

namespace Cms.Api.Admin.Pages;

/// <summary>Takes a revision back as the working copy.</summary>
internal sealed class RestorePageRevision(Addresses addresses) : AdminEndpoint<RevisionRequest, AdminPageResponse>
{
    public override void Configure() =>
        Post(
            "pages/{id}/revisions/{number}/restoration",
            StaffScopes.Content,
            "Restore a page's revision",
            "The working copy says again what the revision said; readers see no difference before it is published.",
            takesIfMatch: true
        );

    protected override async Task<Outcome<AdminPageResponse>> ActAsync(RevisionRequest request, CancellationToken ct)
    {
        var page = await PageDesk.Here.RequireAsync(Db, request.Id, ct);
        Match(page);
        var revision = await Db.RequireRevisionAsync(page, request.Number, ct);
        // What it refers to may be gone by now; the desk is told at once rather than when it publishes.
        var references = PageDesk.Here.References(PageInput.From(revision.Content)).ToList();
        await References.DemandAsync(Db, references, ct);
        page.Edit(revision.Content, Now);
        return await SaveAsync(
            page,
            async token =>
            {
                await References.DemandAsync(Db, references.Where(PageDesk.Here.Keeps), token);
                return AdminPageResponse.From(page, Actor, addresses);
            },
            null,
            ct
        );
    }
}
