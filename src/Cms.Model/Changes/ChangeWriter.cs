using Cms.Model.Articles;
using Cms.Model.Audit;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Model.Partners;
using Cms.Model.Series;
using Cms.Model.Slugs;
using Cms.Model.Sources;
using Cms.Model.Topics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Cms.Model.Changes;

/// <summary>
/// The inside of one save: links and addresses kept in step, changes spread to what shows them, and the rows of the log
/// numbered and appended last.
/// </summary>
internal sealed class ChangeWriter(CmsDbContext db, DateTime now)
{
    private readonly List<Change> _rows = [];
    private readonly List<SpreadSet> _spreads = [];
    private readonly Touched _touched = new();
    private readonly SaveHolds _holds = new(db);
    private readonly PartnerLog _partners = new(db, now);
    private readonly HashSet<Guid> _forPartners = [];
    private readonly Dictionary<Author, Forgetting> _forgettings = [];
    private readonly List<string> _claimed = [];
    private readonly Dictionary<Guid, List<ArticleLink>> _newLinks = [];

    /// <summary>Puts what is about to be saved on top of what set-based changes stored since it was read, and holds it.</summary>
    public async Task RebaseAsync(CancellationToken ct)
    {
        await FindForPartnersAsync(ct);
        await TouchAsync(ct);
        await _holds.TakeAsync(_touched, _forPartners, ct);
        foreach (
            var kind in db
                .ChangeTracker.Entries<Thing>()
                .Where(e => e.State == EntityState.Modified)
                .GroupBy(e => e.Metadata.ClrType)
                .ToList()
        )
        {
            var entries = kind.ToDictionary(e => e.Entity.Id);
            foreach (var stored in await StoredAsync(kind.Key, entries.Keys, ct))
            {
                var entry = entries[stored.Id];
                // Held by now, so nobody comes in between; and told here, before a row that only one save can add is.
                if (stored.EditVersion != entry.Property(t => t.EditVersion).OriginalValue)
                    throw new EditConflictException(stored.Id);
                var read = entry.Property(t => t.Version).OriginalValue;
                if (stored.Version != read)
                    entry.Entity.Rebase(read, stored.Version, stored.ModifiedAt);
                if (entry.Entity is not Article and not Model.Home.HomePage)
                    TakeStanding(entry, stored);
            }
        }

        await KeepSlugsAsync(ct);
        foreach (var article in Tracked<Article>())
        {
            if (db.Entry(article).State == EntityState.Added)
            {
                article.MadeBy(db.Actor.Id);
                AddLinks(article);
            }

            foreach (var revision in article.Revisions.Where(r => db.Entry(r).State == EntityState.Detached))
            {
                revision.By(db.Actor);
                db.Add(revision);
            }
        }

        // All acts of a save bear one instant; their lines are read in the order of their ids.
        var acts = Tracked<IAudited>().SelectMany(audited => audited.TakeActs(), (about, verb) => (About: about, Verb: verb)).ToList();
        var ids = acts.ConvertAll(_ => Guid.CreateVersion7(now));
        ids.Sort();
        foreach (var (id, act) in ids.Zip(acts))
            db.Add(new AuditEntry(id, db.Actor, act.Verb, act.About, (act.About as IEdited)?.EditVersion, now));
    }

    /// <summary>
    /// After the things themselves are stored: rewrites links, asks anew who is public, raises versions of what shows them.
    /// </summary>
    public async Task SpreadAsync(CancellationToken ct)
    {
        Detach(_newLinks.Values.SelectMany(links => links));
        await DemandNotForgottenAsync(ct);
        var told = Tracked<Thing>()
            .Select(t => (Thing: t, Announcements: t.TakeAnnouncements()))
            .Where(t => t.Announcements.Count > 0)
            .ToList();
        foreach (var article in Tracked<Article>().Where(a => a.IsPurging).ToList())
            await ForgetAsync(article, ct);
        foreach (var article in Tracked<Article>().Where(a => a.EndsPreviews).ToList())
        {
            await db.Previews.Where(p => p.ThingId == article.Id).ExecuteDeleteAsync(ct);
            article.EndsPreviews = false;
        }

        foreach (var article in Tracked<Article>().Where(a => a.LiveChanged || a.WorkingChanged || a.StandingChanged).ToList())
            await RelinkAsync(article, ct);
        foreach (var series in Tracked<ArticleSeries>().Where(s => s.MembersChanged).ToList())
        {
            await db.Database.ExecuteSqlRawAsync(
                """
                UPDATE series_members SET published = (SELECT CASE WHEN a.is_public THEN a.published_at END FROM articles a
                WHERE a.id = article_id) WHERE series_id = @p0
                """,
                [db.CmsDatabase.Value(series.Id)],
                ct
            );
            series.MembersChanged = false;
        }

        foreach (var (author, forgetting) in _forgettings)
        {
            await forgetting.RewriteAsync(ct);
            author.Settle();
        }

        foreach (var author in Tracked<Author>().Where(a => a.Merging is not null).ToList())
        {
            var moved = await new Merging(db, author, author.Merging!, now).MoveAsync(ct);
            if (await moved.RaiseAsync(db, now, ct) > 0)
                _spreads.Add(moved);
            author.Settle();
        }

        await _touched.WidenAsync(db, ct);
        await _holds.TakeMoreAsync(_touched, ct);
        var standing = await new PublicStanding(db).RefreshAsync(_touched, ct);
        foreach (var (thing, announcements) in told)
        {
            foreach (var announcement in announcements.Where(a => !a.IsSilent))
                await LogAsync(thing, announcement, standing, ct);
        }

        // What became visible, or ceased to be, because of something else.
        var logged = _rows.Where(r => r.IsPublic).Select(r => r.ThingId).ToHashSet();
        foreach (var turned in standing.Turned.Where(t => !logged.Contains(t.Id)))
        {
            _rows.Add(
                new Change
                {
                    Op = turned.IsPublic ? ChangeOp.Upsert : ChangeOp.Remove,
                    Kind = turned.Kind,
                    ThingId = turned.Id,
                    Slug = turned.Slug,
                    Version = turned.Version,
                    At = now,
                    Reason = turned.IsPublic
                        ? (turned.WasPublic ? ChangeReason.Republished : ChangeReason.Published)
                        : ChangeReason.Unpublished,
                    IsPublic = true,
                }
            );
            logged.Add(turned.Id);
        }

        foreach (var series in standing.SeriesShowing.Where(s => !logged.Contains(s.Id)))
        {
            _rows.Add(
                new Change
                {
                    Op = ChangeOp.Upsert,
                    Kind = ThingKind.Series,
                    ThingId = series.Id,
                    Slug = series.Slug,
                    Version = series.Version,
                    At = now,
                    Reason = ChangeReason.Updated,
                    Changed = "articles",
                    IsPublic = true,
                }
            );
        }

        foreach (var partner in Tracked<Partner>().Where(p => p.IsResuming))
        {
            await PartnerLog.KeepBackUnreadAsync(db, partner, ct);
            partner.IsResuming = false;
        }

        if (_forPartners.Count > 0 || _spreads.Count > 0)
            await _partners.JudgeAsync(_forPartners, _rows, db.Review, ct);
    }

    /// <summary>The last statements before the commit: takes as many numbers as there are rows, and appends the rows.</summary>
    /// <returns>The last number; null where nothing visible changed.</returns>
    public async Task<long?> AppendAsync(CancellationToken ct)
    {
        var count = _rows.Count + _spreads.Sum(s => s.Count);
        if (count == 0)
        {
            await _partners.StoreAsync(ct);
            return null;
        }

        var last = (
            await db
                .Database.SqlQueryRaw<long>(
                    "UPDATE change_heads SET sequence = sequence + @p0 WHERE id = 1 RETURNING sequence",
                    (long)count
                )
                .ToListAsync(ct)
        )[0];
        var next = last - count + 1;
        foreach (var row in _rows)
            row.Sequence = next++;
        db.AddRange(_rows);
        await db.SaveChangesAsync(ct);
        foreach (var row in _rows)
            db.Entry(row).State = EntityState.Detached;
        foreach (var spread in _spreads)
        {
            if (await spread.AppendAsync(db, next, now, ct) != spread.Count)
                throw new DatabaseBusyException("What shows this thing changed while it was being saved; send the same request again.");
            next += spread.Count;
        }

        await _partners.AppendAsync(last - count + 1, ct);

        return last;
    }

    /// <summary>The rule that each slug, of all times, belongs to one thing of a kind.</summary>
    public static NewsroomRule SlugTaken() => new("slug-taken", "Another thing of this kind has or had this slug; choose another.");

    private List<T> Tracked<T>()
        where T : class => db.ChangeTracker.Entries<T>().Select(e => e.Entity).ToList();

    /// <summary>
    /// Finds the pieces that may come to partners or go from them by this save, and notes the rules that it changes for a
    /// review. Whoever changes a rule waits for the saves that go by the old one, and they for the new one, so that no
    /// piece falls between the two.
    /// </summary>
    private async Task FindForPartnersAsync(CancellationToken ct)
    {
        _forPartners.UnionWith(Tracked<Article>().Where(a => a.Announcements.Count > 0).Select(a => a.Id));
        _forPartners.UnionWith(
            db.ChangeTracker.Entries<SeriesMember>()
                .Where(e => e.State is EntityState.Added or EntityState.Deleted)
                .Select(e => e.Entity.ArticleId)
        );
        _forPartners.UnionWith(db.ReviewedIds);
        foreach (var author in Tracked<Author>().Where(a => a.Merging is not null))
        {
            // Few enough to look at all; what a product is of is kept as one text.
            foreach (var product in await db.Products.ToListAsync(ct))
                product.Follow(author.Id, author.Merging!.Id);
        }

        var reviews = PartnerReviews().ToList();
        db.AddRange(reviews);
        var changesRules = reviews.Count > 0 || db.ChangeTracker.Entries<Partner>().Any(e => e.State == EntityState.Modified);
        if (changesRules || _forPartners.Count > 0)
            await db.CmsDatabase.HoldPartnerRulesAsync(db, changesRules, ct);
    }

    private IEnumerable<PartnerReview> PartnerReviews()
    {
        foreach (var partner in Tracked<Partner>().Where(p => p.RulesChanged))
        {
            partner.RulesChanged = false;
            yield return new PartnerReview(now) { PartnerId = partner.Id };
        }

        foreach (var entitlement in Tracked<Entitlement>().Where(e => e.RulesChanged))
        {
            entitlement.RulesChanged = false;
            yield return new PartnerReview(now) { PartnerId = entitlement.PartnerId, Action = entitlement.OnEnd };
        }

        foreach (var product in Tracked<Product>().Where(p => p.RulesChanged))
        {
            product.RulesChanged = false;
            yield return new PartnerReview(now);
        }

        foreach (var source in Tracked<SyndicationSource>().Where(s => s.RightsChanged))
        {
            source.RightsChanged = false;
            yield return new PartnerReview(now)
            {
                SourceId = source.Id,
                Action = source.OnLoss.Action,
                Notice = source.OnLoss.Notice,
            };
        }

        foreach (var illustration in Tracked<Illustration>().Where(i => i.RightsChanged))
        {
            illustration.RightsChanged = false;
            yield return new PartnerReview(now) { IllustrationId = illustration.Id };
        }
    }

    /// <summary>Finds what is shown before this save, so that what it ceases to show is asked about too.</summary>
    private async Task TouchAsync(CancellationToken ct)
    {
        foreach (var thing in Tracked<Thing>().Where(t => t.Announcements.Count > 0))
            _touched.Add(thing);
        var merged = Tracked<Author>().Where(a => a.Merging is not null).Select(a => a.Id).ToList();
        if (merged.Count > 0)
            _touched.Illustrations.UnionWith(
                await db
                    .Illustrations.Where(i => i.CreditAuthorId != null && merged.Contains(i.CreditAuthorId.Value))
                    .Select(i => i.Id)
                    .ToListAsync(ct)
            );
        var articles = Tracked<Article>().Where(a => a.LiveChanged || a.StandingChanged).ToList();
        foreach (var article in articles)
        {
            _touched.Add(article.LinksOf(ArticleCopy.Live));
            if (article.StandingChanged)
                _touched.StandingOf.Add(article.Id);
        }

        var stored = articles.Where(a => db.Entry(a).State != EntityState.Added).Select(a => a.Id).ToList();
        if (stored.Count > 0)
            _touched.Add(
                await db.ArticleLinks.AsNoTracking().Where(l => stored.Contains(l.ArticleId) && l.Copy == ArticleCopy.Live).ToListAsync(ct)
            );
        await _touched.WidenAsync(db, ct);
    }

    /// <summary>Somebody else's save may have made it public, or not, since it was read.</summary>
    private static void TakeStanding(EntityEntry<Thing> entry, StoredVersion stored)
    {
        foreach (
            var (property, value) in new[]
            {
                (entry.Property(t => t.IsPublic), stored.IsPublic),
                (entry.Property(t => t.WasPublic), stored.WasPublic),
            }
        )
        {
            property.CurrentValue = value;
            property.OriginalValue = value;
            property.IsModified = false;
        }
    }

    private Task<List<StoredVersion>> StoredAsync(Type kind, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        return kind == typeof(Article) ? Of(db.Articles)
            : kind == typeof(Author) ? Of(db.Authors)
            : kind == typeof(ArticleSeries) ? Of(db.Series)
            : kind == typeof(SyndicationSource) ? Of(db.Sources)
            : kind == typeof(Topic) ? Of(db.Topics)
            : kind == typeof(Illustration) ? Of(db.Illustrations)
            : Of(db.Home);

        Task<List<StoredVersion>> Of<T>(IQueryable<T> things)
            where T : Thing =>
            things
                .AsNoTracking()
                .Where(t => ids.Contains(t.Id))
                .Select(t => new StoredVersion(t.Id, t.Version, t.EditVersion, t.ModifiedAt, t.IsPublic, t.WasPublic))
                .ToListAsync(ct);
    }

    private async Task KeepSlugsAsync(CancellationToken ct)
    {
        foreach (var entry in db.ChangeTracker.Entries<NamedThing>().ToList())
        {
            var thing = entry.Entity;
            if (entry.State == EntityState.Added)
            {
                Claim(thing);
                continue;
            }

            if (thing is Author { IsForgetting: true } or Author { IsDisappearing: true })
                _forgettings[(Author)thing] = new Forgetting(db, (Author)thing, now);
            var slug = entry.Property(t => t.Slug);
            if (entry.State == EntityState.Modified && slug.OriginalValue != thing.Slug)
                await MoveAsync(thing, slug.OriginalValue, ct);
        }

        foreach (var forgetting in _forgettings.Values)
            await forgetting.CloseSlugsAsync(ct);
    }

    private async Task MoveAsync(NamedThing thing, string from, CancellationToken ct)
    {
        var former = await db.Slugs.FindAsync([thing.Kind, from], ct);
        if (former is not null && thing.WasPublic)
            former.Retire(now);
        else if (former is not null)
            db.Remove(former);
        var back = await db.Slugs.FindAsync([thing.Kind, thing.Slug], ct);
        if (back is null)
            Claim(thing);
        else if (back.TargetId != thing.Id)
            throw SlugTaken();
        else
            back.Return(now);
        // Who was merged into them stood there and has no use for it any more.
        if (back is not null && thing is Author)
            await db
                .Authors.Where(a => a.MergedInto == thing.Id && a.Slug == thing.Slug)
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.Slug, $"merged-{Guid.CreateVersion7():n}"), ct);
    }

    private void Claim(NamedThing thing)
    {
        db.Add(new SlugName(thing.Kind, thing.Slug, thing.Id, now));
        // Only people are forgotten.
        if (thing is Author)
            _claimed.Add(ForgottenSlug.HashOf(thing.Slug));
    }

    /// <summary>Asked once the claim is stored: until then who is forgotten at this moment held the slug themselves.</summary>
    private async Task DemandNotForgottenAsync(CancellationToken ct)
    {
        if (_claimed.Count > 0 && await db.ForgottenSlugs.AnyAsync(s => s.Kind == ThingKind.Author && _claimed.Contains(s.Hash), ct))
            throw SlugTaken();
    }

    /// <summary>What a purged piece said is nowhere any more: not in its revisions, not in its ready answer.</summary>
    private async Task ForgetAsync(Article article, CancellationToken ct)
    {
        var nothing = article.Live ?? article.Working!;
        await db.Revisions.Where(r => r.ArticleId == article.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Content, nothing), ct);
        await db.ArticleDocuments.Where(d => d.ArticleId == article.Id).ExecuteDeleteAsync(ct);
    }

    /// <summary>The links of a new piece go with its row: there are none of before.</summary>
    private void AddLinks(Article article)
    {
        List<ArticleLink> links = [.. article.LinksOf(ArticleCopy.Live), .. article.LinksOf(ArticleCopy.Working)];
        db.AddRange(links);
        _newLinks.Add(article.Id, links);
    }

    private async Task RelinkAsync(Article article, CancellationToken ct)
    {
        var id = db.CmsDatabase.Value(article.Id);
        if (article.LiveChanged || article.StandingChanged)
        {
            await ReplaceLinksAsync(article, ArticleCopy.Live, ct);
            object[] member = article.IsPublic ? [id, db.CmsDatabase.Value(article.PublishedAt!.Value)] : [id];
            await db.Database.ExecuteSqlRawAsync(
                $"UPDATE series_members SET published = {(article.IsPublic ? "@p1" : "NULL")} WHERE article_id = @p0",
                member,
                ct
            );
        }

        if (article.WorkingChanged)
            await ReplaceLinksAsync(article, ArticleCopy.Working, ct);
        (article.LiveChanged, article.WorkingChanged, article.StandingChanged) = (false, false, false);
    }

    private async Task ReplaceLinksAsync(Article article, ArticleCopy copy, CancellationToken ct)
    {
        if (_newLinks.ContainsKey(article.Id))
            return;
        List<ArticleLink> links = [.. article.LinksOf(copy)];
        await db.ArticleLinks.Where(l => l.ArticleId == article.Id && l.Copy == copy).ExecuteDeleteAsync(ct);
        db.AddRange(links);
        await db.SaveChangesAsync(ct);
        Detach(links);
    }

    private void Detach(IEnumerable<ArticleLink> links)
    {
        foreach (var link in links)
            db.Entry(link).State = EntityState.Detached;
    }

    private async Task LogAsync(Thing thing, Announcement announcement, PublicStanding.Result standing, CancellationToken ct)
    {
        var isPublic = thing is Article or Model.Home.HomePage ? thing.IsPublic : standing.IsPublic(thing);
        var turned = standing.Turned.FirstOrDefault(t => t.Id == thing.Id);
        var op = announcement.Op;
        var reason = announcement.Reason;
        if (thing is not Article and not Model.Home.HomePage)
        {
            // Answers kept in memory are read anew behind a row only, also where nothing but kept rows was rewritten.
            var isTold =
                isPublic || turned is not null || (thing is Author { WasPublic: true } forgotten && _forgettings.ContainsKey(forgotten));
            if (!isTold)
            {
                if (announcement.IsHidden)
                    await SpreadAsync(thing, announcement, ct);
                return;
            }

            op = isPublic ? ChangeOp.Upsert : ChangeOp.Remove;
            reason =
                !isPublic ? ChangeReason.Unpublished
                : turned is null ? reason
                : turned.WasPublic ? ChangeReason.Republished
                : ChangeReason.Published;
        }
        else if (op == ChangeOp.Upsert && !isPublic && announcement.IsForReaders)
        {
            return;
        }

        _rows.Add(
            new Change
            {
                Op = op,
                Kind = thing.Kind,
                ThingId = thing.Id,
                Slug = (thing as NamedThing)?.PublicSlug,
                PreviousSlug = thing is Author author && _forgettings.ContainsKey(author) ? null : announcement.PreviousSlug,
                Version = thing.Version,
                At = now,
                Reason = reason,
                Changed = string.Join(',', announcement.Changed),
                Tags = thing is Article article ? await CacheTags.ShownByAsync(db, article.Id, ct) : "",
                Notice = announcement.Notice,
                ReplacementId = announcement.ReplacementId,
                IsPublic = announcement.IsForReaders,
            }
        );
        if (announcement.IsForReaders)
            await SpreadAsync(thing, announcement, ct);
    }

    private async Task SpreadAsync(Thing thing, Announcement announcement, CancellationToken ct)
    {
        var spread = SpreadSet.Of(thing, announcement, db.CmsDatabase);
        if (spread is not null && await spread.RaiseAsync(db, now, ct) > 0)
            _spreads.Add(spread);
    }

    private sealed record StoredVersion(Guid Id, int Version, int EditVersion, DateTime ModifiedAt, bool IsPublic, bool WasPublic);
}
