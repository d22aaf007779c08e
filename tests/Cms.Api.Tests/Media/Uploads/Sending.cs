using System.Net.Http.Headers;
using System.Text.Json;

namespace Cms.Api.Tests.Media.Uploads;

/// <summary>The ways to send a picture to the desk.</summary>
internal static class Sending
{
    public const string Path = "/v1/admin/illustrations";

    /// <summary>In parts, with what is said of it.</summary>
    public static Task<HttpResponseMessage> SendPartsAsync(
        this HttpClient desk,
        byte[] file,
        object? facts,
        string path = Path,
        HttpMethod? method = null,
        string? match = null,
        string name = "picture.jpg"
    )
    {
        var body = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
        if (facts is not null)
            body.Add(new StringContent(facts as string ?? JsonSerializer.Serialize(facts, JsonSerializerOptions.Web)), "facts");
        return desk.SendBodyAsync(body, path, method, match);
    }

    /// <summary>Bare.</summary>
    public static Task<HttpResponseMessage> SendBareAsync(
        this HttpClient desk,
        byte[] file,
        string path = Path + "?alt=A+boat",
        HttpMethod? method = null,
        string? match = null,
        string type = "image/jpeg"
    )
    {
        var body = new ByteArrayContent(file);
        body.Headers.ContentType = new MediaTypeHeaderValue(type);
        return desk.SendBodyAsync(body, path, method, match);
    }

    private static async Task<HttpResponseMessage> SendBodyAsync(
        this HttpClient desk,
        HttpContent body,
        string path,
        HttpMethod? method,
        string? match
    )
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, path) { Content = body };
        if (match is not null)
            request.Headers.TryAddWithoutValidation("If-Match", match);
        return await desk.SendAsync(request);
    }
}
