using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Pages;

namespace Cms.Api.Admin.Pages;

/// <summary>Makes a page public now.</summary>
internal sealed class PublishPage : PageVerb
{
    public override void Configure() =>
        Post(
            "pages/{id}/publication",
            StaffScopes.Publish,
            "Publish a page",
            "Makes the working copy public now; again, to bring readers what was edited since. It needs a title, and each illustration in "
                + "its body an alternative text and a credit.",
            takesIfMatch: true
        );

    protected override void Ask(Page page) => page.Publish(Now);

    protected override Task DemandAsync(Page page, CancellationToken ct) => Publication.DemandAsync(Db, page, ct);
}
