namespace Cms.Api.Http.Lists;

/// <summary>One page of rows.</summary>
/// <param name="Rows">The rows, in order.</param>
/// <param name="HasMore">Whether others follow.</param>
internal sealed record Page<TRow>(IReadOnlyList<TRow> Rows, bool HasMore)
{
    /// <summary>The cursor the next page begins after; null where this is the last.</summary>
    public T? CursorAfter<T>(Func<TRow, T> cursor)
        where T : class => HasMore ? cursor(Rows[^1]) : null;
}

/// <summary>Makes pages.</summary>
internal static class Page
{
    /// <summary>The page of rows that were read one beyond it: that one tells whether others follow.</summary>
    public static Page<TRow> Of<TRow>(List<TRow> rows, int limit)
    {
        var hasMore = rows.Count > limit;
        if (hasMore)
            rows.RemoveAt(limit);
        return new Page<TRow>(rows, hasMore);
    }
}
