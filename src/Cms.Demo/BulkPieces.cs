using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Series;
using Cms.Model.Sources;
using Cms.Model.Topics;

namespace Cms.Demo;

/// <summary>Pieces that are written and not stored yet, with all they show; none links to another or has a translation.</summary>
/// <param name="Articles">The pieces, published.</param>
/// <param name="Series">The collections they stand in, with their members.</param>
/// <param name="Authors">Authors by id, these pieces' among others.</param>
/// <param name="Topics">Topics by id, likewise.</param>
/// <param name="Sources">Sources by id, likewise.</param>
/// <param name="Pictures">The pictures that any of them may show, all public.</param>
public sealed record BulkPieces(
    IReadOnlyList<Article> Articles,
    IReadOnlyList<ArticleSeries> Series,
    IReadOnlyDictionary<Guid, Author> Authors,
    IReadOnlyDictionary<Guid, Topic> Topics,
    IReadOnlyDictionary<Guid, SyndicationSource> Sources,
    IReadOnlyCollection<Guid> Pictures
);
