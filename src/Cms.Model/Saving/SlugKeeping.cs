using Cms.Model.Authors;
using Cms.Model.Slugs;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Saving;

/// <summary>Keeps the table of all addresses: those of new things, and those that things moved to and from.</summary>
internal sealed class SlugKeeping(SaveState save)
{
    private readonly CmsDbContext _db = save.Db;
    private readonly List<string> _claimed = [];

    /// <summary>Claims and gives up addresses, to be stored with the things.</summary>
    /// <exception cref="NewsroomRule"><c>slug-taken</c>.</exception>
    public async Task KeepAsync(CancellationToken ct)
    {
        foreach (var entry in _db.ChangeTracker.Entries<NamedThing>().ToList())
        {
            var slug = entry.Property(t => t.Slug);
            if (entry.State == EntityState.Added)
                Claim(entry.Entity);
            else if (entry.State == EntityState.Modified && slug.OriginalValue != entry.Entity.Slug)
                await MoveAsync(entry.Entity, slug.OriginalValue, ct);
        }
    }

    /// <summary>Asked once the claim is stored: until then who is forgotten at this moment held the slug themselves.</summary>
    /// <exception cref="NewsroomRule"><c>slug-taken</c>.</exception>
    public async Task DemandNotForgottenAsync(CancellationToken ct)
    {
        if (_claimed.Count > 0 && await _db.ForgottenSlugs.AnyAsync(s => s.Kind == ThingKind.Author && _claimed.Contains(s.Hash), ct))
            throw SlugName.Taken();
    }

    private async Task MoveAsync(NamedThing thing, string from, CancellationToken ct)
    {
        var former = await _db.Slugs.FindAsync([thing.Kind, from], ct);
        if (former is not null && thing.WasPublic)
            former.Retire(save.Now);
        else if (former is not null)
            _db.Remove(former);
        var back = await _db.Slugs.FindAsync([thing.Kind, thing.Slug], ct);
        if (back is null)
            Claim(thing);
        else if (back.TargetId != thing.Id)
            throw SlugName.Taken();
        else
            back.Return(save.Now);
        // Who was merged into them stood there and has no use for it any more.
        if (back is not null && thing is Author)
            await _db
                .Authors.Where(a => a.MergedInto == thing.Id && a.Slug == thing.Slug)
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.Slug, $"merged-{Guid.CreateVersion7():n}"), ct);
    }

    private void Claim(NamedThing thing)
    {
        _db.Add(new SlugName(thing.Kind, thing.Slug, thing.Id, save.Now));
        // Only people are forgotten.
        if (thing is Author)
            _claimed.Add(ForgottenSlug.HashOf(thing.Slug));
    }
}
