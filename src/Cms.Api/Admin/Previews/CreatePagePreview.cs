using Cms.Api.Admin.Pages;
using Cms.Api.Delivery;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Doors;
using Cms.Api.Http.Problems;
using Cms.Model.Access;
using Cms.Model.Previews;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Previews;

/// <summary>Makes a link that shows a page before it is public.</summary>
internal sealed class CreatePagePreview(Addresses addresses)
    : AdminBodyEndpoint<ById, ArticlePreviewInput, ArticlePreviewRules, NewPreviewResponse>
{
    public override void Configure() =>
        Post(
            "pages/{id}/previews",
            StaffScopes.Content,
            "Make a preview of a page",
            "A link for whoever is to see the page before readers do: it shows the working copy as it is now, or one revision, until it "
                + "ends. Its token is shown this once. The trash ends a page's previews.",
            status: 201
        );

    protected override bool BodyIsOptional => true;

    protected override async Task<Outcome<NewPreviewResponse>> ActAsync(ById request, ArticlePreviewInput body, CancellationToken ct)
    {
        var page = await PageDesk.Here.RequireAsync(Db, request.Id, ct);
        var (content, editVersion) = (page.Working ?? page.Live!, page.EditVersion);
        if (body.Revision is { } number)
        {
            var revision = await Db.PageRevisions.AsNoTracking().FirstOrDefaultAsync(r => r.PageId == page.Id && r.Number == number, ct)
                ?? throw BodyRules.Failed(ProblemError.InBody("/revision", "unknown-reference", $"The page has no revision {number}."));
            (content, editVersion) = (revision.Content, revision.Number);
        }

        var made = await Db.OpenAsync(new Preview(page, content, editVersion, body.ExpiresAt?.ToUniversalTime(), Now), addresses, Now, ct);
        return await SaveAsync(
            null,
            async token =>
            {
                await Db.DemandShowableAsync(page, token);
                await Db.SweepAsync(Now, token);
                return made;
            },
            null,
            ct
        );
    }
}
