using System.Text.Json;

namespace Cms.Api.Tests;

/// <summary>Ways to call and to read what comes back, said once.</summary>
internal static class Calls
{
    /// <summary>Sends a request with headers as they stand.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client,
        HttpMethod method,
        string path,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }

    /// <summary>Gets with headers as they stand.</summary>
    public static Task<HttpResponseMessage> GetAsync(this HttpClient client, string path, params (string Name, string Value)[] headers) =>
        client.SendAsync(HttpMethod.Get, path, headers);

    /// <summary>Sends a JSON body with headers as they stand.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client,
        HttpMethod method,
        string path,
        object? body,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(
                body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web),
                System.Text.Encoding.UTF8,
                "application/json"
            );
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }

    /// <summary>A header's value; null where it is not sent.</summary>
    public static string? Header(this HttpResponseMessage answer, string name) =>
        answer.Headers.NonValidated.TryGetValues(name, out var values) || answer.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? values.ToString()
            : null;

    /// <summary>All headers but those that differ from one moment to the next.</summary>
    public static SortedDictionary<string, string> LastingHeaders(this HttpResponseMessage answer) =>
        new(
            answer
                .Headers.NonValidated.Concat(answer.Content.Headers.NonValidated)
                .Where(h => h.Key is not ("Date" or "Connection"))
                .ToDictionary(h => h.Key, h => h.Value.ToString())
        );

    /// <summary>The body as JSON.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync()).RootElement;

    /// <summary>A member inside others, its names parted by slashes.</summary>
    public static JsonElement At(this JsonElement value, string path) =>
        path.Split('/')
            .Aggregate(value, (at, name) =>
                at.ValueKind == JsonValueKind.Array
                    ? at[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]
                    : at.GetProperty(name)
            );

    /// <summary>A text inside others.</summary>
    public static string? Text(this JsonElement value, string path) => value.At(path).GetString();

    /// <summary>The ids of a list's things, in order.</summary>
    public static List<Guid> Ids(this JsonElement list) =>
        [.. list.GetProperty("data").EnumerateArray().Select(d => d.GetProperty("id").GetGuid())];

    /// <summary>The ids under a member that is a list of things.</summary>
    public static List<Guid> Ids(this JsonElement value, string path) =>
        [.. value.At(path).EnumerateArray().Select(d => d.GetProperty("id").GetGuid())];

    /// <summary>The names of an object's members.</summary>
    public static List<string> Names(this JsonElement value) => [.. value.EnumerateObject().Select(m => m.Name)];

    /// <summary>The path and query of an absolute address.</summary>
    public static string PathOf(string address) => new Uri(address).PathAndQuery;

    /// <summary>Every thing of a list, page by page by cursor.</summary>
    /// <param name="client">Calls.</param>
    /// <param name="list">The first page.</param>
    /// <param name="between">What happens between two pages.</param>
    public static async Task<List<JsonElement>> WalkAsync(this HttpClient client, string list, Func<Task>? between = null)
    {
        var found = new List<JsonElement>();
        for (var path = list; path is not null; )
        {
            using var answer = await client.GetAsync(path);
            var page = await answer.JsonAsync();
            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException($"{path}: {page}");
            found.AddRange(page.GetProperty("data").EnumerateArray());
            var cursor = page.At("meta/hasMore").GetBoolean() ? page.Text("meta/nextCursor") : null;
            path = cursor is null ? null : $"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={cursor}";
            if (between is not null && path is not null)
                await between();
        }

        return found;
    }

    /// <summary>The ids of every thing of a list, page by page by cursor.</summary>
    public static async Task<List<Guid>> WalkIdsAsync(this HttpClient client, string list, Func<Task>? between = null) =>
        [.. (await client.WalkAsync(list, between)).Select(d => d.GetProperty("id").GetGuid())];
}
