using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Uses;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Saving;

/// <summary>What a save's things show or showed: whoever among them is public may have changed.</summary>
internal sealed class Touched
{
    private readonly Dictionary<ThingKind, HashSet<Guid>> _of = Kinds.PublicByOthers.ToDictionary(k => k.Is, _ => new HashSet<Guid>());

    /// <summary>Articles that came or went.</summary>
    public HashSet<Guid> StandingOf { get; } = [];

    /// <summary>Series that these stand in.</summary>
    public HashSet<Guid> MemberOf { get; } = [];

    /// <summary>Things of a kind.</summary>
    public HashSet<Guid> Of(ThingKind kind) => _of[kind];

    private HashSet<Guid> Authors => _of[ThingKind.Author];

    private HashSet<Guid> Illustrations => _of[ThingKind.Illustration];

    private HashSet<Guid> Series => _of[ThingKind.Series];

    private HashSet<Guid> Sources => _of[ThingKind.Source];

    /// <summary>Finds what is shown before a save, so that what it ceases to show is asked about too.</summary>
    public async Task FindAsync(SaveState save, CancellationToken ct)
    {
        var (db, effects) = (save.Db, save.Effects);
        foreach (var (thing, _) in effects.Of<Thing, Effect.Announced>())
            Add(thing);
        var merged = effects.Of<Author, Effect.MergedInto>().Select(a => a.Thing.Id).ToList();
        if (merged.Count > 0)
            Illustrations.UnionWith(
                await db
                    .Illustrations.Where(i => i.CreditAuthorId != null && merged.Contains(i.CreditAuthorId.Value))
                    .Select(i => i.Id)
                    .ToListAsync(ct)
            );
        var articles = save.Tracked<Article>().Where(effects.TurnsLinks).ToList();
        foreach (var article in articles)
        {
            Add(article.LinksOf(ArticleCopy.Live));
            if (effects.Has<Effect.StandingTurned>(article))
                StandingOf.Add(article.Id);
        }

        foreach (var shows in ThingsShowing(save))
        {
            Add(shows.Uses());
            Add(await db.ThingUses.AsNoTracking().Where(u => u.HolderId == ((Thing)shows).Id).ToListAsync(ct));
        }

        var stored = articles.Where(a => db.Entry(a).State != EntityState.Added).Select(a => a.Id).ToList();
        if (stored.Count > 0)
            Add(
                await db.ArticleLinks.AsNoTracking().Where(l => stored.Contains(l.ArticleId) && l.Copy == ArticleCopy.Live).ToListAsync(ct)
            );
        await WidenAsync(db, ct);
    }

    /// <summary>Adds what links lead to.</summary>
    public void Add(IEnumerable<ArticleLink> links)
    {
        foreach (var link in links)
        {
            if (Kinds.Of(link.Kind) is { IsPublicByOthers: true } kind)
                _of[kind.Is].Add(link.TargetId);
        }
    }

    /// <summary>Adds what is shown.</summary>
    public void Add(IEnumerable<ThingUse> uses)
    {
        foreach (var use in uses.Where(u => Kinds.Of(u.TargetKind).IsPublicByOthers))
            _of[use.TargetKind].Add(use.TargetId);
    }

    /// <summary>What is about to be stored and shows other things without being an article.</summary>
    public static List<IShows> ThingsShowing(SaveState save) =>
        [
            .. save
                .Db.ChangeTracker.Entries<Thing>()
                .Where(e => e.State is EntityState.Added or EntityState.Modified)
                .Select(e => e.Entity)
                .OfType<IShows>(),
        ];

    /// <summary>Adds a thing whose own standing may have changed.</summary>
    public void Add(Thing thing)
    {
        if (thing.IsPublicByOthers)
            _of[thing.Kind].Add(thing.Id);
    }

    /// <summary>
    /// Adds what is shown at second hand, as stored now: the sources of series, the portraits of authors, the credits of
    /// illustrations. Asked before and after the save stores anything, it finds what was and what is shown.
    /// </summary>
    public async Task WidenAsync(CmsDbContext db, CancellationToken ct)
    {
        if (StandingOf.Count > 0)
            MemberOf.UnionWith(await db.SeriesMembers.Where(m => StandingOf.Contains(m.ArticleId)).Select(m => m.SeriesId).ToListAsync(ct));
        Series.UnionWith(MemberOf);
        if (Series.Count > 0)
            Sources.UnionWith(await db.SeriesSources.Where(s => Series.Contains(s.SeriesId)).Select(s => s.SourceId).ToListAsync(ct));
        await AddPortraitsAsync();
        if (Illustrations.Count == 0)
            return;
        var credits = await db
            .Illustrations.Where(i => Illustrations.Contains(i.Id))
            .Select(i => new { i.CreditAuthorId, i.CreditSourceId })
            .ToListAsync(ct);
        Authors.UnionWith(credits.Select(c => c.CreditAuthorId).OfType<Guid>());
        Sources.UnionWith(credits.Select(c => c.CreditSourceId).OfType<Guid>());
        // Whoever is public for a credit has a portrait too.
        await AddPortraitsAsync();

        async Task AddPortraitsAsync()
        {
            if (Authors.Count > 0)
                Illustrations.UnionWith(
                    await db
                        .Authors.Where(a => Authors.Contains(a.Id) && a.PortraitId != null)
                        .Select(a => a.PortraitId!.Value)
                        .ToListAsync(ct)
                );
        }
    }
}
