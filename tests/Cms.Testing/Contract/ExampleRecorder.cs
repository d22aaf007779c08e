using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cms.Testing.Contract;

/// <summary>
/// Rewrites the contract's examples of the desk and of the partners' door from what tests really send and get: the first success of
/// each operation, where <c>CMS_REWRITE_EXAMPLES</c> is set. An example can then not say what the server does not.
/// </summary>
public static partial class ExampleRecorder
{
    private const string Variable = "CMS_REWRITE_EXAMPLES";
    private const string ShownKey = "cms_k7Qm2xY9Lw4P_hNf8s2QvB6yXrT4mZ0aJcU3eW9pLdG1kS5oE7iVb";
    private const string ShownToken = "prv_hNf8s2QvB6yXrT4mZ0aJcU3eW9pLdG1kS5oE7iVb";
    private const string ShownSecret = "whsec_VGhpcyBpcyBhbiBleGFtcGxlLCBub3QgYSBzZWNyZXQ=";

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    private static readonly ConcurrentDictionary<string, bool> Recorded = new();
    private static readonly AsyncLocal<bool> IsTelling = new();

    /// <summary>Whether examples are to be rewritten.</summary>
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    /// <summary>Whatever is sent until the end of this goes before what other tests send: it is meant to be read.</summary>
    public static IDisposable Telling()
    {
        IsTelling.Value = true;
        return new Teller();
    }

    /// <summary>Keeps a request's body and its answer: the first of an operation, or the first that is told.</summary>
    public static async Task RecordAsync(string operation, HttpRequestMessage request, HttpResponseMessage response, byte[] answer)
    {
        var path = request.RequestUri?.AbsolutePath ?? "";
        if (
            !response.IsSuccessStatusCode
            || request.Method == HttpMethod.Head
            || !(path.StartsWith("/v1/admin", StringComparison.Ordinal) || path.StartsWith("/v1/partner", StringComparison.Ordinal))
        )
            return;
        // Other forms are described by the standards that set them.
        if (answer.Length > 0 && response.Content.Headers.ContentType?.MediaType != "application/json")
            return;
        if (answer.Length > 0 && IsNew(operation))
            await WriteAsync(operation, answer);
        // The first call may have come without what is optional.
        if (
            request.Content is not null
            // A picture is no example to read.
            && request.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
            && await request.Content.ReadAsByteArrayAsync() is { Length: > 0 } sent
            && IsNew(operation + ".request")
        )
            await WriteAsync(operation + ".request", sent);
    }

    /// <summary>Keeps what was sent to a webhook, the first of its name.</summary>
    public static Task RecordMessageAsync(string name, byte[] body) => IsOn && IsNew(name) ? WriteAsync(name, body) : Task.CompletedTask;

    // What was told once is never replaced by what was not.
    private static bool IsNew(string name) =>
        IsTelling.Value ? Recorded.TryAdd("told " + name, true) : !Recorded.ContainsKey("told " + name) && Recorded.TryAdd(name, true);

    private static Task WriteAsync(string name, byte[] json) =>
        File.WriteAllTextAsync(
            Path.Combine(Repository.Root, "openapi", "examples", name + ".json"),
            Secret()
                .Replace(
                    Token().Replace(Key().Replace(ReadableExample.Of(JsonNode.Parse(json))!.ToJsonString(Written), ShownKey), ShownToken),
                    ShownSecret
                )
                .ReplaceLineEndings("\n") + "\n"
        );

    [GeneratedRegex("cms_[A-Za-z0-9]{8,32}_[A-Za-z0-9]{32,128}", RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex("prv_[A-Za-z0-9]{40}", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex("whsec_[A-Za-z0-9+/=]{32,}", RegexOptions.NonBacktracking)]
    private static partial Regex Secret();

    private sealed class Teller : IDisposable
    {
        public void Dispose() => IsTelling.Value = false;
    }
}
