using Cms.Api.Http.Queries;

namespace Cms.Api.Http.Lists;

/// <summary>What stands around the things of any list.</summary>
internal static class ListPages
{
    public static ListMeta Meta(ListRequest request, bool hasMore, string? nextCursor, int? total, IReadOnlyList<string>? unknown = null) =>
        new()
        {
            Limit = request.LimitOrDefault,
            HasMore = hasMore,
            NextCursor = nextCursor,
            Page = request.PageOrDefault,
            Total = total,
            Unknown = unknown ?? [],
        };

    /// <summary>A request's path with its query in the one canonical form.</summary>
    public static string CanonicalPath(HttpRequest request, params ReadOnlySpan<string> without)
    {
        var path = request.Path.ToUriComponent();
        var query = request.Query.Count == 0 ? "" : QueryGrammar.Canonical(request.Query, without);
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    /// <summary>The addresses of a page and the next.</summary>
    /// <param name="request">The request for the page.</param>
    /// <param name="address">Makes the absolute address of a path.</param>
    /// <param name="nextCursor">What the next page begins after; null where there is none.</param>
    public static ListLinks Links(HttpRequest request, Func<string, string> address, string? nextCursor) =>
        new()
        {
            Self = address(CanonicalPath(request)),
            Next = nextCursor is null ? null : address(WithCursor(CanonicalPath(request, "cursor", "page"), nextCursor)),
        };

    /// <summary>The same list after a cursor.</summary>
    public static string WithCursor(string list, string cursor)
    {
        var at = list.IndexOf('?', StringComparison.Ordinal);
        if (at < 0)
            return $"{list}?cursor={cursor}";
        // In its alphabetical place, so that the address is the canonical one.
        var pairs = list[(at + 1)..]
            .Split('&')
            .Append($"cursor={cursor}")
            .OrderBy(p => Uri.UnescapeDataString(p[..p.IndexOf('=', StringComparison.Ordinal)]), StringComparer.Ordinal);
        return list[..(at + 1)] + string.Join('&', pairs);
    }

    /// <summary>The links as a header (RFC 8288).</summary>
    public static string Header(ListLinks links) =>
        links.Next is null ? $"<{links.Self}>; rel=\"self\"" : $"<{links.Self}>; rel=\"self\", <{links.Next}>; rel=\"next\"";
}
