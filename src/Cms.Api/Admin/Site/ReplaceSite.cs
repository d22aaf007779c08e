using Cms.Api.Admin.Things;
using Cms.Api.Http.Doors;
using Cms.Model;
using Cms.Model.Access;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Site;

/// <summary>Says anew what the magazine is called, and sets its menus.</summary>
internal sealed class ReplaceSite(Settings settings) : AdminBodyEndpoint<EmptyRequest, SiteInput, SiteRules, AdminSiteResponse>
{
    public override void Configure() =>
        Put(
            "site",
            StaffScopes.Publish,
            "Set the site",
            "Sets the magazine's name, tagline, language, logo and menus whole, those left out to their defaults; readers see it at once, "
                + "in feeds and cards too. An entry of a menu may name what is not public yet: it shows as soon as it is. What is the same "
                + "already changes nothing.",
            takesIfMatch: true
        );

    protected override async Task<Outcome<AdminSiteResponse>> ActAsync(EmptyRequest request, SiteInput body, CancellationToken ct)
    {
        var site = await Db.SiteAsync(Now, ct);
        Match(site);
        var references = SiteDesk.Named(body).ToList();
        await References.DemandAsync(Db, references, ct);
        if (Db.Entry(site).State == EntityState.Detached)
            Db.Add(site);
        site.Edit(body.Read(), Now);
        return await SaveAsync(
            site,
            async token =>
            {
                // Pieces and pages may go whatever leads to them.
                await References.DemandAsync(Db, references.Where(r => Kinds.Of(r.Kind).IsPublicByOthers), token);
                return AdminSiteResponse.From(site, settings.Site);
            },
            null,
            ct
        );
    }
}
