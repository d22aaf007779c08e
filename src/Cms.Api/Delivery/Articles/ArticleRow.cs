namespace Cms.Api.Delivery.Articles;

/// <summary>One row of a list: the ready summary and the keys a cursor is made of.</summary>
internal sealed record ArticleRow(Guid Id, ReadOnlyMemory<byte> Summary, IReadOnlyList<string> Keys);
