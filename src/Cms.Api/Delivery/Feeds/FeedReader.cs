using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Api.WebSub;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Changes;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Feeds;

/// <summary>Chooses what stands in a feed, and shapes it. What it is written as is a format's business.</summary>
internal sealed class FeedReader(CmsDatabase database, Addresses addresses, CurrentSite site, FeedItems items, TimeProvider clock)
{
    /// <summary>How long a feed tells of what was taken down, in whole UTC days.</summary>
    public const int RemovalDays = 90;

    // As many as readers keep; whoever wants more goes on by the next page.
    private const int MostItems = 30;

    // They say little, and none may be missed for there being many.
    private const int MostRemovals = 100;

    /// <summary>The database.</summary>
    public CmsDatabase Database => database;

    /// <summary>
    /// The first instant of the day after this one, UTC. An answer asks for it once, or midnight might fall between two of its parts.
    /// </summary>
    public DateTime Tomorrow => clock.Now().Date.AddDays(1);

    /// <summary>All pieces.</summary>
    public FeedSubject Everything => new(ThingKind.Article, Guid.Empty, site.Words.Name, site.Words.Tagline, site.Words.Url);

    /// <summary>What the feed of a collection's thing is of, by its id or present slug; null where readers see no such thing.</summary>
    public async Task<FeedSubject?> FindSubjectAsync(ReadConnection read, string collection, string address, CancellationToken ct) =>
        Kinds.WithPage.FirstOrDefault(k => k.Is != ThingKind.Article && k.Collection == collection) is { Is: var kind }
        && await read.FindAsync(kind, address, ct) is { IsPublic: true } found
        && found.StandsAt(address)
            ? await SubjectAsync(read, kind, found, ct)
            : null;

    /// <summary>The pieces of one author, series, source or topic.</summary>
    public async Task<FeedSubject> SubjectAsync(ReadConnection read, ThingKind kind, Found found, CancellationToken ct)
    {
        var (name, description) = await FeedName.OfAsync(read, kind, found.Id, ct);
        return new FeedSubject(kind, found.Id, $"{name} · {site.Words.Name}", description, addresses.Page(kind, found.Slug));
    }

    /// <summary>One page of a feed.</summary>
    /// <param name="read">Where to read.</param>
    /// <param name="stock">What it takes its entries from.</param>
    /// <param name="subject">What it is of.</param>
    /// <param name="path">Its path, without query.</param>
    /// <param name="cursor">Where the last page ended; null for the first.</param>
    /// <param name="tomorrow">Until when it is to hold.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Feed> ReadAsync(
        ReadConnection read,
        FeedStock stock,
        FeedSubject subject,
        string path,
        string? cursor,
        DateTime tomorrow,
        CancellationToken ct
    )
    {
        await read.BeginSnapshotAsync(ct);
        var filter = stock.Narrow(Filter(subject));
        var identity = "feed\n" + filter.Identity;
        var place = FeedPlace.Read(identity, cursor);
        var walk = new ArticleWalk(database, filter);
        var pieces = await walk.ReadAsync(read, null, MostItems, place.Piece, skip: 0, row => row.GetId(0), ct);
        var removals = await RemovalsAsync(read, stock, subject, place.Removal, tomorrow.AddDays(-1 - RemovalDays), ct);
        var next = FeedPlace.After(pieces.Next, removals.CursorAfter(last => last.Place));

        List<FeedEntry> entries =
        [
            .. await items.OfAsync(read, stock, pieces.Rows, tomorrow, ct),
            .. await RemovedAsync(read, removals.Rows, ct),
        ];
        entries = [.. entries.OrderByDescending(e => e.At).ThenByDescending(e => e.Id)];
        var self = addresses.Api(path);
        return new Feed
        {
            Id = FeedIds.Of(subject.Kind == ThingKind.Article ? addresses.SiteId : subject.Id),
            Title = subject.Title,
            Description = subject.Description,
            Page = subject.Page,
            Site = site.Words,
            UpdatedAt = entries.Count > 0 ? entries.Max(e => e.ModifiedAt) : await LastChangeAsync(read, tomorrow.AddDays(-1), ct),
            Links =
            [
                new FeedLink("self", cursor is null ? self : $"{self}?cursor={cursor}"),
                // Who subscribes is sent the first page.
                .. stock.IsForAll && cursor is null ? [new FeedLink("hub", addresses.Api(SubscribeToFeed.Path))] : Array.Empty<FeedLink>(),
                .. cursor is null && next is null ? Array.Empty<FeedLink>() : [new FeedLink("first", self)],
                .. next is null ? Array.Empty<FeedLink>() : [new FeedLink("next", $"{self}?cursor={next.Write(identity)}")],
            ],
            Entries = entries,
        };
    }

    private static ArticleFilter Filter(FeedSubject subject) =>
        subject.Kind switch
        {
            ThingKind.Author => new ArticleFilter { Authors = [subject.Id.ToString()] },
            ThingKind.Series => new ArticleFilter { Series = [subject.Id.ToString()] },
            ThingKind.Source => new ArticleFilter { Sources = [subject.Id.ToString()] },
            ThingKind.Topic => new ArticleFilter { Topics = [subject.Id.ToString()] },
            _ => new ArticleFilter(),
        };

    private async Task<Page<FeedRow>> RemovalsAsync(
        ReadConnection read,
        FeedStock stock,
        FeedSubject subject,
        CursorKeys? after,
        DateTime since,
        CancellationToken ct
    )
    {
        var text = new StatementText();
        var (from, where) = stock.TakenDown(text);
        var latest = new SortOrder([new SortColumn(stock.TakenDownAt, SortType.Instant, IsDescending: true)], "a.id");
        where += $" AND {stock.TakenDownAt} >= {text.Value(database.Sql.Value(since))}";
        if (subject.Kind == ThingKind.Series)
            where +=
                $" AND EXISTS (SELECT 1 FROM series_members x WHERE x.article_id = a.id AND x.series_id = "
                + $"{text.Value(database.Sql.Value(subject.Id))})";
        else if (subject.Kind != ThingKind.Article)
            where +=
                $" AND EXISTS (SELECT 1 FROM article_links x WHERE x.article_id = a.id AND x.copy = 'Live' AND x.kind = '{subject.Kind}' "
                + $"AND x.target_id = {text.Value(database.Sql.Value(subject.Id))})";
        if (after is not null)
            where += $" AND {latest.After(text, after, database)}";
        var rows = await read.QueryAsync(
            text.With(
                $"""
                SELECT a.id, {stock.TakenDownAt}, {stock.TakenDownNotice} FROM {from} WHERE {where}
                ORDER BY {latest.OrderBy} LIMIT {text.Value(MostRemovals + 1L)}
                """
            ),
            row => new FeedRow(
                row.GetId(0),
                new CursorKeys(latest.KeysOf(row, 1), row.GetId(0)),
                row.GetInstant(1),
                row.IsNull(2) ? null : row.GetString(2)
            ),
            ct
        );
        return Page.Of(rows, MostRemovals);
    }

    /// <summary>When the newest row of the log was written; of an empty log, the beginning of the day.</summary>
    /// <param name="read">Where to read.</param>
    /// <param name="today">The day's beginning, UTC.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<DateTime> LastChangeAsync(ReadConnection read, DateTime today, CancellationToken ct)
    {
        var last = await read.QueryAsync(
            new Statement("SELECT at FROM changes WHERE sequence > @p0 ORDER BY sequence DESC LIMIT 1", [0L]),
            row => row.GetInstant(0),
            ct
        );
        return last.Count > 0 ? last[0] : today;
    }

    private async Task<IReadOnlyList<FeedRemoval>> RemovedAsync(ReadConnection read, IReadOnlyList<FeedRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
            return [];
        var ids = rows.Select(r => r.Id).ToList();
        var told = rows.ToDictionary(r => r.Id);
        var articles = await read.Db.Articles.Where(a => ids.Contains(a.Id)).ToListAsync(ct);
        var replacementIds = articles.Select(a => Withdrawal(a)?.ReplacementId).OfType<Guid>().Distinct().ToList();
        var replacements =
            replacementIds.Count == 0
                ? []
                : await read.Db.Articles.VisibleToReaders().Where(a => replacementIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        return articles.ConvertAll(article =>
            Removal(article, told[article.Id], Withdrawal(article)?.ReplacementId is { } id ? replacements.GetValueOrDefault(id) : null)
        );
    }

    private FeedRemoval Removal(Article article, FeedRow row, Article? replacement)
    {
        var sentences = Sentences.In(article.Language);
        var withdrawal = Withdrawal(article);
        var notice = withdrawal?.Notice ?? row.Notice ?? sentences.TakenDownNotice;
        var url = replacement is null ? null : addresses.Page(ThingKind.Article, replacement.Slug);
        var html = $"<p>{HtmlWriter.Encoded(notice)}</p>";
        if (replacement is not null)
        {
            var link = FeedItems.Anchor(url!, replacement.Live!.Title);
            html += $"\n<p>{HtmlWriter.Encoded(sentences.InItsPlace).Replace("{0}", link, StringComparison.Ordinal)}</p>";
        }

        return new FeedRemoval
        {
            Id = article.Id,
            Version = article.Version,
            Language = article.Language,
            // A purged piece has no title to be shown any more.
            Title =
                withdrawal is null ? sentences.TakenDown
                : withdrawal.ShowTitle && article.Live!.Title.Length > 0 ? FeedItems.Sentence(sentences.WithdrawnTitled, article.Live.Title)
                : sentences.Withdrawn,
            Html = html,
            PublishedAt = article.PublishedAt!.Value,
            ModifiedAt = row.Moment,
            Notice = notice,
            Reason = withdrawal is null ? ChangeReason.Unpublished : ChangeReason.Withdrawn,
            ReplacementUrl = url,
        };
    }

    // As the article's own 410 has it.
    private static Withdrawal? Withdrawal(Article article) => article.Status == ArticleStatus.Withdrawn ? article.Withdrawal : null;
}

/// <summary>What a feed says of a piece that was taken down.</summary>
/// <param name="Id">The piece.</param>
/// <param name="Place">Its place among them.</param>
/// <param name="Moment">When it was taken down.</param>
/// <param name="Notice">What is said of that, besides what a withdrawal says.</param>
internal sealed record FeedRow(Guid Id, CursorKeys Place, DateTime Moment, string? Notice);

/// <summary>
/// Where a page ended. A feed is two lists, each with its newest first: pieces by the date they first ran, and what was taken
/// down by the date it was. Each goes on after its own last; a list at its end has nothing more.
/// </summary>
internal sealed record FeedPlace(CursorKeys? Piece, CursorKeys? Removal)
{
    private static readonly CursorKeys Nothing = new([CursorKeys.Kept(DateTime.MinValue)], Guid.Empty);

    /// <summary>The place that a cursor keeps; the beginning of none.</summary>
    public static FeedPlace Read(string identity, string? cursor)
    {
        if (cursor is null)
            return new FeedPlace(null, null);
        var keys = Cursors.Read(identity, cursor, 3);
        return new FeedPlace(
            new CursorKeys([keys.Values[0]], keys.Id),
            new CursorKeys([keys.Values[1]], Parse.Id(keys.Values[2]) ?? throw Cursors.Malformed())
        );
    }

    /// <summary>The place after a page; null where nothing more comes.</summary>
    /// <param name="piece">The last of its pieces; null where these are at their end.</param>
    /// <param name="removal">The last that was taken down, likewise.</param>
    public static FeedPlace? After(CursorKeys? piece, CursorKeys? removal) =>
        piece is null && removal is null ? null : new FeedPlace(piece ?? Nothing, removal ?? Nothing);

    /// <summary>The cursor that keeps it.</summary>
    public string Write(string identity) =>
        Cursors.Write(identity, new CursorKeys([Piece!.Values[0], Removal!.Values[0], Removal.Id.ToString()], Piece.Id));
}
