using Cms.Model.Articles;

namespace Cms.Model.Partners;

/// <summary>Which pieces a product is of: those that pass every member that names anything.</summary>
public sealed record ProductFilter
{
    /// <summary>By any of these authors, in any role.</summary>
    public IReadOnlyList<Guid> Authors { get; init; } = [];

    /// <summary>In any of these series.</summary>
    public IReadOnlyList<Guid> Series { get; init; } = [];

    /// <summary>From or with any of these sources.</summary>
    public IReadOnlyList<Guid> Sources { get; init; } = [];

    /// <summary>Under any of these topics.</summary>
    public IReadOnlyList<Guid> Topics { get; init; } = [];

    /// <summary>Under none of these topics.</summary>
    public IReadOnlyList<Guid> NotTopics { get; init; } = [];

    /// <summary>With any of these relations.</summary>
    public IReadOnlyList<AttributionRelation> Relations { get; init; } = [];

    /// <summary>In any of these languages, as the articles carry them.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Whether a piece is of the product.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="series">The series it stands in.</param>
    public bool Takes(ArticleContent content, IReadOnlyCollection<Guid> series) =>
        Any(Authors, content.Contributions.Select(c => c.AuthorId))
        && Any(Series, series)
        && Any(Sources, content.Attributions.Select(a => a.SourceId).OfType<Guid>())
        && Any(Topics, content.TopicIds)
        && !content.TopicIds.Any(NotTopics.Contains)
        && Any(Relations, content.Attributions.Select(a => a.Relation))
        && Any(Languages, [content.Language]);

    private static bool Any<T>(IReadOnlyList<T> wanted, IEnumerable<T> has) => wanted.Count == 0 || has.Any(wanted.Contains);
}
