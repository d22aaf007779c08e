using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Reading;

namespace Cms.Api.Delivery.Articles;

/// <summary>
/// Finds a page of a list of articles at a cost that does not grow with the magazine. It goes through an index that has the list's order
/// (all pieces, those of one author, those of several topics merged …), and what else is asked is asked of one piece after another, of
/// <see cref="MostLookedAt"/> at most: a page that would have to look at more ends there, shorter than was asked for or empty, and its
/// cursor goes on after the last piece that was looked at.
/// </summary>
internal sealed class ArticleWalk
{
    /// <summary>Most pieces that a page looks at.</summary>
    public const int MostLookedAt = 10_000;

    // VisibleToReaders of pieces that are found by their ids; said so that SQLite does not look for them among all that are public.
    private const string FoundVisible = "a.is_public IS TRUE";

    private readonly CmsDatabase _database;
    private readonly ArticleFilter _filter;

    // The filter whose index is walked, and its values; all articles where it is empty.
    private readonly string _way;
    private readonly IReadOnlyList<string> _values;

    /// <summary>For a list.</summary>
    public ArticleWalk(CmsDatabase database, ArticleFilter filter)
        : this(database, filter, WayOf(filter)) { }

    private ArticleWalk(CmsDatabase database, ArticleFilter filter, (string Name, IReadOnlyList<string> Values) way)
    {
        (_database, _filter, _way, _values) = (database, filter, way.Name, way.Values);
        var keys = filter.Sort.Split(',');
        // What several indexes give is merged by one key.
        IsInOrder = !IsOfLinks || (IsWalked(keys[0]) && (_values.Count == 1 || keys.Length == 1));
        Order = new SortOrder(
            [
                .. keys.Select(key =>
                    key.TrimStart('-') switch
                    {
                        "modifiedAt" => new SortColumn("a.modified_at", SortType.Instant, key.StartsWith('-')),
                        "title" => new SortColumn("a.sort_title", SortType.Text, key.StartsWith('-')),
                        "part" => new SortColumn("l.position", SortType.Number, key.StartsWith('-')),
                        _ => new SortColumn(Published, SortType.Instant, key.StartsWith('-')),
                    }
                ),
            ],
            IsOfLinks && IsInOrder ? "l.article_id" : "a.id"
        );
    }

    /// <summary>The sort's columns.</summary>
    public SortOrder Order { get; }

    private bool IsInOrder { get; }

    private bool IsOfLinks => _way is not ("" or "genre" or "language");

    private string Published => IsOfLinks && IsInOrder ? "l.published" : "a.published_at";

    private string Table =>
        _way switch
        {
            "" or "genre" or "language" => "articles a",
            "series" => "series_members l",
            "partner" => "partner_articles l",
            _ => "article_links l",
        };

    /// <summary>Whether one article of the table <c>a</c>, found by its id, is among those of a list, as terms.</summary>
    public static string TermsOf(ArticleFilter filter, StatementText text, CmsDatabase database)
    {
        var all = new ArticleWalk(database, filter, ("", []));
        return string.Join(" AND ", [FoundVisible, .. all.Dates(isWalked: true, text), .. all.Besides(text)]);
    }

    /// <summary>The articles of one page.</summary>
    /// <param name="read">Where.</param>
    /// <param name="cards">The ready cards to read, each after its article's id; null for the ids alone.</param>
    /// <param name="limit">How many.</param>
    /// <param name="after">After which keys; null at the beginning.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="map">Reads a row.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<ArticleRows<T>> ReadAsync<T>(
        ReadConnection read,
        ReadyCards? cards,
        int limit,
        CursorKeys? after,
        int skip,
        Func<Row, T> map,
        CancellationToken ct
    )
    {
        // Few, and sorted when they are found.
        if (_filter.Ids.Count > 0 && !IsOfLinks)
            return await PageAsync(Whole);
        if (!IsInOrder)
        {
            await read.BeginSnapshotAsync(ct);
            return await EdgeAsync(MostLookedAt + 1) is null
                ? await PageAsync(text => Of(Merged(text, null, MostLookedAt), text))
                // Too many to sort; all pieces are in the order that is asked for.
                : await new ArticleWalk(_database, _filter, ("", [])).ReadAsync(read, cards, limit, after, skip, map, ct);
        }

        var wanted = limit + 1 + skip + _filter.Except.Count;
        if (Order.Columns.Count > 1 || Asked(new StatementText()).Count == 0)
            return await PageAsync(_values.Count > 1 ? text => Of(Merged(text, after, wanted), text) : Whole);

        await read.BeginSnapshotAsync(ct);
        foreach (var look in new[] { wanted * 4, wanted * 40 }.Where(l => l < MostLookedAt))
        {
            var page = await PageAsync(text => Of(Merged(text, after, look), text));
            if (page.Next is not null || await EdgeAsync(look) is null)
                return page;
        }

        var last = await PageAsync(text => Of(Merged(text, after, MostLookedAt), text));
        return last.Next is null ? last with { Next = await EdgeAsync(MostLookedAt) } : last;

        async Task<ArticleRows<T>> PageAsync(Func<StatementText, (string From, string Where)> source)
        {
            var text = new StatementText();
            var (from, where) = source(text);
            if (after is not null)
                where += $" AND {Order.After(text, after, _database)}";
            var bounds = $"LIMIT {text.Value((long)limit + 1)}{(skip > 0 ? $" OFFSET {text.Value((long)skip)}" : "")}";
            var order = Order;
            if (!IsInOrder || skip > 0)
            {
                // Only what is on the page is read whole, not all that is sorted, nor what is passed over before it.
                var selected = Order.Columns.Select((column, i) => $"{column.Column} AS key{i}");
                (from, where, order) = (
                    $"""
                    (SELECT {Order.IdColumn} AS id, {string.Join(", ", selected)} FROM {from}
                    WHERE {where} ORDER BY {Order.OrderBy} {bounds}) p CROSS JOIN articles a
                    """,
                    "a.id = p.id",
                    new SortOrder([.. Order.Columns.Select((column, i) => column with { Column = $"p.key{i}" })], "p.id")
                );
                bounds = "";
            }

            string[] columns =
            [
                "a.id",
                .. cards is null ? Array.Empty<string>() : [ReadyCards.Card],
                .. order.Columns.Select(c => c.Column),
            ];
            var firstKey = columns.Length - order.Columns.Count;
            // The page goes on after its last, and of that alone the keys are wanted.
            var (place, last) = (0, (CursorKeys?)null);
            var rows = await read.QueryAsync(
                text.With(
                    $"""
                    SELECT {string.Join(", ", columns)} FROM {from} {cards?.Join(text)}
                    WHERE {where} ORDER BY {order.OrderBy} {bounds}
                    """
                ),
                row =>
                {
                    if (++place == limit)
                        last = new CursorKeys(order.KeysOf(row, firstKey), row.GetId(0));
                    return map(row);
                },
                ct
            );
            var page = Page.Of(rows, limit);
            return new ArticleRows<T>(page.Rows, page.HasMore ? last : null);
        }

        // The keys of the piece that is looked at as this one; null where there are fewer.
        async Task<CursorKeys?> EdgeAsync(int place)
        {
            var text = new StatementText();
            var rows = await read.QueryAsync(
                text.With(Merged(text, IsInOrder ? after : null, place, place - 1)),
                row => new CursorKeys(IsInOrder ? Order.KeysOf(row, 1) : [], row.GetId(0)),
                ct
            );
            return rows.SingleOrDefault();
        }
    }

    /// <summary>The ids of one page.</summary>
    /// <param name="read">Where, in a snapshot, so that the page and the total are of one state.</param>
    /// <param name="request">Which page, how long, and whether to count.</param>
    /// <param name="identity">What a cursor of the list is good for.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<TablePage> IdsAsync(ReadConnection read, ListRequest request, string identity, CancellationToken ct)
    {
        var limit = request.LimitOrDefault;
        var after = request.Cursor is null ? null : Cursors.Read(identity, request.Cursor, Order.Columns.Count);
        var skip = ((request.PageOrDefault ?? 1) - 1) * limit;
        var found = await ReadAsync(read, null, limit, after, skip, row => row.GetId(0), ct);
        return new TablePage(
            found.Rows,
            found.Next is null ? null : Cursors.Write(identity, found.Next),
            request.Count == "true" ? await CountAsync(read, ct) : null
        );
    }

    /// <summary>How many match.</summary>
    public async Task<int> CountAsync(ReadConnection read, CancellationToken ct)
    {
        var text = new StatementText();
        var (from, where) = _values.Count > 1 ? Of(Merged(text, null, null), text) : Whole(text);
        return (int)(await read.QueryAsync(text.With($"SELECT COUNT(*) FROM {from} WHERE {where}"), r => r.GetInt64(0), ct))[0];
    }

    private static (string Name, IReadOnlyList<string> Values) WayOf(ArticleFilter filter)
    {
        // The places in a series are known to its members alone.
        if (filter.Ids.Count > 0 && !filter.Sort.Split(',').Any(IsPlace))
            return ("", []);
        (string Name, IReadOnlyList<string> Values)[] ways =
        [
            ("series", filter.Series),
            ("author", filter.Authors),
            ("source", filter.Sources),
            ("topic", filter.Topics),
            ("topic[all]", [.. filter.AllTopics.Take(1)]),
            ("relation", filter.Relations),
            ("partner", filter.Partner is { } partner ? [partner.ToString()] : []),
            // Of which there are few, most pieces are; another order has an index of all.
            .. IsWalked(filter.Sort)
                ? [("genre", filter.Genres), ("language", filter.Languages)]
                : Array.Empty<(string, IReadOnlyList<string>)>(),
        ];
        // One value before several.
        var found = Array.Find(ways, w => w.Values.Count == 1);
        return found.Name is null
            ? Array.Find(ways, w => w.Values.Count > 0) is { Name: not null } several
                ? several
                : ("", [])
            : found;
    }

    // The orders that the indexes of links have.
    private static bool IsWalked(string sort) => sort.TrimStart('-') is "publishedAt" || IsPlace(sort);

    private static bool IsPlace(string sort) => sort.TrimStart('-') is "part";

    // Written as a cross join so that SQLite keeps the order of the tables; PostgreSQL chooses for itself either way.
    private (string From, string Where) Whole(StatementText text)
    {
        string[] terms =
        [
            .. _values.Select(v => Term(v, text)),
            .. IsOfLinks ? ["a.id = l.article_id"] : Array.Empty<string>(),
            _filter.Ids.Count > 0 ? FoundVisible : ArticleQueries.VisibleToReaders("a"),
            .. Dates(isWalked: true, text),
            .. Order.Columns.Count > 1 ? [Order.AnyFirstKey(text, _database)] : Array.Empty<string>(),
            .. Besides(text),
        ];
        return (IsOfLinks ? $"{Table} CROSS JOIN articles a" : Table, string.Join(" AND ", terms));
    }

    private (string From, string Where) Of(string merged, StatementText text) =>
        ($"({merged}) l CROSS JOIN articles a", string.Join(" AND ", ["a.id = l.article_id", FoundVisible, .. Besides(text)]));

    /// <summary>The pieces that are gone through, in order.</summary>
    /// <param name="text">Takes the values.</param>
    /// <param name="after">After which keys; null from the beginning.</param>
    /// <param name="look">How many; null for all.</param>
    /// <param name="skip">How many of them to leave out.</param>
    private string Merged(StatementText text, CursorKeys? after, int? look, int skip = 0)
    {
        var walked = IsInOrder ? Order.Columns[0] : new SortColumn("l.published", SortType.Instant, IsDescending: true);
        var id = IsOfLinks ? "l.article_id" : "a.id";
        var order = new SortOrder([walked], id);
        var name = IsOfLinks ? walked.Column[2..] : "walked";
        var streams = (_values.Count == 0 ? [""] : _values)
            .Select(value =>
            {
                string[] terms =
                [
                    .. value.Length > 0 ? [Term(value, text)] : Array.Empty<string>(),
                    .. IsOfLinks ? [] : new[] { ArticleQueries.VisibleToReaders("a") },
                    .. Dates(isWalked: true, text),
                    .. after is null ? [] : new[] { order.After(text, after, _database) },
                ];
                return $"SELECT {id} AS article_id, {walked.Column} AS {name} FROM {Table} WHERE {string.Join(" AND ", terms)}"
                    + (look is null ? "" : $" ORDER BY {order.OrderBy} LIMIT {(_values.Count > 1 ? look : look - skip)}")
                    + (skip > 0 && _values.Count <= 1 ? $" OFFSET {skip}" : "");
            })
            .ToList();
        if (streams.Count == 1)
            return streams[0];
        var all = string.Join(" UNION ", streams.Select((s, i) => $"SELECT article_id, {name} FROM ({s}) s{i}"));
        var merged = new SortOrder([walked with { Column = name }], "article_id");
        return look is null
            ? all
            : $"SELECT article_id, {name} FROM ({all}) u ORDER BY {merged.OrderBy} LIMIT {look - skip}"
                + (skip > 0 ? $" OFFSET {skip}" : "");
    }

    /// <summary>What is so of all pieces of the way with this value.</summary>
    private string Term(string value, StatementText text)
    {
        return _way switch
        {
            "series" => $"l.series_id = {Target(ThingKind.Series, value, text)} AND l.published IS NOT NULL",
            "partner" => $"l.partner_id = {text.Value(_database.Sql.Value(Guid.Parse(value)))} AND l.standing = 'Entitled'",
            "genre" => $"a.genre = {text.Value(GenreOf(value))}",
            "language" => $"a.language = {text.Value(value)}",
            "author" => Link(LinkKind.Author),
            "source" => Link(LinkKind.Source),
            "relation" => Link(LinkKind.Relation),
            _ => Link(LinkKind.Topic),
        };

        string Link(LinkKind kind) =>
            $"l.copy = 'Live' AND l.kind = '{kind}' AND l.target_id = {LinkTarget(kind, value, text)} AND l.published IS NOT NULL";
    }

    /// <summary>What is asked of each piece, besides what none is known to fail that is gone through.</summary>
    private List<string> Asked(StatementText text)
    {
        var terms = new List<string>();
        foreach (
            var (name, kind, values) in new[]
            {
                ("author", LinkKind.Author, _filter.Authors),
                ("source", LinkKind.Source, _filter.Sources),
                ("topic", LinkKind.Topic, _filter.Topics),
                ("relation", LinkKind.Relation, _filter.Relations),
            }
        )
        {
            if (values.Count > 0 && name != _way)
                terms.Add($"EXISTS ({Links(kind, values)})");
        }

        if (_filter.Series.Count > 0 && _way != "series")
            terms.Add(
                $"""
                EXISTS (SELECT 1 FROM series_members x
                WHERE x.article_id = a.id AND x.series_id IN ({AnyOf(_filter.Series, v => Target(ThingKind.Series, v, text))}))
                """
            );
        terms.AddRange(_filter.AllTopics.Skip(_way == "topic[all]" ? 1 : 0).Select(t => $"EXISTS ({Links(LinkKind.Topic, [t])})"));
        if (_filter.NotTopics.Count > 0)
            terms.Add($"NOT EXISTS ({Links(LinkKind.Topic, _filter.NotTopics)})");
        if (_filter.Partner is { } partner && _way != "partner")
            terms.Add(
                $"""
                EXISTS (SELECT 1 FROM partner_articles x
                WHERE x.partner_id = {text.Value(_database.Sql.Value(partner))} AND x.article_id = a.id AND x.standing = 'Entitled')
                """
            );
        if (_filter.Languages.Count > 0 && _way != "language")
            terms.Add($"a.language IN ({AnyOf(_filter.Languages, l => text.Value(l))})");
        if (_filter.Genres.Count > 0 && _way != "genre")
            terms.Add($"a.genre IN ({AnyOf(_filter.Genres, g => text.Value(GenreOf(g)))})");
        if (_filter.Ids.Count > 0)
            terms.Add($"a.id IN ({AnyOf(_filter.Ids, v => Target(ThingKind.Article, v, text))})");
        terms.AddRange(Dates(isWalked: false, text));
        return terms;

        string Links(LinkKind kind, IReadOnlyList<string> values) =>
            $"""
                SELECT 1 FROM article_links x
                WHERE x.article_id = a.id AND x.copy = 'Live' AND x.kind = '{kind}'
                AND x.target_id IN ({AnyOf(values, v => LinkTarget(kind, v, text))})
                """;
    }

    // Those that a front page leaves out are a few.
    private List<string> Besides(StatementText text)
    {
        var terms = Asked(text);
        if (_filter.Except.Count > 0)
            terms.Add($"a.id NOT IN ({AnyOf(_filter.Except, id => text.Value(_database.Sql.Value(id)))})");
        return terms;
    }

    /// <summary>The bounds on dates that are bounds of the way that is walked, or those that are not.</summary>
    private IEnumerable<string> Dates(bool isWalked, StatementText text) =>
        _filter
            .Dates.Where(d => IsWalkedBy(d.Column) == isWalked)
            .Select(d =>
                $"{(isWalked ? Order.Columns[0].Column : $"a.{d.Column}")} {d.Operator} {text.Value(_database.Sql.Value(d.Instant))}"
            );

    private bool IsWalkedBy(string date) => IsInOrder && Order.Columns[0].Column == (date == "published_at" ? Published : $"a.{date}");

    // Nobody finds the pieces of who is not public; of who was merged with another, they are the other's.
    private string LinkTarget(LinkKind kind, string value, StatementText text) =>
        kind switch
        {
            LinkKind.Relation => text.Value(
                _database.Sql.Value(ArticleLink.RelationTarget(Enum.Parse<AttributionRelation>(value, ignoreCase: true)))
            ),
            LinkKind.Author => $"(SELECT n.id FROM authors n WHERE n.id = {text.AuthorOf(value, _database)} AND n.is_public = TRUE)",
            LinkKind.Source => Target(ThingKind.Source, value, text),
            _ => Target(ThingKind.Topic, value, text),
        };

    private string Target(ThingKind kind, string value, StatementText text) => text.IdOf(value, kind, _database);

    private static string GenreOf(string word) => Enum.Parse<Genre>(word, ignoreCase: true).ToString();

    private static string AnyOf<T>(IReadOnlyList<T> values, Func<T, string> write) => string.Join(", ", values.Select(write));
}
