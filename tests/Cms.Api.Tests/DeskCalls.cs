using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NUnit.Framework;

namespace Cms.Api.Tests;

/// <summary>Ways to write at the desk, said once.</summary>
internal static class DeskCalls
{
    /// <summary>Sends a body as JSON, with the version the caller has seen.</summary>
    /// <param name="client">Calls.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    /// <param name="body">Anything that can be JSON, a ready text of it, or null for none.</param>
    /// <param name="match">What <c>If-Match</c> says; null leaves it out.</param>
    /// <param name="once">What <c>Idempotency-Key</c> says; null leaves it out.</param>
    public static async Task<HttpResponseMessage> WriteAsync(
        this HttpClient client,
        HttpMethod method,
        string path,
        object? body = null,
        string? match = null,
        string? once = null
    )
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(
                body as byte[] ?? Encoding.UTF8.GetBytes(body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web))
            );
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(
                method == HttpMethod.Patch ? "application/merge-patch+json" : "application/json"
            );
        }

        if (match is not null)
            request.Headers.TryAddWithoutValidation("If-Match", match);
        if (once is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", once);
        return await client.SendAsync(request);
    }

    /// <summary>The same, and what it answers, which must have this status.</summary>
    public static Task<JsonElement> WriteAsync(
        this HttpClient client,
        int status,
        HttpMethod method,
        string path,
        object? body = null,
        string? match = null,
        string? once = null
    ) => client.WriteAsync(method, path, body, match, once).WithStatusAsync(status, $"{method} {path}: ");

    /// <summary>What a call answers, which must have this status.</summary>
    /// <exception cref="HttpRequestException">The server gave the request up after ten seconds, as one does that is far behind: what was
    /// asked may or may not be done, as with a connection that is cut off.</exception>
    public static async Task<JsonElement> WithStatusAsync(this Task<HttpResponseMessage> sending, int status, string call = "")
    {
        using var answer = await sending;
        var text = await answer.Content.ReadAsStringAsync();
        if (status != 503 && (int)answer.StatusCode == 503 && text.Contains("\"request-timeout\"", StringComparison.Ordinal))
            throw new HttpRequestException(call + text, null, answer.StatusCode);
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), call + text);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>What an address answers, which must have this status.</summary>
    public static async Task<JsonElement> ReadAsync(this HttpClient client, string path, int status = 200)
    {
        using var answer = await client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), $"{path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>What <c>If-Match</c> says to change the thing as it was answered.</summary>
    public static string Tag(this JsonElement thing) => $"\"e{thing.GetProperty("editVersion").GetInt32()}\"";

    /// <summary>The codes of an error's entries, by pointer.</summary>
    public static Dictionary<string, string> Faults(this JsonElement problem) =>
        problem
            .GetProperty("errors")
            .EnumerateArray()
            .GroupBy(e => e.Text("pointer") ?? e.Text("parameter")!)
            .ToDictionary(g => g.Key, g => string.Join(' ', g.Select(e => e.Text("code"))));
}
