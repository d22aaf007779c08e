using Cms.Api.Http.Lists;
using Cms.Model;

namespace Cms.Api.Delivery.Articles;

/// <summary>Which articles a list is of, in which order; <see cref="ArticleWalk"/> finds them.</summary>
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

    /// <summary>Whether it leaves any article out.</summary>
    public bool IsNarrow =>
        Named.Any(n => n.Values.Count > 0) || Partner is not null || Relations.Count + Languages.Count + Genres.Count + Dates.Count > 0;

    /// <summary>How many keys the sort has, besides the id.</summary>
    public int SortKeys => Sort.Split(',').Length;

    private static string Of(string name, IReadOnlyList<string> values) =>
        values.Count == 0 ? "" : $"{name}={string.Join(',', values.Order(StringComparer.Ordinal))}";
}
