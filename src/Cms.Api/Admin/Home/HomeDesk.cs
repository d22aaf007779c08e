using Cms.Api.Admin.Things;
using Cms.Model;
using Cms.Model.Home;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Home;

/// <summary>What the operations on the front page have in common.</summary>
internal static class HomeDesk
{
    /// <summary>The front page; before anybody drafted one, a new one that is stored with the first save.</summary>
    public static async Task<HomePage> HomeAsync(this CmsDbContext db, DateTime now, CancellationToken ct) =>
        await db.Home.FirstOrDefaultAsync(h => h.Id == HomePage.TheId, ct) ?? new HomePage(now);

    /// <summary>Drafts the page and makes the answer; the same again changes nothing.</summary>
    public static async Task<Func<CancellationToken, Task<AdminHomeResponse>>> LayOutAsync(
        this CmsDbContext db,
        HomePage home,
        HomeInput input,
        CancellationToken ct
    )
    {
        await References.DemandAsync(db, Named(input), ct);
        if (db.Entry(home).State == EntityState.Detached)
            db.Add(home);
        home.Edit(
            new HomeLayout
            {
                Slots =
                [
                    .. input.Slots.Select(s => new HomeSlot
                    {
                        Key = s.Key!,
                        Kind = s.Kind!.Value,
                        Title = s.Title,
                        Text = s.Text,
                        SeriesId = s.SeriesId,
                        LeadId = s.LeadId,
                        ArticleIds = s.ArticleIds,
                        Limit = s.Limit,
                    }),
                ],
            }
        );
        return _ => Task.FromResult(AdminHomeResponse.From(home));
    }

    private static IEnumerable<ThingReference> Named(HomeInput input) =>
        input.Slots.SelectMany(
            (slot, i) =>
                slot
                    .ArticleIds.Select((id, at) => new ThingReference($"/slots/{i}/articleIds/{at}", ThingKind.Article, id))
                    .Concat(slot.LeadId is { } lead ? [new($"/slots/{i}/leadId", ThingKind.Article, lead)] : [])
                    .Concat(slot.SeriesId is { } series ? [new($"/slots/{i}/seriesId", ThingKind.Series, series)] : [])
        );
}
