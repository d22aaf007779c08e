using Cms.Api.Delivery.Articles;
using Cms.Api.Http.Lists;
using Cms.Model.Articles;
using Cms.Model.Reading;
using Cms.Model.Search;

namespace Cms.Api.Delivery.Search;

/// <summary>One look into an index of words, in one snapshot.</summary>
/// <param name="Read">Where.</param>
/// <param name="Filter">What else is asked of an article.</param>
/// <param name="Languages">In which languages.</param>
internal sealed record SearchLook(ReadConnection Read, ArticleFilter Filter, IReadOnlyList<string> Languages)
{
    // More people of one name than any magazine has; and more keys, since those of people who are not public stand among them.
    private const int MostOfOneName = 200;
    private const int MostKeysOfOneName = 2_000;

    /// <summary>Which index; readers' unless said otherwise.</summary>
    public SearchTables Tables { get; init; } = SearchTables.Public;

    private SearchIndex Index => Read.Database.Search;

    /// <summary>A look into the desk's index, in all the languages that the desk has.</summary>
    /// <param name="read">Where, in a snapshot.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<SearchLook> AtDeskAsync(ReadConnection read, CancellationToken ct) =>
        new(read, new ArticleFilter(), await LanguagesAsync(read, SearchTables.Desk.Pieces, "1 = 1", ct)) { Tables = SearchTables.Desk };

    /// <summary>A look into readers' index, in the languages of a filter, or in all that are public.</summary>
    /// <inheritdoc cref="AtDeskAsync"/>
    public static async Task<SearchLook> AtPublicAsync(ReadConnection read, ArticleFilter filter, CancellationToken ct) =>
        new(
            read,
            filter,
            filter.Languages.Count > 0 ? filter.Languages : await LanguagesAsync(read, "articles", ArticleQueries.VisibleToReaders("l"), ct)
        );

    /// <summary>A query as the index knows it, with whoever is called so.</summary>
    public async Task<SearchQuestion> AskAsync(SearchQuery query, CancellationToken ct)
    {
        var named = new Dictionary<SearchClause, IReadOnlyList<Guid>>();
        foreach (var clause in query.Clauses.Distinct())
        {
            if (await NamedAsync(clause.Text, ct) is { Count: > 0 } authors)
                named.Add(clause, authors);
        }

        return new SearchQuestion(query, Languages, named);
    }

    /// <summary>Authors whom readers, or the desk, know by a name that has these words in a row.</summary>
    public async Task<List<Guid>> NamedAsync(string words, CancellationToken ct)
    {
        var key = Folding.KeyOf(words);
        if (key.Length is 0 or > SearchKey.MaxLength)
            return [];
        var known = Tables == SearchTables.Public ? " AND t.is_public = TRUE" : "";
        return await Read.QueryAsync(
            new Statement(
                $"""
                SELECT DISTINCT t.id FROM (
                SELECT thing_id FROM search_keys WHERE kind = 'Author' AND key >= @p0 AND key < @p1
                ORDER BY key, thing_id LIMIT {MostKeysOfOneName}
                ) k CROSS JOIN authors t WHERE t.id = k.thing_id{known} ORDER BY t.id LIMIT {MostOfOneName}
                """,
                // Behind the words themselves and all that go on with another.
                [key, key + "!"]
            ),
            row => row.GetId(0),
            ct
        );
    }

    /// <summary>The next of what matches, the newest first, and whether each is among what is asked for besides.</summary>
    /// <param name="expression">What matches.</param>
    /// <param name="floor">No older ones; null for all.</param>
    /// <param name="before">Only older ones.</param>
    /// <param name="count">How many.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<List<(Guid Id, long Number, bool Matches)>> NextAsync(
        SearchExpression expression,
        long? floor,
        long before,
        int count,
        CancellationToken ct
    )
    {
        var text = new StatementText();
        var number = Index.Number;
        var from = $"SELECT {number} AS number FROM {Index.Matching(Tables, text.Value(Index.Value(expression)))}";
        if (before != long.MaxValue)
            from += $" AND {number} < {text.Value(before)}";
        if (floor is not null)
            from += $" AND {number} >= {text.Value(floor.Value)}";
        from += $" ORDER BY {number} DESC LIMIT {text.Value((long)count)}";
        var (join, matches) = Filter.IsNarrow
            ? ("CROSS JOIN articles a", $"CASE WHEN {ArticleWalk.TermsOf(Filter, text, Read.Database)} THEN 1 ELSE 0 END")
            : ("", "1");
        var found = await Read.QueryAsync(
            text.With(
                $"""
                SELECT p.article_id, p.number, {matches} FROM ({from}) m CROSS JOIN search_pieces p {join}
                WHERE p.number = m.number{(Filter.IsNarrow ? " AND a.id = p.article_id" : "")} ORDER BY m.number DESC
                """
            ),
            row => (row.GetId(0), row.GetInt64(1), row.GetInt32(2) == 1),
            ct
        );
        return found;
    }

    /// <summary>The number of the oldest of the newest so many that match; null where there is none.</summary>
    public async Task<long?> FloorAsync(SearchExpression expression, int most, CancellationToken ct)
    {
        var text = new StatementText();
        return (
            await Read.QueryAsync(
                text.With($"SELECT MIN(number) FROM ({NewestNumbers(text, expression, most)}) n"),
                row => row.IsNull(0) ? null : (long?)row.GetInt64(0),
                ct
            )
        )[0];
    }

    /// <summary>The newest so many that match and are among what is asked for besides, as a table <c>m</c>.</summary>
    public string Newest(StatementText text, SearchExpression expression, int most)
    {
        var numbers = NewestNumbers(text, expression, most);
        var (join, terms) = Filter.IsNarrow
            ? (" CROSS JOIN articles a", $" AND a.id = p.article_id AND {ArticleWalk.TermsOf(Filter, text, Read.Database)}")
            : ("", "");
        return $"""
            (SELECT p.article_id, p.language, p.genre, p.year FROM ({numbers}) n CROSS JOIN search_pieces p{join}
            WHERE p.number = n.number{terms}) m
            """;
    }

    /// <summary>The number of the one that follows the newest so many that match; null where there are no more.</summary>
    public async Task<long?> NumberAsync(SearchExpression expression, int after, CancellationToken ct)
    {
        var text = new StatementText();
        return (
            await Read.QueryAsync(
                text.With(NewestNumbers(text, expression, 1) + $" OFFSET {text.Value((long)after)}"),
                row => (long?)row.GetInt64(0),
                ct
            )
        ).SingleOrDefault();
    }

    /// <summary>What matches, each with the place of the first of the expressions that it matches, as a table <c>m</c>.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="expressions">The best first; each takes in the one before.</param>
    /// <param name="floor">Only those with a higher number; null for all.</param>
    public string Placed(StatementText text, IReadOnlyList<SearchExpression> expressions, long? floor)
    {
        var number = Index.Number;
        var above = floor is { } least ? $" AND {number} > {text.Value(least)}" : "";
        var matches = string.Join(
            " UNION ALL ",
            expressions.Select(
                (expression, place) =>
                    $"SELECT {number} AS number, {place} AS place FROM {Index.Matching(Tables, text.Value(Index.Value(expression)))}{above}"
            )
        );
        return $"""
            (SELECT p.article_id, n.place FROM (SELECT number, MIN(place) AS place FROM ({matches}) e GROUP BY number) n
            CROSS JOIN {Tables.Pieces} p WHERE p.number = n.number) m
            """;
    }

    // Each step of the walk begins after a language, so it costs the same however many pieces have it.
    private static Task<List<string>> LanguagesAsync(ReadConnection read, string table, string terms, CancellationToken ct) =>
        read.QueryAsync(
            new Statement(
                $"""
                WITH RECURSIVE found (language) AS (
                SELECT MIN(l.language) FROM {table} l WHERE {terms}
                UNION ALL
                SELECT (SELECT MIN(l.language) FROM {table} l WHERE {terms} AND l.language > found.language)
                FROM found WHERE found.language IS NOT NULL
                ) SELECT language FROM found WHERE language IS NOT NULL LIMIT 50
                """,
                []
            ),
            row => row.GetString(0),
            ct
        );

    private string NewestNumbers(StatementText text, SearchExpression expression, int most)
    {
        var (number, matching) = (Index.Number, Index.Matching(Tables, text.Value(Index.Value(expression))));
        return $"SELECT {number} AS number FROM {matching} ORDER BY {number} DESC LIMIT {most}";
    }
}
