using Cms.Api.Http.Doors;
using Cms.Model.Access;
using FastEndpoints;

namespace Cms.Api.Admin.Site;

/// <summary>Gets the magazine as the desk has it.</summary>
internal sealed class GetAdminSite(Settings settings) : AdminEndpoint<EmptyRequest, AdminSiteResponse>
{
    public override void Configure() =>
        Get(
            "site",
            StaffScopes.Read,
            "Get the site at the desk",
            "What the magazine is called, its logo and its menus, whose entries name things by id, public or not. Until somebody saves it, "
                + "it is as the operator's settings have it."
        );

    protected override async Task<Outcome<AdminSiteResponse>> ActAsync(EmptyRequest request, CancellationToken ct)
    {
        var site = await Db.SiteAsync(Now, ct);
        return new(AdminSiteResponse.From(site, settings.Site), EditVersion: site.EditVersion);
    }
}
