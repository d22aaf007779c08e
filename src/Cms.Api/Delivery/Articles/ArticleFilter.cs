using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Reading;

namespace Cms.Api.Delivery.Articles;

/// <summary>Which articles a list is of, in which order. Says its statement for the database.</summary>
internal sealed record ArticleFilter
{
    /// <summary>The default order.</summary>
    public const string NewestFirst = "-publishedAt";

    /// <summary>By any of these authors, in any role: ids or slugs.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>In any of these series.</summary>
    public IReadOnlyList<string> Series { get; init; } = [];

    /// <summary>From or with any of these sources.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Filed under any of these topics.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Filed under all of these topics.</summary>
    public IReadOnlyList<string> AllTopics { get; init; } = [];

    /// <summary>Filed under none of these topics.</summary>
    public IReadOnlyList<string> NotTopics { get; init; } = [];

    /// <summary>With any of these relations.</summary>
    public IReadOnlyList<string> Relations { get; init; } = [];

    /// <summary>In any of these languages.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Of any of these genres.</summary>
    public IReadOnlyList<string> Genres { get; init; } = [];

    /// <summary>Any of these articles.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Those that this partner may publish; null for all.</summary>
    public Guid? Partner { get; init; }

    /// <summary>None of these articles; for the front page, which shows each piece once.</summary>
    public IReadOnlyList<Guid> Except { get; init; } = [];

    /// <summary>Bounds on dates: the column, the operator and the instant.</summary>
    public IReadOnlyList<(string Column, string Operator, DateTime Instant)> Dates { get; init; } = [];

    /// <summary>The sort as asked for.</summary>
    public string Sort { get; init; } = NewestFirst;

    /// <summary>The filters that name things.</summary>
    public IEnumerable<NamedFilter> Named =>
        [
            new("author", ThingKind.Author, Authors),
            new("series", ThingKind.Series, Series),
            new("source", ThingKind.Source, Sources),
            new("topic", ThingKind.Topic, Topics),
            new("topic[all]", ThingKind.Topic, AllTopics),
            new("topic[not]", ThingKind.Topic, NotTopics),
            new("id", ThingKind.Article, Ids),
        ];

    /// <summary>What a cursor of this list is good for: its filters and its sort, in one form.</summary>
    public string Identity =>
        string.Join(
            '\n',
            "articles",
            Sort,
            Of("author", Authors),
            Of("series", Series),
            Of("source", Sources),
            Of("topic", Topics),
            Of("topic[all]", AllTopics),
            Of("topic[not]", NotTopics),
            Partner?.ToString() ?? "",
            Of("relation", Relations),
            Of("language", Languages),
            Of("genre", Genres),
            Of("id", Ids),
            string.Join(',', Dates.Select(d => $"{d.Column}{d.Operator}{CursorKeys.Kept(d.Instant)}"))
        );

    /// <summary>The sort's columns.</summary>
    public SortOrder Order
    {
        get
        {
            var drive = Driver;
            var columns = Sort.Split(',')
                .Select(key => (Name: key.TrimStart('-'), IsDescending: key.StartsWith('-')))
                .Select(key =>
                    key.Name switch
                    {
                        "modifiedAt" => new SortColumn("a.modified_at", SortType.Instant, key.IsDescending),
                        "title" => new SortColumn("a.sort_title", SortType.Text, key.IsDescending),
                        "part" => new SortColumn("l.position", SortType.Number, key.IsDescending),
                        _ => new SortColumn(drive is null ? "a.published_at" : "l.published", SortType.Instant, key.IsDescending),
                    }
                )
                .ToList();
            return new SortOrder(columns, drive is null ? "a.id" : "l.article_id");
        }
    }

    private IReadOnlyList<(string Name, LinkKind Kind, IReadOnlyList<string> Values)> Entities =>
        [
            ("author", LinkKind.Author, Authors),
            ("source", LinkKind.Source, Sources),
            ("topic", LinkKind.Topic, Topics),
            ("relation", LinkKind.Relation, Relations),
        ];

    /// <summary>
    /// The one link that the statement walks instead of all articles: its index has the articles of one author, series,
    /// source, topic or relation by date. Several values, or several filters, are asked of each article instead.
    /// </summary>
    private string? Driver =>
        Series.Count == 1 ? "series"
        : Authors.Count == 1 ? "author"
        : Sources.Count == 1 ? "source"
        : Topics.Count == 1 ? "topic"
        : AllTopics.Count > 0 ? "topic[all]"
        : Relations.Count == 1 ? "relation"
        : Partner is not null ? "partner"
        : null;

    /// <summary>The articles of one page of a list, in its order.</summary>
    /// <param name="read">Where, in a snapshot, so that the page and the total are of one state.</param>
    /// <param name="request">Which page, how long, and whether to count.</param>
    /// <param name="identity">What a cursor of the list is good for.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<TablePage> IdsAsync(ReadConnection read, ListRequest request, string identity, CancellationToken ct)
    {
        var (database, order, limit) = (read.Database, Order, request.LimitOrDefault);
        var after = request.Cursor is null ? null : Cursors.Read(identity, request.Cursor, order.Columns.Count);
        var rows = await read.QueryAsync(
            Page(database, limit, after, ((request.PageOrDefault ?? 1) - 1) * limit),
            row => (Id: database.GetId(row, 0), Keys: order.KeysOf(row, 5, database)),
            ct
        );
        var page = Http.Lists.Page.Of(rows, limit);
        return new TablePage(
            [.. page.Rows.Select(r => r.Id)],
            page.CursorAfter(last => Cursors.Write(identity, new CursorKeys(last.Keys, last.Id))),
            request.Count == "true" ? (int)(await read.QueryAsync(Total(database), r => r.GetInt64(0), ct))[0] : null
        );
    }

    /// <summary>The statement for one page and one row more, which tells whether there is another.</summary>
    public Statement Page(CmsDatabase database, int limit, CursorKeys? after, int skip)
    {
        var text = new StatementText();
        var order = Order;
        var where = Where(text, database);
        if (after is not null)
            where += $" AND {order.After(text, after, database)}";
        var keys = string.Join(", ", order.Columns.Select(c => c.Column));
        var bounds =
            skip > 0 ? $"LIMIT {text.Value((long)limit + 1)} OFFSET {text.Value((long)skip)}" : $"LIMIT {text.Value((long)limit + 1)}";
        return text.With(
            $"""
            SELECT a.id, a.version, d.version, d.shape, d.summary, {keys}
            FROM {From} LEFT JOIN article_documents d ON d.article_id = a.id
            WHERE {where} ORDER BY {order.OrderBy} {bounds}
            """
        );
    }

    /// <summary>The statement that counts all that match.</summary>
    public Statement Total(CmsDatabase database)
    {
        var text = new StatementText();
        var where = Where(text, database);
        return text.With($"SELECT COUNT(*) FROM {From} WHERE {where}");
    }

    // Written as a cross join so that SQLite keeps the order of the tables; PostgreSQL chooses for itself either way.
    private string From =>
        Driver switch
        {
            null => "articles a",
            "series" => "series_members l CROSS JOIN articles a",
            "partner" => "partner_articles l CROSS JOIN articles a",
            _ => "article_links l CROSS JOIN articles a",
        };

    /// <summary>Whether it leaves any article out.</summary>
    public bool IsNarrow =>
        Driver is not null
        || Entities.Any(e => e.Values.Count > 0)
        || Series.Count + Languages.Count + Genres.Count + Ids.Count + NotTopics.Count + Dates.Count > 0;

    /// <summary>Whether one article of the table <c>a</c> is among them, as terms.</summary>
    public string Terms(StatementText text, CmsDatabase database) => Where(text, database, driver: null);

    private string Where(StatementText text, CmsDatabase database) => Where(text, database, Driver);

    private string Where(StatementText text, CmsDatabase database, string? driver)
    {
        var terms = new List<string>();
        var topicsLeft = AllTopics;
        switch (driver)
        {
            case null:
                break;
            case "series":
                terms.Add($"l.series_id = {Target(ThingKind.Series, Series[0])} AND l.published IS NOT NULL AND a.id = l.article_id");
                break;
            case "partner":
                terms.Add(
                    $"l.partner_id = {text.Value(database.Value(Partner!.Value))} AND l.standing = 'Entitled' AND a.id = l.article_id"
                );
                break;
            case "topic[all]":
                terms.Add(
                    $"""
                    l.copy = 'Live' AND l.kind = 'Topic' AND l.target_id = {Target(ThingKind.Topic, AllTopics[0])}
                    AND l.published IS NOT NULL AND a.id = l.article_id
                    """
                );
                topicsLeft = [.. AllTopics.Skip(1)];
                break;
            default:
                var (_, kind, values) = Entities.First(e => e.Name == driver);
                terms.Add(
                    $"""
                    l.copy = 'Live' AND l.kind = '{kind}' AND l.target_id = {LinkTarget(kind, values[0])}
                    AND l.published IS NOT NULL AND a.id = l.article_id
                    """
                );
                break;
        }

        terms.Add(ArticleQueries.VisibleToReaders("a"));
        foreach (var (name, kind, values) in Entities)
        {
            if (values.Count > 0 && name != driver)
                terms.Add(
                    $"""
                    EXISTS (SELECT 1 FROM article_links x
                    WHERE x.article_id = a.id AND x.copy = 'Live' AND x.kind = '{kind}'
                    AND x.target_id IN ({AnyOf(values, v => LinkTarget(kind, v))}))
                    """
                );
        }

        if (Series.Count > 0 && driver != "series")
            terms.Add(
                $"""
                EXISTS (SELECT 1 FROM series_members x
                WHERE x.article_id = a.id AND x.series_id IN ({AnyOf(Series, v => Target(ThingKind.Series, v))}))
                """
            );
        foreach (var topic in topicsLeft)
            terms.Add(
                $"""
                EXISTS (SELECT 1 FROM article_links x
                WHERE x.article_id = a.id AND x.copy = 'Live' AND x.kind = 'Topic' AND x.target_id = {Target(ThingKind.Topic, topic)})
                """
            );
        if (NotTopics.Count > 0)
            terms.Add(
                $"""
                NOT EXISTS (SELECT 1 FROM article_links x
                WHERE x.article_id = a.id AND x.copy = 'Live' AND x.kind = 'Topic'
                AND x.target_id IN ({AnyOf(NotTopics, v => Target(ThingKind.Topic, v))}))
                """
            );
        if (Partner is { } partner && driver != "partner")
            terms.Add(
                $"""
                EXISTS (SELECT 1 FROM partner_articles x
                WHERE x.partner_id = {text.Value(database.Value(partner))} AND x.article_id = a.id AND x.standing = 'Entitled')
                """
            );
        if (Languages.Count > 0)
            terms.Add($"a.language IN ({AnyOf(Languages, l => text.Value(l))})");
        if (Genres.Count > 0)
            terms.Add($"a.genre IN ({AnyOf(Genres, g => text.Value(Enum.Parse<Genre>(g, ignoreCase: true).ToString()))})");
        if (Ids.Count > 0)
            terms.Add($"a.id IN ({AnyOf(Ids, v => Target(ThingKind.Article, v))})");
        if (Except.Count > 0)
            terms.Add($"a.id NOT IN ({AnyOf(Except, id => text.Value(database.Value(id)))})");
        foreach (var (name, @operator, instant) in Dates)
        {
            var column = name == "published_at" && driver is not null ? "l.published" : $"a.{name}";
            terms.Add($"{column} {@operator} {text.Value(database.Value(instant))}");
        }

        return string.Join(" AND ", terms);

        string LinkTarget(LinkKind kind, string value) =>
            kind switch
            {
                LinkKind.Relation => text.Value(
                    database.Value(ArticleLink.RelationTarget(Enum.Parse<AttributionRelation>(value, ignoreCase: true)))
                ),
                // Nobody finds the pieces of who is not public; of who was merged with another, they are the other's.
                LinkKind.Author => $"(SELECT n.id FROM authors n WHERE n.id = {text.AuthorOf(value, database)} AND n.is_public = TRUE)",
                LinkKind.Source => Target(ThingKind.Source, value),
                _ => Target(ThingKind.Topic, value),
            };

        string Target(ThingKind kind, string value) => text.IdOf(value, kind, database);
    }

    private static string AnyOf<T>(IReadOnlyList<T> values, Func<T, string> write) => string.Join(", ", values.Select(write));

    private static string Of(string name, IReadOnlyList<string> values) =>
        values.Count == 0 ? "" : $"{name}={string.Join(',', values.Order(StringComparer.Ordinal))}";
}
