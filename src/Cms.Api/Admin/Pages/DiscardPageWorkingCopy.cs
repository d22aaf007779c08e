using Cms.Model.Access;
using Cms.Model.Pages;

namespace Cms.Api.Admin.Pages;

/// <summary>Gives the working copy up.</summary>
internal sealed class DiscardPageWorkingCopy : PageVerb
{
    public override void Configure() =>
        Delete(
            "pages/{id}/working-copy",
            StaffScopes.Content,
            "Discard a page's working copy",
            "Goes back to what is live; what was written stays among the revisions.",
            takesIfMatch: true
        );

    protected override void Ask(Page page) => page.DiscardWorkingCopy(Now);
}
