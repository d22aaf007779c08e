using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Cms.Api.Http;

/// <summary>Reads the body of a request, strictly: what is not exactly as the contract says is refused, with the place where one is known.</summary>
internal static class JsonBody
{
    /// <summary>The type of a body that changes some members and leaves the others (RFC 7396).</summary>
    public const string MergePatchType = "application/merge-patch+json";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>The bytes of the body, which are UTF-8.</summary>
    /// <exception cref="ProblemException"><c>unsupported-media-type</c>, <c>malformed-json</c>.</exception>
    public static async Task<byte[]> BytesAsync(HttpRequest request, CancellationToken ct)
    {
        var type = request.ContentType is null ? null : System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed.MediaType : "";
        if (type is not (null or "application/json") && !(type == MergePatchType && HttpMethods.IsPatch(request.Method)))
            throw new ProblemException("unsupported-media-type", HttpMethods.IsPatch(request.Method) ? $"Send the body as {MergePatchType} or application/json." : "Send the body as application/json.");
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, ct);
        var body = bytes.ToArray();
        if (body.Length > 0 && type is null)
            throw new ProblemException("unsupported-media-type", "Say what the body is: Content-Type: application/json.");
        return Utf8.IsValid(body) ? body : throw Malformed("", "The body is not UTF-8.");
    }

    /// <summary>The body as a record; an empty one as the record's defaults where the operation allows that.</summary>
    /// <exception cref="ProblemException"><c>malformed-json</c>.</exception>
    public static T Read<T>(ReadOnlySpan<byte> body, bool mayBeEmpty)
        where T : new()
    {
        if (body.IsEmpty)
            return mayBeEmpty ? new T() : throw Malformed("", "This operation takes a JSON body.");
        return Guarded(body.ToArray(), bytes => JsonSerializer.Deserialize<T>(bytes, Json.Options));
    }

    /// <summary>The body as an object, whatever its members.</summary>
    public static JsonObject ReadObject(ReadOnlySpan<byte> body) =>
        Guarded(body.ToArray(), bytes =>
        {
            var node = JsonNode.Parse(bytes, documentOptions: Strict) as JsonObject;
            // A lone surrogate shows only when the text is taken out.
            _ = node?.ToJsonString();
            return node;
        });

    /// <summary>A thing's members with a merge patch on top, as the record that a whole replacement would have been.</summary>
    public static T Patched<T>(T current, JsonObject patch)
    {
        var target = JsonSerializer.SerializeToNode(current, Json.Options);
        var merged = MergePatch.Apply(target, patch);
        return Guarded(JsonSerializer.SerializeToUtf8Bytes(merged, Json.Options), bytes => JsonSerializer.Deserialize<T>(bytes, Json.Options));
    }

    private static T Guarded<T>(byte[] body, Func<byte[], T?> read)
    {
        try
        {
            return read(body) ?? throw Malformed("", "The body is a JSON object.");
        }
        catch (JsonException e)
        {
            var pointer = JsonPath.Pointer(e.Path);
            throw Malformed(pointer, pointer.Length == 0
                ? "The body is not JSON that this operation takes."
                : $"{pointer} is not a member this operation takes, is there twice, or has the wrong type.");
        }
        catch (InvalidOperationException)
        {
            // The reader's way of saying that a text holds half of a surrogate pair.
            throw Malformed("", "A text in the body holds half of a character (a lone surrogate).");
        }
        catch (ArgumentException)
        {
            throw Malformed("", "A member of the body is there twice.");
        }
    }

    private static ProblemException Malformed(string pointer, string message) =>
        new("malformed-json", message, new ProblemError { Pointer = pointer, Parameter = null, Code = "malformed-json", Message = message });
}

/// <summary>JSON merge patch (RFC 7396).</summary>
internal static class MergePatch
{
    /// <summary>The target with the patch applied; null in the patch removes a member.</summary>
    public static JsonNode? Apply(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
            return patch?.DeepClone();
        var result = target is JsonObject members ? (JsonObject)members.DeepClone() : [];
        foreach (var (name, value) in changes)
        {
            if (value is null)
                result.Remove(name);
            else
                result[name] = Apply(result[name], value);
        }

        return result;
    }
}
