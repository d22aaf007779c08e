using Cms.Model.Articles;
using Cms.Model.Illustrations;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Saving;

/// <summary>
/// Keeps <see cref="Thing.IsPublic"/> of authors, series, sources, topics and illustrations true: public is what
/// something public shows, or an editor lists. Everything is asked anew for what a save touched, with the rows held
/// (<see cref="SaveHolds"/>), so two saves at once cannot each overlook the other.
/// </summary>
internal sealed class PublicStanding(CmsDbContext db)
{
    /// <summary>A thing that became public or ceased to be.</summary>
    public sealed record TurnedThing(ThingKind Kind, Guid Id, string? Slug, int Version, bool IsPublic, bool WasPublic);

    /// <summary>A public series whose list of pieces changed.</summary>
    public sealed record ShowingSeries(Guid Id, string Slug, int Version);

    /// <summary>What came of it.</summary>
    public sealed record Result(
        IReadOnlyList<TurnedThing> Turned,
        IReadOnlyList<ShowingSeries> SeriesShowing,
        IReadOnlyDictionary<Guid, bool> Asked
    )
    {
        /// <summary>Whether readers see it, as stored now.</summary>
        public bool IsPublic(Thing thing) => Asked.TryGetValue(thing.Id, out var isPublic) ? isPublic : thing.IsPublic;
    }

    private readonly List<TurnedThing> _turned = [];
    private readonly Dictionary<Guid, bool> _asked = [];

    public async Task<Result> RefreshAsync(Touched touched, CancellationToken ct)
    {
        // Each asks only of kinds turned before it.
        await TurnSeriesAsync(touched.Of(ThingKind.Series), ct);
        await TurnAuthorsAsync(touched.Of(ThingKind.Author), ct);
        await TurnIllustrationsAsync(touched.Of(ThingKind.Illustration), ct);
        await TurnSourcesAsync(touched.Of(ThingKind.Source), ct);
        await TurnTopicsAsync(touched.Of(ThingKind.Topic), ct);
        var memberOf = touched.MemberOf;
        List<ShowingSeries> showing =
            memberOf.Count == 0
                ? []
                : await db
                    .Series.AsNoTracking()
                    .Where(s => memberOf.Contains(s.Id) && s.IsPublic)
                    .OrderBy(s => s.Id)
                    .Select(s => new ShowingSeries(s.Id, s.Slug, s.Version))
                    .ToListAsync(ct);
        return new Result(_turned, showing, _asked);
    }

    private IQueryable<ArticleLink> Shown(LinkKind kind) =>
        db.ArticleLinks.Where(l => l.Copy == ArticleCopy.Live && l.Kind == kind && l.Published != null);

    // Those in texts that readers see, be they articles' or pages'.
    private IQueryable<Illustration> ShownPictures()
    {
        var inArticles = Shown(LinkKind.Illustration);
        var elsewhere = db.ThingUses.Where(u => u.IsShown && u.TargetKind == ThingKind.Illustration);
        return db.Illustrations.Where(i => inArticles.Any(l => l.TargetId == i.Id) || elsewhere.Any(u => u.TargetId == i.Id));
    }

    private async Task TurnAuthorsAsync(HashSet<Guid> touched, CancellationToken ct)
    {
        var ids = await TurnShownAsync(ThingKind.Author, LinkKind.Author, touched, ct);
        if (ids.Count == 0)
            return;
        var direct = Shown(LinkKind.Author);
        var pictures = ShownPictures();
        var rows = await db
            .Authors.AsNoTracking()
            .Where(a => ids.Contains(a.Id))
            .OrderBy(a => a.Id)
            .Select(a => new Standing(
                a.Id,
                a.PrintedAs == null ? a.Slug : null,
                a.Version,
                a.IsPublic,
                a.WasPublic,
                a.PrintedAs == null
                    && (
                        pictures.Any(i => i.CreditAuthorId == a.Id)
                        // Whoever made the portrait of somebody public; not of somebody public for such a credit alone, or two
                        // who portrayed each other would never go.
                        || db.Illustrations.Any(i =>
                            i.CreditAuthorId == a.Id
                            && db.Authors.Any(b =>
                                b.PortraitId == i.Id
                                && b.Id != a.Id
                                && b.PrintedAs == null
                                && (b.IsListed || direct.Any(l => l.TargetId == b.Id) || pictures.Any(j => j.CreditAuthorId == b.Id))
                            )
                        )
                    )
            ))
            .ToListAsync(ct);
        await TurnAsync(ThingKind.Author, rows, ct);
    }

    private async Task TurnIllustrationsAsync(HashSet<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return;
        var pictures = ShownPictures();
        var rows = await db
            .Illustrations.AsNoTracking()
            .Where(i => ids.Contains(i.Id))
            .OrderBy(i => i.Id)
            .Select(i => new Standing(
                i.Id,
                null,
                i.Version,
                i.IsPublic,
                i.WasPublic,
                pictures.Any(p => p.Id == i.Id) || db.Authors.Any(a => a.PortraitId == i.Id && a.IsPublic)
            ))
            .ToListAsync(ct);
        await TurnAsync(ThingKind.Illustration, rows, ct);
    }

    private async Task TurnSourcesAsync(HashSet<Guid> touched, CancellationToken ct)
    {
        var ids = await TurnShownAsync(ThingKind.Source, LinkKind.Source, touched, ct);
        if (ids.Count == 0)
            return;
        var rows = await db
            .Sources.AsNoTracking()
            .Where(s => ids.Contains(s.Id))
            .OrderBy(s => s.Id)
            .Select(s => new Standing(
                s.Id,
                s.Slug,
                s.Version,
                s.IsPublic,
                s.WasPublic,
                db.SeriesSources.Any(x => x.SourceId == s.Id && db.Series.Any(r => r.Id == x.SeriesId && r.IsPublic))
                    || db.Illustrations.Any(i => i.CreditSourceId == s.Id && i.IsPublic)
            ))
            .ToListAsync(ct);
        await TurnAsync(ThingKind.Source, rows, ct);
    }

    private async Task TurnSeriesAsync(HashSet<Guid> touched, CancellationToken ct)
    {
        var ids = await TurnShownAsync(ThingKind.Series, LinkKind.Series, touched, ct);
        if (ids.Count == 0)
            return;
        var rows = await db
            .Series.AsNoTracking()
            .Where(s => ids.Contains(s.Id))
            .OrderBy(s => s.Id)
            .Select(s => new Standing(
                s.Id,
                s.Slug,
                s.Version,
                s.IsPublic,
                s.WasPublic,
                db.SeriesMembers.Any(m => m.SeriesId == s.Id && m.Published != null)
            ))
            .ToListAsync(ct);
        await TurnAsync(ThingKind.Series, rows, ct);
    }

    private async Task TurnTopicsAsync(HashSet<Guid> touched, CancellationToken ct)
    {
        var ids = await TurnShownAsync(ThingKind.Topic, LinkKind.Topic, touched, ct);
        if (ids.Count == 0)
            return;
        var rows = await db
            .Topics.AsNoTracking()
            .Where(t => ids.Contains(t.Id))
            .OrderBy(t => t.Id)
            .Select(t => new Standing(t.Id, t.Slug, t.Version, t.IsPublic, t.WasPublic, false))
            .ToListAsync(ct);
        await TurnAsync(ThingKind.Topic, rows, ct);
    }

    /// <summary>
    /// Those that are listed, or that a piece shows: nearly all that a save touches, and nothing more is to be asked of them.
    /// </summary>
    /// <returns>The others.</returns>
    private async Task<List<Guid>> TurnShownAsync(ThingKind kind, LinkKind link, HashSet<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        var sql = db.CmsDatabase.Sql;
        var rows = await db.QueryAsync(
            new Statement(
                $"""
                SELECT t.id, t.slug, t.version, t.is_public, t.was_public FROM {Kinds.Of(kind).Table} t
                WHERE t.id IN ({sql.IdsOf("@p0")}){(kind == ThingKind.Author ? " AND t.printed_as IS NULL" : "")}
                AND (t.is_listed IS TRUE OR EXISTS (
                SELECT 1 FROM article_links l
                WHERE l.copy = 'Live' AND l.kind = '{link}' AND l.target_id = t.id AND l.published IS NOT NULL
                )) ORDER BY t.id
                """,
                [sql.Value(ids)]
            ),
            row => new Standing(row.GetId(0), row.GetString(1), row.GetInt32(2), row.GetBoolean(3), row.GetBoolean(4), ShouldBe: true),
            ct
        );
        await TurnAsync(kind, rows, ct);
        return [.. ids.Except(rows.Select(r => r.Id))];
    }

    private async Task TurnAsync(ThingKind kind, List<Standing> rows, CancellationToken ct)
    {
        foreach (var row in rows)
        {
            _asked[row.Id] = row.ShouldBe;
            if (row.ShouldBe == row.IsPublic)
                continue;
            await db.Database.ExecuteSqlRawAsync(
                $"UPDATE {Kinds.Of(kind).Table} SET is_public = @p1, was_public = TRUE WHERE id = @p0",
                [db.CmsDatabase.Sql.Value(row.Id), row.ShouldBe],
                ct
            );
            _turned.Add(new TurnedThing(kind, row.Id, row.Slug, row.Version, row.ShouldBe, row.WasPublic));
            // A tracked copy must not go on believing the old answer.
            var tracked = db.ChangeTracker.Entries<Thing>().FirstOrDefault(e => e.Entity.Id == row.Id);
            if (tracked is null)
                continue;
            tracked.Entity.SetPublic(row.ShouldBe);
            tracked.Property(t => t.IsPublic).OriginalValue = row.ShouldBe;
            tracked.Property(t => t.WasPublic).OriginalValue = tracked.Entity.WasPublic;
        }
    }

    private sealed record Standing(Guid Id, string? Slug, int Version, bool IsPublic, bool WasPublic, bool ShouldBe);
}
