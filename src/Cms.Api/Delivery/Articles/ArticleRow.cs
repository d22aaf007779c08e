namespace Cms.Api.Delivery.Articles;

/// <summary>One row of a list: an article's ready summary.</summary>
internal sealed record ArticleRow(Guid Id, ReadOnlyMemory<byte> Summary);
