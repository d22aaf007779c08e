using System.Net.ServerSentEvents;
using System.Text.Json;
using Cms.Testing;
using Cms.Testing.Hosts;

namespace Cms.Api.Tests.Live;

/// <summary>Somebody who listens to a stream of events, as a browser does.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly HttpClient _client;
    private readonly HttpResponseMessage _answer;
    private readonly IAsyncEnumerator<SseItem<string>> _events;
    private readonly SseParser<string> _parser;

    private Listener(HttpClient client, HttpResponseMessage answer, Stream stream)
    {
        (_client, _answer) = (client, answer);
        _parser = SseParser.Create(stream);
        _events = _parser.EnumerateAsync().GetAsyncEnumerator();
    }

    /// <summary>The answer's headers.</summary>
    public HttpResponseMessage Answer => _answer;

    /// <summary>The id of the last event.</summary>
    public string LastId => _parser.LastEventId;

    /// <summary>Begins to listen.</summary>
    /// <param name="host">The server.</param>
    /// <param name="path">The address.</param>
    /// <param name="lastId">What was heard before.</param>
    /// <param name="as">Whose key it is heard with.</param>
    public static async Task<Listener> ToAsync(CmsHost host, string path, string? lastId = null, HttpClient? @as = null)
    {
        // Nothing that reads an answer to its end may stand before it: it has none.
        var client = new HttpClient { BaseAddress = host.BaseAddress, Timeout = Patience.Limit };
        client.DefaultRequestHeaders.Authorization = @as?.DefaultRequestHeaders.Authorization;
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/event-stream");
        if (lastId is not null)
            request.Headers.Add("Last-Event-ID", lastId);
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new Listener(client, answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next row.</summary>
    public async Task<JsonElement> NextAsync() =>
        await _events.MoveNextAsync().AsTask().PatientlyAsync()
            ? JsonDocument.Parse(_events.Current.Data).RootElement
            : throw new InvalidOperationException("The stream has ended.");

    /// <summary>Whether the stream ends, with no event before its end.</summary>
    public async Task<bool> EndsAsync() => !await _events.MoveNextAsync().AsTask().PatientlyAsync();

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        // The connection first: who waits for the next event would wait for ever.
        _answer.Dispose();
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
