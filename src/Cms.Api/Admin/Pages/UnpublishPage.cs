using Cms.Model.Access;
using Cms.Model.Pages;

namespace Cms.Api.Admin.Pages;

/// <summary>Takes a page down.</summary>
internal sealed class UnpublishPage : PageVerb
{
    public override void Configure() =>
        Delete(
            "pages/{id}/publication",
            StaffScopes.Publish,
            "Unpublish a page",
            "Takes the page down; readers get 410.",
            takesIfMatch: true
        );

    protected override void Ask(Page page) => page.Unpublish(Now);
}
