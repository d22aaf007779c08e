namespace Cms.Api.Delivery.Articles;

/// <summary>One page of summaries.</summary>
internal sealed record ArticlePage(IReadOnlyList<ArticleRow> Rows, bool HasMore, string? NextCursor, int? Total);
