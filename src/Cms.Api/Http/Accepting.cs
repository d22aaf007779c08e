using Microsoft.Net.Http.Headers;

namespace Cms.Api.Http;

/// <summary>What a caller is ready to take (RFC 9110, 12.5.1).</summary>
internal static class Accepting
{
    /// <summary>What the API answers with unless an operation says otherwise.</summary>
    public const string JsonType = "application/json";

    /// <summary>Whether an answer of a JSON type is among it. A header that cannot be read says nothing.</summary>
    public static bool Takes(IHeaderDictionary headers, string type)
    {
        var accept = headers.Accept;
        if (accept.Count == 0 || (accept.Count == 1 && (accept[0] is null or "" or "*/*" || accept[0] == type)))
            return true;
        if (!MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var ranges) || ranges.Count == 0)
            return true;
        // The most exact range that names JSON decides, whatever wider ones say.
        return (Quality(type) ?? Quality(JsonType) ?? Quality("application/problem+json") ?? Quality("application/*") ?? Quality("*/*") ?? 0) > 0;

        double? Quality(string range) => ranges.Where(r => r.MediaType.Equals(range, StringComparison.OrdinalIgnoreCase)).Max(r => (double?)(r.Quality ?? 1));
    }
}
