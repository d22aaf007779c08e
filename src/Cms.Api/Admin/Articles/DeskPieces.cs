using Cms.Api.Delivery.Search;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Reading;

namespace Cms.Api.Admin.Articles;

/// <summary>
/// Finds the pieces of a list of the desk at a cost that does not grow with the magazine. Where one of its filters has few pieces, these
/// are gathered and put in order; where each of them has many, the list's own order is walked, in which such pieces are never far.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="request">What is asked for.</param>
/// <param name="makers">Made by each of these actors: a piece has one maker, so that two of them find nothing.</param>
internal sealed class DeskPieces(CmsDatabase database, ListAdminArticlesRequest request, IReadOnlyList<string> makers)
{
    /// <summary>How many pieces are gathered at most; of two filters, the one with few before the one with some.</summary>
    public IReadOnlyList<int> Gathered { get; init; } = [200, 10_000];

    private readonly IReadOnlyList<string> _statuses =
    [
        .. Parse.List(request.Status).Select(s => Enum.Parse<ArticleStatus>(s, ignoreCase: true).ToString()),
    ];

    private readonly List<string> _series = Parse.List(request.Series);

    private readonly IReadOnlyList<(LinkKind Kind, IReadOnlyList<string> Addresses)> _links =
    [
        .. new (LinkKind Kind, IReadOnlyList<string> Addresses)[]
        {
            (LinkKind.Author, Parse.List(request.Author)),
            (LinkKind.Source, Parse.List(request.Source)),
            (LinkKind.Topic, Parse.List(request.Topic)),
        }.Where(l => l.Addresses.Count > 0),
    ];

    /// <summary>The order.</summary>
    public SortOrder Order { get; } =
        new(
            request.SortOrDefault == MatchingPieces.Relevance
                ? [MatchingPieces.ByRank, new SortColumn("t.edited_at", SortType.Instant, IsDescending: true)]
                :
                [
                    .. request
                        .SortOrDefault.Split(',')
                        .Select(key => (Name: key.TrimStart('-'), IsDescending: key.StartsWith('-')))
                        .Select(key =>
                            key.Name == "title"
                                ? new SortColumn("t.desk_sort_title", SortType.Text, key.IsDescending)
                                : new SortColumn("t.edited_at", SortType.Instant, key.IsDescending)
                        ),
                ],
            "t.id"
        );

    // The indexes of states and of makers have it.
    private bool IsByEdit => Order.Columns is [{ Column: "t.edited_at" }];

    /// <summary>The tables, and which rows, as terms.</summary>
    /// <param name="read">Where, in a snapshot.</param>
    /// <param name="matching">The pieces that have the words asked for; null where none are.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Func<StatementText, (string From, string Where)>> SourceAsync(
        ReadConnection read,
        MatchingPieces? matching,
        CancellationToken ct
    )
    {
        if (matching is not null)
            return text => Among(matching.Table(text), text);
        foreach (var most in Gathered)
        {
            foreach (var way in Ways())
            {
                var peek = new StatementText();
                if ((await read.QueryAsync(peek.With($"{way(peek)} LIMIT 1 OFFSET {most}"), _ => true, ct)).Count == 0)
                    return text => Among($"(SELECT DISTINCT w.article_id FROM ({way(text)}) w) m", text);
            }
        }

        return text => ("articles t", string.Join(" AND ", Terms(text, isWalked: true)));
    }

    private (string From, string Where) Among(string pieces, StatementText text) =>
        ($"{pieces} CROSS JOIN articles t", string.Join(" AND ", Terms(text, isWalked: false).Prepend("t.id = m.article_id")));

    /// <summary>The pieces of each filter that the order walked does not lead to by itself.</summary>
    private IEnumerable<Func<StatementText, string>> Ways()
    {
        if (_series.Count > 0)
            yield return text => $"SELECT x.article_id FROM series_members x WHERE {Series(text)}";
        foreach (var (kind, addresses) in _links)
            yield return text =>
                $"SELECT x.article_id FROM article_links x WHERE x.copy IN ('Live', 'Working') AND {Link(kind, addresses, text)}";
        if (request.Trashed == "true")
            yield return _ => Own("a.trashed_at IS NOT NULL");
        if (makers.Count > 0 && !IsByEdit)
            yield return text => Own($"a.created_by = {text.Value(makers[0])}");
        if (_statuses.Count > 0 && !(IsByEdit && _statuses.Count == 1))
            yield return text => Own($"a.status IN ({Statuses(text)})");
        if (Parse.Instant(request.EditedFrom) is { } from && !IsByEdit)
            yield return text => Own($"a.edited_at >= {text.Value(database.Sql.Value(from))}");

        static string Own(string term) => $"SELECT a.id AS article_id FROM articles a WHERE {term}";
    }

    private IEnumerable<string> Terms(StatementText text, bool isWalked)
    {
        yield return request.Trashed == "true" ? "t.trashed_at IS NOT NULL" : "t.trashed_at IS NULL";
        if (isWalked && Order.Columns.Count > 1)
            yield return Order.AnyFirstKey(text, database);
        foreach (var maker in makers)
            yield return $"{Column("t.created_by")} = {text.Value(maker)}";
        if (_statuses.Count > 0)
            yield return $"{(_statuses.Count == 1 ? Column("t.status") : Hidden("t.status"))} IN ({Statuses(text)})";
        foreach (var (kind, addresses) in _links)
            yield return $"EXISTS (SELECT 1 FROM article_links x WHERE x.article_id = t.id AND {Link(kind, addresses, text)})";
        if (_series.Count > 0)
            yield return $"EXISTS (SELECT 1 FROM series_members x WHERE x.article_id = t.id AND {Series(text)})";
        if (Parse.Instant(request.EditedFrom) is { } from)
            yield return $"t.edited_at >= {text.Value(database.Sql.Value(from))}";

        // Of many pieces: an index of it would give them in another order, to be sorted.
        string Column(string name) => IsByEdit ? name : Hidden(name);
        string Hidden(string name) => isWalked ? $"COALESCE({name}, '')" : name;
    }

    private string Link(LinkKind kind, IReadOnlyList<string> addresses, StatementText text)
    {
        var targets = addresses.Select(address =>
            kind switch
            {
                // Whoever was merged with another is the other.
                LinkKind.Author => text.AuthorOf(address, database),
                LinkKind.Source => text.IdOf(address, ThingKind.Source, database),
                _ => text.IdOf(address, ThingKind.Topic, database),
            }
        );
        return $"x.kind = '{kind}' AND x.target_id IN ({string.Join(", ", targets)})";
    }

    private string Series(StatementText text) =>
        $"x.series_id IN ({string.Join(", ", _series.Select(v => text.IdOf(v, ThingKind.Series, database)))})";

    private string Statuses(StatementText text) => string.Join(", ", _statuses.Select(s => text.Value(s)));
}
