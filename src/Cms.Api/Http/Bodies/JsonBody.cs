using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Cms.Api.Http.Problems;

namespace Cms.Api.Http.Bodies;

/// <summary>
/// Reads the body of a request, strictly: what is not exactly as the contract says is refused, with the place where one is known.
/// </summary>
internal static class JsonBody
{
    /// <summary>The type of a body that changes some members and leaves the others (RFC 7396).</summary>
    public const string MergePatchType = "application/merge-patch+json";

    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 32 };

    /// <summary>The bytes of the body, which are UTF-8.</summary>
    /// <exception cref="ProblemException"><c>unsupported-media-type</c>, <c>malformed-json</c>.</exception>
    public static async Task<byte[]> BytesAsync(HttpRequest request, CancellationToken ct)
    {
        var type =
            request.ContentType is null ? null
            : System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed.MediaType
            : "";
        if (type is not (null or "application/json") && !(type == MergePatchType && HttpMethods.IsPatch(request.Method)))
            throw new ProblemException(
                "unsupported-media-type",
                HttpMethods.IsPatch(request.Method)
                    ? $"Send the body as {MergePatchType} or application/json."
                    : "Send the body as application/json."
            );
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, ct);
        var body = bytes.ToArray();
        if (body.Length > 0 && type is null)
            throw new ProblemException("unsupported-media-type", "Say what the body is: Content-Type: application/json.");
        return Utf8.IsValid(body) ? body : throw Malformed("", "The body is not UTF-8.");
    }

    /// <summary>
    /// The body as a record, and the values in it that its rules are to refuse; an empty one as the record's defaults where the operation
    /// allows that.
    /// </summary>
    /// <exception cref="ProblemException">It cannot be read; every fault is named.</exception>
    public static (T Body, IReadOnlyList<ProblemError> Faults) Read<T>(ReadOnlyMemory<byte> body, bool mayBeEmpty)
        where T : new()
    {
        if (body.IsEmpty && mayBeEmpty)
            return (new T(), []);
        using var document = Parsed(body);
        var faults = BodyWalk.Judge(document.RootElement, typeof(T));
        faults.DemandForm();
        return (document.RootElement.Deserialize<T>(Json.Options)!, faults.Values);
    }

    /// <summary>
    /// The body as a merge patch of a record: the members it names, and the values in it that the record's rules are to refuse.
    /// </summary>
    /// <exception cref="ProblemException">It cannot be read; every fault is named.</exception>
    public static (JsonObject Patch, IReadOnlyList<ProblemError> Faults) ReadPatch<T>(ReadOnlyMemory<byte> body)
    {
        using var document = Parsed(body);
        var faults = BodyWalk.Judge(document.RootElement, typeof(T));
        faults.DemandForm();
        return (JsonObject.Create(document.RootElement.Clone())!, faults.Values);
    }

    /// <summary>A thing's members with a merge patch on top, as the record that a whole replacement would have been.</summary>
    public static T Patched<T>(T current, JsonObject patch) =>
        MergePatch.Apply(JsonSerializer.SerializeToNode(current, Json.Options), patch).Deserialize<T>(Json.Options)!;

    private static JsonDocument Parsed(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            throw Malformed("", "This operation takes a JSON body.");
        // Some tools on Windows begin every text with a byte order mark; readers of JSON may pass over it (RFC 8259, section 8.1).
        var mark = Encoding.UTF8.Preamble;
        try
        {
            return JsonDocument.Parse(body.Span.StartsWith(mark) ? body[mark.Length..] : body, Limits);
        }
        catch (JsonException e)
        {
            throw Malformed(
                "",
                $"The body stops being JSON in line {e.LineNumber + 1} at byte {e.BytePositionInLine + 1}; it may nest at most "
                    + $"{Limits.MaxDepth} deep."
            );
        }
    }

    private static ProblemException Malformed(string pointer, string message) =>
        new("malformed-json", message, ProblemError.InBody(pointer, "malformed-json", message));
}
