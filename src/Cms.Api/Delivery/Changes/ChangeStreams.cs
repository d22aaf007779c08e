using Cms.Api.Http;
using Cms.Api.Http.Problems;

namespace Cms.Api.Delivery.Changes;

/// <summary>What the streams of changes at both doors have in common.</summary>
internal static class ChangeStreams
{
    /// <summary>What the contract says of them.</summary>
    public const string Words =
        "Asked with Accept: text/event-stream, rows come as server-sent events: data is a row as in this list, id the cursor after it. "
        + "A browser that was cut off goes on after the id it had last, by Last-Event-ID, which stands before cursor. Begin with "
        + "cursor=latest to hear of what comes from now on. A stream takes no other parameter.";

    // What makes no sense where rows come one by one as they are made.
    private static readonly string[] OfPages = ["limit", "include", "wait"];

    /// <summary>Where a stream begins: after the last id that was heard or, the first time, after the cursor.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cursor">The cursor of its query.</param>
    /// <exception cref="ProblemException"><c>invalid-parameter</c>: it has a parameter that pages alone take.</exception>
    public static string? CursorOf(HttpRequest request, string? cursor)
    {
        if (Array.Find(OfPages, request.Query.ContainsKey) is { } ofPages)
            throw ProblemException.Parameter("invalid-parameter", ofPages, "A stream of events takes a cursor and nothing else.");
        return request.Headers[ServerSentEvents.LastEventId].ToString() is { Length: > 0 } last ? last : cursor;
    }
}
