using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Home;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Things;

/// <summary>Gathers who shows or refers to one thing, no more than so many.</summary>
internal sealed class UseReader(CmsDbContext db, Guid id, int most)
{
    /// <summary>Most that a refusal names.</summary>
    public const int MostInRefusal = 20;

    /// <summary>Most that "where used" names.</summary>
    public const int MostInList = 100;

    private readonly List<UsageResponse> _found = [];

    /// <summary>The thing.</summary>
    public Guid Id => id;

    /// <summary>The context to look in.</summary>
    public CmsDbContext Db => db;

    /// <summary>
    /// Whether what lies in the trash counts: it does not stand against more trash, but it may come back, so it does stand against a purge.
    /// </summary>
    public bool CountsTrash { get; init; }

    /// <summary>Whose pieces alone are told of; null for everybody's.</summary>
    public string? OnlyBy { get; init; }

    /// <summary>Those found.</summary>
    public IReadOnlyList<UsageResponse> Found => _found;

    private int Left => most - _found.Count;

    /// <summary>Who uses a thing, as far as one who asks may know.</summary>
    public static UseReader For(Actor actor, CmsDbContext db, Guid id, int most) =>
        new(db, id, most) { OnlyBy = actor.Role == Role.Contributor ? actor.Id : null };

    /// <summary>Articles that refer to it, in what readers see and in what the desk works on.</summary>
    public async Task LinksAsync(LinkKind kind, CancellationToken ct)
    {
        foreach (var copy in new[] { ArticleCopy.Live, ArticleCopy.Working })
        {
            // In the order of the index, so that a name on ten thousand pieces costs what one on ten does.
            await ArticlesAsync(
                db.ArticleLinks.Where(l => l.Copy == copy && l.Kind == kind && l.TargetId == id)
                    .OrderByDescending(l => l.Published)
                    .ThenByDescending(l => l.ArticleId)
                    .Select(l => l.ArticleId),
                copy == ArticleCopy.Live ? "live" : "working",
                ct
            );
        }

        await HoldersAsync(ct);
    }

    /// <summary>Pages that refer to it, in what readers see and in what the desk works on, and the site.</summary>
    public async Task HoldersAsync(CancellationToken ct)
    {
        foreach (var copy in new[] { ArticleCopy.Live, ArticleCopy.Working })
            await ThingsAsync(
                db.Pages.Where(p => db.ThingUses.Any(u => u.HolderId == p.Id && u.TargetId == id && u.Copy == copy)),
                p => p.DeskTitle,
                copy == ArticleCopy.Live ? "live" : "working",
                ct
            );
        await ThingsAsync(db.Site.Where(s => db.ThingUses.Any(u => u.HolderId == s.Id && u.TargetId == id)), _ => "The site", "site", ct);
    }

    /// <summary>Articles, by their ids in order.</summary>
    public async Task ArticlesAsync(IQueryable<Guid> articles, string where, CancellationToken ct)
    {
        if (Left <= 0)
            return;
        var found = articles
            .Join(db.Articles.AsNoTracking(), article => article, a => a.Id, (_, a) => a)
            .Where(a => CountsTrash ? a.PurgedAt == null : a.TrashedAt == null);
        if (OnlyBy is not null)
            found = found.Where(a => a.CreatedBy == OnlyBy);
        _found.AddRange(
            (
                await found
                    .Take(Left)
                    .Select(a => new
                    {
                        a.Id,
                        a.Slug,
                        a.DeskTitle,
                    })
                    .ToListAsync(ct)
            ).Select(a => new UsageResponse
            {
                Kind = ThingKind.Article,
                Id = a.Id,
                Slug = a.Slug,
                Title = a.DeskTitle,
                Where = where,
            })
        );
    }

    /// <summary>Other things that refer to it.</summary>
    public async Task ThingsAsync<T>(IQueryable<T> things, Func<T, string> title, string where, CancellationToken ct)
        where T : Thing
    {
        if (Left <= 0)
            return;
        var counting = things.AsNoTracking().Where(t => CountsTrash ? t.PurgedAt == null : t.TrashedAt == null);
        foreach (var thing in await counting.OrderByDescending(t => t.Id).Take(Left).ToListAsync(ct))
            _found.Add(
                new UsageResponse
                {
                    Kind = thing.Kind,
                    Id = thing.Id,
                    Slug = (thing as NamedThing)?.Slug,
                    Title = title(thing),
                    Where = where,
                }
            );
    }

    /// <summary>The front page, where a slot of it names the thing, for readers or in the draft.</summary>
    public async Task HomeAsync(Func<HomeSlot, bool> names, CancellationToken ct)
    {
        if (Left <= 0)
            return;
        var home = await db.Home.AsNoTracking().FirstOrDefaultAsync(h => h.Id == HomePage.TheId, ct);
        if (home is not null && home.Live.Slots.Concat(home.Draft?.Slots ?? []).Any(names))
            _found.Add(
                new UsageResponse
                {
                    Kind = ThingKind.Home,
                    Id = home.Id,
                    Slug = null,
                    Title = "The front page",
                    Where = "front page",
                }
            );
    }
}
