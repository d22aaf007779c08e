using Microsoft.Extensions.Primitives;

namespace Cms.Api.Http.Caching;

/// <summary>The hashes that readers and caches compare: <c>ETag</c> and <c>If-None-Match</c>.</summary>
internal static class EntityTags
{
    /// <summary>
    /// Whether the caller holds the bytes of a hash already: weak comparison (RFC 9110, 8.8.3.2), whatever stands behind it for the
    /// encoding.
    /// </summary>
    public static bool IsHeld(StringValues ifNoneMatch, string hash)
    {
        foreach (var value in ifNoneMatch)
        {
            if (value is null)
                continue;
            if (value == "*")
                return true;
            var at = value.IndexOf(hash, StringComparison.Ordinal);
            if (at > 0 && value[at - 1] == '"')
                return true;
        }

        return false;
    }
}
