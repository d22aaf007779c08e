using Microsoft.Net.Http.Headers;

namespace Cms.Api.Http;

/// <summary>What a caller is ready to take (RFC 9110, 12.5.1).</summary>
internal static class Accepting
{
    /// <summary>What the API answers with unless an operation says otherwise.</summary>
    public const string JsonType = "application/json";

    /// <summary>The same as the answer says it.</summary>
    public const string JsonContent = "application/json; charset=utf-8";

    /// <summary>What the answers of an address say they differ by that has more than one type, of which <c>Accept</c> chooses.</summary>
    public const string VaryByType = "Accept, Accept-Encoding";

    /// <summary>Whether an answer of a JSON type is among it. A header that cannot be read says nothing.</summary>
    public static bool Takes(IHeaderDictionary headers, string type)
    {
        var accept = headers.Accept;
        if (accept.Count == 0 || (accept.Count == 1 && (accept[0] is null or "" or "*/*" || accept[0] == type)))
            return true;
        return Ranges(headers) is not { } ranges || QualityOfJson(ranges, type) > 0;
    }

    /// <summary>Whether a type is asked for by its name.</summary>
    public static bool Names(IHeaderDictionary headers, string type) => Ranges(headers) is { } ranges && Quality(ranges, type) > 0;

    /// <summary>Whether a page is asked for by name, as browsers do, and JSON less than that.</summary>
    public static bool PrefersHtml(IHeaderDictionary headers) =>
        Ranges(headers) is { } ranges && Quality(ranges, "text/html") is { } html && html > QualityOfJson(ranges, JsonType);

    private static IList<MediaTypeHeaderValue>? Ranges(IHeaderDictionary headers) =>
        MediaTypeHeaderValue.TryParseList([.. headers.Accept.OfType<string>()], out var ranges) && ranges.Count > 0 ? ranges : null;

    // The most exact range that names JSON decides, whatever wider ones say.
    private static double QualityOfJson(IList<MediaTypeHeaderValue> ranges, string type) =>
        Quality(ranges, type)
        ?? Quality(ranges, JsonType)
        ?? Quality(ranges, "application/problem+json")
        ?? Quality(ranges, "application/*")
        ?? Quality(ranges, "*/*")
        ?? 0;

    private static double? Quality(IList<MediaTypeHeaderValue> ranges, string range) =>
        ranges.Where(r => r.MediaType.Equals(range, StringComparison.OrdinalIgnoreCase)).Max(r => (double?)(r.Quality ?? 1));
}
