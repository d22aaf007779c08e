using Cms.Model.Articles;

namespace Cms.Demo;

/// <summary>Makes the ready answers of pieces, in their order: how an answer looks is not the demo's to know.</summary>
public delegate Task<IReadOnlyList<ArticleDocument>> MakeAnswers(BulkPieces pieces, CancellationToken ct);
