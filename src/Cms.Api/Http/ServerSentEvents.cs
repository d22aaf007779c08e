namespace Cms.Api.Http;

/// <summary>How a stream of events is asked for (HTML, 9.2, https://html.spec.whatwg.org/multipage/server-sent-events.html).</summary>
internal static class ServerSentEvents
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/event-stream";

    /// <summary>The header with which a browser says up to where it listened before.</summary>
    public const string LastEventId = "Last-Event-ID";

    /// <summary>Whether a caller asks for a stream, and not for JSON as well.</summary>
    public static bool AreAskedFor(IHeaderDictionary headers) =>
        Accepting.Names(headers, MediaType) && !Accepting.Takes(headers, Accepting.JsonType);
}
