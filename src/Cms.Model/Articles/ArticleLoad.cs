using Cms.Model.Changes;
using Cms.Model.Search;
using Cms.Model.Series;
using Cms.Model.Slugs;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Articles;

/// <summary>
/// Stores many published pieces at once, past the change tracker: for filling a database that nobody edits meanwhile. The
/// rows are those that saving the same pieces one by one would have made, but for the revision of the draft.
/// </summary>
public static class ArticleLoad
{
    // Of each kind, as in every row of the log.
    private const int MostTags = 20;

    /// <summary>Makes the rows of one piece, which may be done on any thread.</summary>
    /// <param name="article">New, and published once.</param>
    /// <param name="answer">Makes its ready answer.</param>
    /// <param name="series">The series it stands in.</param>
    /// <param name="slugOf">The present slug of any author, topic or source that it shows.</param>
    public static LoadedArticle Prepare(
        Article article,
        Func<Article, ArticleDocument> answer,
        IEnumerable<ArticleSeries> series,
        Func<Guid, string> slugOf
    )
    {
        if (!article.IsPublic || article.Version != 1)
            throw new NewsroomRule("wrong-state", "Only a piece that was published once can be loaded.");
        var links = article.LinksOf(ArticleCopy.Live).ToList();
        var tags = Tags(ThingKind.Series, series.Select(s => s.Slug))
            .Concat(Tags(ThingKind.Author, Slugs(LinkKind.Author)))
            .Concat(Tags(ThingKind.Topic, Slugs(LinkKind.Topic)))
            .Concat(Tags(ThingKind.Source, Slugs(LinkKind.Source)));
        // Nobody whose name is not told is credited by another.
        var found = SearchDocument.Of(article.Live!, System.Collections.Frozen.FrozenSet<Guid>.Empty);
        // Its text is known by now.
        return new LoadedArticle(article, answer(article), links, (Revision)article.Revisions[^1], found, string.Join(' ', tags));

        IEnumerable<string> Slugs(LinkKind kind) => links.Where(l => l.Kind == kind).Select(l => slugOf(l.TargetId));

        static IEnumerable<string> Tags(ThingKind kind, IEnumerable<string> slugs) =>
            slugs.Order(StringComparer.Ordinal).Take(MostTags).Select(slug => CacheTags.One(kind, slug));
    }

    /// <summary>Stores pieces, and what they are the first to show, with their rows of the change log, inside a write.</summary>
    /// <param name="db">The context; it tracks nothing of this.</param>
    /// <param name="articles">The pieces.</param>
    /// <param name="firstShown">New authors, topics and sources, and new series with their members: all of them shown by these
    /// pieces.</param>
    /// <param name="now">When this happens, UTC.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task InsertAsync(
        CmsDbContext db,
        IReadOnlyList<LoadedArticle> articles,
        IReadOnlyList<NamedThing> firstShown,
        DateTime now,
        CancellationToken ct
    )
    {
        var ran = articles.ToDictionary(a => a.Article.Id, a => a.Article.PublishedAt);
        foreach (var thing in firstShown)
            thing.SetPublic(true);
        foreach (var member in firstShown.OfType<ArticleSeries>().SelectMany(s => s.Members))
            member.Published = ran[member.ArticleId];

        await AddAsync(firstShown.OfType<Authors.Author>());
        await AddAsync(firstShown.OfType<Topics.Topic>());
        await AddAsync(firstShown.OfType<Sources.SyndicationSource>());
        await AddAsync(firstShown.OfType<ArticleSeries>());
        await AddAsync(articles.Select(a => a.Article));
        await AddAsync(articles.SelectMany(a => a.Links));
        await AddAsync(articles.Select(a => a.Document));
        await AddAsync(articles.Select(a => a.Revision));
        await AddAsync(firstShown.OfType<ArticleSeries>().SelectMany(s => s.Members));
        await AddAsync(articles.Select(a => a.Article).Concat(firstShown).Select(t => new SlugName(t.Kind, t.Slug, t.Id, now)));

        await IndexAsync();

        var rows = articles.Select(a => Published(a.Article, a.Tags)).Concat(firstShown.Select(t => Published(t, ""))).ToList();
        var next =
            1
            - rows.Count
            + (
                await db
                    .Database.SqlQueryRaw<long>(
                        "UPDATE change_heads SET sequence = sequence + @p0 WHERE id = 1 RETURNING sequence",
                        (long)rows.Count
                    )
                    .ToListAsync(ct)
            )[0];
        foreach (var row in rows)
            row.Sequence = next++;
        await AddAsync(rows);

        async Task IndexAsync()
        {
            var pieces = new Dictionary<long, (Article Article, SearchDocument Document)>();
            foreach (var loaded in articles)
            {
                var (article, tries) = (loaded.Article, 0);
                while (!pieces.TryAdd(SearchPiece.NumberOf(article.Id, article.PublishedAt!.Value, tries), (article, loaded.Found)))
                    tries++;
            }

            await AddAsync(pieces.Select(p => new SearchPiece(p.Key, p.Value.Article, p.Value.Document)));
            List<(long Number, SearchDocument Document)> documents = [.. pieces.OrderBy(p => p.Key).Select(p => (p.Key, p.Value.Document))];
            await db.CmsDatabase.Search.AddAsync(db, SearchTables.Public, documents, ct);
            // Nobody made them by hand, so the desk finds them by the same terms.
            await new DeskUpkeep(db).AddAsync([.. articles.Select(a => (a.Article, a.Found))], ct);
            await AddAsync(articles.SelectMany(a => Keys(a.Article, a.Found.Keys)).Concat(firstShown.SelectMany(KeysOf)));
            var names = firstShown.SelectMany(t => Folding.KeyOf(SearchKey.NameOf(t)).Split(' ')).Where(Spelling.IsLearnt);
            await db.CmsDatabase.Search.LearnAsync(db, [.. articles.SelectMany(a => a.Found.Words).Concat(names).Distinct()], ct);
        }

        static IEnumerable<SearchKey> KeysOf(NamedThing thing) => Keys(thing, SearchKey.KeysOf(SearchKey.NameOf(thing)));

        static IEnumerable<SearchKey> Keys(NamedThing thing, IReadOnlyList<string> keys) =>
            keys.Select(key => new SearchKey(thing.Kind, key, thing.Id));

        async Task AddAsync<T>(IEnumerable<T> all)
            where T : class
        {
            var list = all.ToList();
            if (list.Count > 0)
                await db.CmsDatabase.BulkInsertAsync(db, list, ct);
        }

        Change Published(NamedThing thing, string tags) =>
            new()
            {
                Op = ChangeOp.Upsert,
                Kind = thing.Kind,
                ThingId = thing.Id,
                Slug = thing.Slug,
                Version = thing.Version,
                At = now,
                Reason = ChangeReason.Published,
                Changed = thing is ArticleSeries ? "articles" : "",
                Tags = tags,
                IsPublic = true,
            };
    }
}
