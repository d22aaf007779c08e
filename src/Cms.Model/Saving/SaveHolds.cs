using Cms.Model.Articles;
using Cms.Model.Pages;
using Cms.Model.Series;
using Cms.Model.Site;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Saving;

/// <summary>
/// The rows that one save holds until its transaction ends: everything it will judge or raise, taken in one order before
/// it writes, what is shown first, then the articles and the pages that show it. Saves of the same things thereby wait for each
/// other at the start, and neither overlook what the other stores nor hold each other up for good.
/// </summary>
internal sealed class SaveHolds(SaveState save)
{
    private readonly CmsDbContext _db = save.Db;
    private readonly HashSet<Guid> _held = [];

    // Where one writer is alone there is nothing to hold.
    private bool IsAlone => save.Database.Sql.ForUpdate.Length == 0;

    /// <summary>Holds what a save is about to change and everything that shows it.</summary>
    public async Task TakeAsync(CancellationToken ct)
    {
        if (IsAlone)
            return;
        var articles = new HashSet<Guid>(save.ForPartners);
        var spreads = new List<SpreadSet>();
        var home = new List<Guid>();
        var pages = new List<Guid>();
        var site = new List<Guid>();
        var shown = new Touched();
        var named = new Touched();
        foreach (var entry in _db.ChangeTracker.Entries<Thing>())
        {
            var thing = entry.Entity;
            if (entry.State == EntityState.Added)
                _held.Add(thing.Id);
            else if (entry.State == EntityState.Modified && thing is Article)
                articles.Add(thing.Id);
            else if (entry.State == EntityState.Modified && thing is Model.Home.HomePage)
                home.Add(thing.Id);
            else if (entry.State == EntityState.Modified && thing is Page)
                pages.Add(thing.Id);
            else if (entry.State == EntityState.Modified && thing is MagazineSite)
                site.Add(thing.Id);
            else if (entry.State == EntityState.Modified)
                shown.Add(thing);
            // What the desk finds them by may print the name.
            if (thing is Authors.Author author && (save.Effects.TurnsName(author) || save.Effects.Has<Effect.MergedInto>(author)))
                spreads.Add(SpreadSet.OfWorking(thing, save.Database));
            // Nothing stored shows what is new, but for the piece that it is a translation of; a hundred new pieces would else be
            // a statement of hundreds of parts, which takes seconds to plan.
            if (entry.State != EntityState.Added || thing is Article { TranslationOf: not null })
                spreads.AddRange(
                    save.Effects.Of<Effect.Announced>(thing)
                        .Where(a => a.What is { IsSilent: false, IsForReaders: true })
                        .Select(a => SpreadSet.Of(thing, a.What, save.Database))
                        .OfType<SpreadSet>()
                );
            // What a piece shows of others it reads when its answer is made: they keep still until it is stored.
            if (thing is Article { IsPublic: true } article && save.Effects.TurnsLinks(article))
                articles.UnionWith(article.LinksOf(ArticleCopy.Live).Where(l => l.Kind == LinkKind.Article).Select(l => l.TargetId));
            // What a piece names has to be there still when it is stored; whoever judges that finds it held, in the common order.
            if (thing is Article naming && entry.State is EntityState.Added or EntityState.Modified)
                named.Add(naming.LinksOf(ArticleCopy.Live).Concat(naming.LinksOf(ArticleCopy.Working)));
        }

        foreach (var shows in Touched.ThingsShowing(save))
            named.Add(shows.Uses());
        // A piece that is put into a series, or taken out, may be published at this moment.
        articles.UnionWith(_db.ChangeTracker.Entries<SeriesMember>().Select(e => e.Entity.ArticleId));
        await HoldAsync(save.Touched, shown, named, ct);
        await HoldAsync("home", home, [], ct);
        await HoldArticlesAsync(articles, spreads, ct);
        await HoldAsync("pages", pages, [], ct);
        await HoldAsync("site", site, [], ct);
    }

    /// <summary>Holds what was found since.</summary>
    public Task TakeMoreAsync(CancellationToken ct) =>
        IsAlone ? Task.CompletedTask : HoldAsync(save.Touched, new Touched(), new Touched(), ct);

    private async Task HoldAsync(Touched touched, Touched also, Touched named, CancellationToken ct)
    {
        foreach (var kind in Kinds.PublicByOthers)
            await HoldAsync(kind.Table, touched.Of(kind.Is).Union(also.Of(kind.Is)), named.Of(kind.Is), ct);
    }

    private async Task HoldAsync(string table, IEnumerable<Guid> ids, IEnumerable<Guid> named, CancellationToken ct)
    {
        var wanted = ids.Where(_held.Add).ToList();
        // Drafts that name the same topic do not wait for each other. Held in one statement with those that will change, or
        // the order would be two orders.
        var holding = wanted.Count > 0 ? save.Database.Sql.ForUpdate : save.Database.Sql.ForShare;
        wanted.AddRange(named.Where(_held.Add));
        if (wanted.Count > 0)
            await LockAsync(
                table,
                string.Join(", ", wanted.Select((_, i) => $"@p{i}")),
                wanted.Select(save.Database.Sql.Value),
                holding,
                ct
            );
    }

    private async Task HoldArticlesAsync(IEnumerable<Guid> ids, List<SpreadSet> spreads, CancellationToken ct)
    {
        var values = ids.Where(_held.Add).Select(save.Database.Sql.Value).ToList();
        // One list, not a union of each: a series of a thousand may be emptied at once.
        List<string> sets =
            values.Count == 0 ? [] : [$"SELECT id FROM articles WHERE id IN ({string.Join(", ", values.Select((_, i) => $"@p{i}"))})"];
        foreach (var spread in spreads)
        {
            sets.Add(spread.Ids(values.Count));
            values.AddRange(spread.Values);
        }

        if (sets.Count > 0)
            await LockAsync("articles", string.Join(" UNION ", sets), values, save.Database.Sql.ForUpdate, ct);
    }

    private async Task LockAsync(string table, string ids, IEnumerable<object> values, string holding, CancellationToken ct) =>
        // Counted, so that ten thousand rows are held without being sent.
        await _db
            .Database.SqlQueryRaw<int>(
                $"""
                SELECT CAST(COUNT(*) AS INTEGER) AS "Value" FROM (SELECT id FROM {table} WHERE id IN ({ids}) ORDER BY id{holding}) held
                """,
                [.. values]
            )
            .ToListAsync(ct);
}
