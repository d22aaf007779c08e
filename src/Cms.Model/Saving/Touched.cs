using Cms.Model.Articles;
using Cms.Model.Authors;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Saving;

/// <summary>What a save's things show or showed: whoever among them is public may have changed.</summary>
internal sealed class Touched
{
    /// <summary>Authors.</summary>
    public HashSet<Guid> Authors { get; } = [];

    /// <summary>Illustrations.</summary>
    public HashSet<Guid> Illustrations { get; } = [];

    /// <summary>Series.</summary>
    public HashSet<Guid> Series { get; } = [];

    /// <summary>Sources.</summary>
    public HashSet<Guid> Sources { get; } = [];

    /// <summary>Topics.</summary>
    public HashSet<Guid> Topics { get; } = [];

    /// <summary>Articles that came or went.</summary>
    public HashSet<Guid> StandingOf { get; } = [];

    /// <summary>Series that these stand in.</summary>
    public HashSet<Guid> MemberOf { get; } = [];

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

        var stored = articles.Where(a => db.Entry(a).State != EntityState.Added).Select(a => a.Id).ToList();
        if (stored.Count > 0)
            Add(await db.ArticleLinks.AsNoTracking().Where(l => stored.Contains(l.ArticleId) && l.Copy == ArticleCopy.Live).ToListAsync(ct));
        await WidenAsync(db, ct);
    }

    /// <summary>Adds what links lead to.</summary>
    public void Add(IEnumerable<ArticleLink> links)
    {
        foreach (var link in links)
        {
            (
                link.Kind switch
                {
                    LinkKind.Author => Authors,
                    LinkKind.Illustration => Illustrations,
                    LinkKind.Series => Series,
                    LinkKind.Source => Sources,
                    LinkKind.Topic => Topics,
                    _ => null,
                }
            )?.Add(link.TargetId);
        }
    }

    /// <summary>Adds a thing whose own standing may have changed.</summary>
    public void Add(Thing thing)
    {
        (
            thing.Kind switch
            {
                ThingKind.Author => Authors,
                ThingKind.Illustration => Illustrations,
                ThingKind.Series => Series,
                ThingKind.Source => Sources,
                ThingKind.Topic => Topics,
                _ => null,
            }
        )?.Add(thing.Id);
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
