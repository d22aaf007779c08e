using Cms.Api.Admin.Things;
using Cms.Model;
using Cms.Model.Site;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Site;

/// <summary>What the operations on the site have in common.</summary>
internal static class SiteDesk
{
    /// <summary>The site; before anybody saved it, a new one that is stored with the first save.</summary>
    public static async Task<MagazineSite> SiteAsync(this CmsDbContext db, DateTime now, CancellationToken ct) =>
        await db.Site.FirstOrDefaultAsync(s => s.Id == MagazineSite.TheId, ct) ?? new MagazineSite(now);

    /// <summary>What a site names.</summary>
    public static IEnumerable<ThingReference> Named(SiteInput input)
    {
        if (input.LogoId is { } logo)
            yield return new("/logoId", ThingKind.Illustration, logo);
        foreach (var (m, menu) in input.Menus.Index())
        {
            foreach (var (e, entry) in menu.Entries.Index())
            {
                foreach (var (pointer, link) in entry.Entries.Index().Select(x => ($"/entries/{x.Index}", x.Item)).Prepend(("", entry)))
                {
                    if (link.Read().Target is { } kind)
                        yield return new($"/menus/{m}/entries/{e}{pointer}/id", kind, link.Id!.Value);
                }
            }
        }
    }
}
