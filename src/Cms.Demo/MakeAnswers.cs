using Cms.Model.Articles;

namespace Cms.Demo;

/// <summary>
/// Reads what some pieces show and gives what makes the ready answer of each, on any thread: how an answer looks is not the demo's to know.
/// </summary>
public delegate Task<Func<Article, ArticleDocument>> MakeAnswers(BulkPieces pieces, CancellationToken ct);
