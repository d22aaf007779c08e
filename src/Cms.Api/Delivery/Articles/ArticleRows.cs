using Cms.Api.Http.Lists;

namespace Cms.Api.Delivery.Articles;

/// <summary>A page of a list of articles as it was found.</summary>
/// <param name="Rows">What was found, in order.</param>
/// <param name="Next">After which keys the list goes on; null where it ends.</param>
internal sealed record ArticleRows<T>(IReadOnlyList<T> Rows, CursorKeys? Next);
