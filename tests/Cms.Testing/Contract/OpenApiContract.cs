using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Cms.Testing.Contract;

/// <summary>The promise made to callers, an OpenAPI 3.1 document, and the judge of whether an answer keeps it.</summary>
/// <remarks>
/// All of the document that answers are judged by is read once, at the start, so a mistake in a corner no test visits is noticed too.
/// </remarks>
public sealed partial class OpenApiContract
{
    private const string ProblemType = "application/problem+json";
    private const string ProblemSchema = "#/components/schemas/Problem";

    // What caches, clients and partners act on. An answer may carry other headers, but none that begins like these unannounced.
    private static readonly string[] WatchedHeaders =
    [
        "ETag",
        "Last-Modified",
        "Content-Sequence",
        "Link",
        "Location",
        "Retry-After",
        "Surrogate-Key",
        "Cache-Tag",
        "Allow",
        "Cache-Control",
        "Vary",
    ];

    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    private readonly ContractSchemas _schemas;
    private readonly Func<string, bool> _isOutside;
    private readonly List<PathTemplate> _paths;

    private OpenApiContract(JsonElement document, Func<string, bool>? isOutside)
    {
        if (
            !document.TryGetProperty("openapi", out var version)
            || version.GetString()?.StartsWith("3.1.", StringComparison.Ordinal) != true
        )
            throw new UnsupportedSchemaException("The contract is not an OpenAPI 3.1 document.");

        _schemas = new ContractSchemas(document);
        _isOutside = isOutside ?? (_ => false);
        _paths = [.. MembersOf(document, "paths").Select(path => ReadPath(path.Name, path.Value)).Order(PathTemplate.LiteralFirst)];
    }

    /// <summary>Reads the contract from its text.</summary>
    /// <param name="json">The document.</param>
    /// <param name="isOutside">Which paths the contract says nothing about and need not; none if left out. A path it knows is judged all
    /// the same.</param>
    /// <exception cref="UnsupportedSchemaException">The document says something that could not be held against an answer.</exception>
    public static OpenApiContract Parse(string json, Func<string, bool>? isOutside = null) => new(JsonElement.Parse(json), isOutside);

    /// <inheritdoc cref="Parse"/>
    public static OpenApiContract Load(Stream json, Func<string, bool>? isOutside = null)
    {
        using var document = JsonDocument.Parse(json);
        return new(document.RootElement.Clone(), isOutside);
    }

    /// <summary>Everything in which an answer departs from the contract, as sentences; empty when it keeps it.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="response">What was answered.</param>
    /// <param name="body">The bytes of the answer's body, still encoded as <c>Content-Encoding</c> says.</param>
    public IReadOnlyList<string> Violations(HttpRequestMessage request, HttpResponseMessage response, byte[] body)
    {
        var uri = new Uri(new Uri("http://localhost/"), request.RequestUri ?? new Uri("", UriKind.Relative));
        var path = uri.AbsolutePath;
        var method = request.Method == HttpMethod.Head ? "get" : request.Method.Method.ToLowerInvariant();
        var status = (int)response.StatusCode;
        var violations = new List<string>();

        var candidates = _paths.Where(template => template.Matches(path)).ToList();
        // Routing looks at path and method together: a literal path without the method leaves the request to a template.
        var operation = candidates
            .Select(template => template.Operations.GetValueOrDefault(method))
            .FirstOrDefault(found => found is not null);
        if (operation is not null)
        {
            JudgeParameters(operation, uri, status, violations);
            JudgeAnswer(operation, request.Method, response, body, violations);
        }
        else if (candidates.Count > 0)
        {
            if (status != 405)
                violations.Add($"{request.Method} is not in the contract for {candidates[0].Text}, so the answer would be 405.");
            else if (!HeadersOf(response).Any(header => IsSame(header.Name, "Allow")))
                violations.Add("A 405 names the allowed methods in the header Allow.");
            else
                JudgeProblem(request.Method, response, body, violations);
        }
        else if (!_isOutside(path))
        {
            if (status == 404)
                JudgeProblem(request.Method, response, body, violations);
            else
                violations.Add($"The path {path} is not in the contract, so the answer would be 404.");
        }

        return violations;
    }

    /// <summary>The name of the operation that a request calls; null where the contract has none.</summary>
    public string? NameOf(HttpRequestMessage request)
    {
        var method = request.Method == HttpMethod.Head ? "get" : request.Method.Method.ToLowerInvariant();
        return request.RequestUri is { } uri
            ? _paths
                .Where(template => template.Matches(uri.AbsolutePath))
                .Select(template => template.Operations.GetValueOrDefault(method)?.Name)
                .FirstOrDefault(name => name is not null)
            : null;
    }

    private static void JudgeParameters(Operation operation, Uri uri, int status, List<string> violations)
    {
        if (status is not (>= 200 and < 300 or 304))
            return;

        var unknown = uri
            .Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => Uri.UnescapeDataString(pair.Split('=')[0].Replace('+', ' ')))
            .Distinct(StringComparer.Ordinal)
            .Where(name => !operation.QueryParameters.Contains(name));
        violations.AddRange(unknown.Select(name => $"The query parameter '{name}' was accepted but is not in the contract."));
    }

    private static void JudgeAnswer(
        Operation operation,
        HttpMethod method,
        HttpResponseMessage response,
        byte[] body,
        List<string> violations
    )
    {
        var status = (int)response.StatusCode;
        if (operation.FindAnswer(status) is not { } answer)
        {
            violations.Add($"The status {status} is not in the contract; there are {string.Join(", ", operation.Answers.Keys)}.");
            return;
        }

        JudgeHeaders(answer, response, violations);
        JudgeBody(answer.Content, method, response, body, violations);
    }

    private static void JudgeHeaders(Answer answer, HttpResponseMessage response, List<string> violations)
    {
        var sent = HeadersOf(response).ToList();
        foreach (var name in answer.Headers.Where(declared => declared.Value.IsRequired).Select(declared => declared.Key))
        {
            if (!sent.Any(header => IsSame(header.Name, name)))
                violations.Add($"The required header {name} is missing.");
        }

        foreach (var (name, value) in sent)
        {
            if (answer.Headers.TryGetValue(name, out var declared))
            {
                violations.AddRange(
                    declared
                        .Schema.Errors(HeaderValue(value, declared.Type))
                        .Select(error => $"The header {name} '{value}' is not as the contract has it: {error}.")
                );
            }
            else if (WatchedHeaders.Any(watched => name.StartsWith(watched, StringComparison.OrdinalIgnoreCase)))
            {
                violations.Add($"The header {name} is not in the contract for this status.");
            }
        }
    }

    private static void JudgeBody(
        Dictionary<string, ContractSchema?> content,
        HttpMethod method,
        HttpResponseMessage response,
        byte[] body,
        List<string> violations
    )
    {
        var mediaType = response.Content.Headers.ContentType?.MediaType;
        var hasNoBody = method == HttpMethod.Head || (int)response.StatusCode is 304;
        if (hasNoBody && body.Length > 0)
            violations.Add($"There is a body of {body.Length} bytes where none may be.");
        if (hasNoBody && (mediaType is null || content.Count == 0))
            return;

        if (content.Count == 0 && mediaType is null && body.Length == 0)
            return;
        if (content.Count == 0)
        {
            violations.Add($"There is a body ({mediaType ?? "of no type"}, {body.Length} bytes) where the contract has none.");
            return;
        }

        if (mediaType is null || FindContent(content, mediaType) is not { } declared)
        {
            violations.Add(
                $"The content type {mediaType ?? "(none)"} is not in the contract; there are {string.Join(", ", content.Keys)}."
            );
            return;
        }

        if (!hasNoBody && content[declared] is { } schema)
            JudgeText(mediaType, schema, response, body, violations);
    }

    private static void JudgeText(
        string mediaType,
        ContractSchema schema,
        HttpResponseMessage response,
        byte[] body,
        List<string> violations
    )
    {
        if (!IsJson(mediaType) && !IsText(mediaType))
            return;

        try
        {
            var bytes = Decode(response, body);
            if (!Utf8.IsValid(bytes))
            {
                violations.Add("The body is not UTF-8.");
                return;
            }

            var value = IsJson(mediaType)
                ? JsonElement.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false })
                : JsonSerializer.SerializeToElement(Encoding.UTF8.GetString(bytes));
            if (bytes.AsSpan().IndexOf("\\u"u8) >= 0)
                ReadThrough(value);
            violations.AddRange(schema.Errors(value).Select(error => $"body {error}"));
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or InvalidOperationException)
        {
            // Invalid operation: a lone surrogate, which the parser lets through and the text cannot hold.
            violations.Add($"The body cannot be read: {e.Message}");
        }
    }

    /// <summary>Reads every text, also those that no schema looks into.</summary>
    private static void ReadThrough(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    ReadThrough(item);
                break;
            case JsonValueKind.Object:
                foreach (var (_, member) in MembersOf(value))
                    ReadThrough(member);
                break;
        }
    }

    private void JudgeProblem(HttpMethod method, HttpResponseMessage response, byte[] body, List<string> violations) =>
        JudgeBody(new() { [ProblemType] = _schemas.For(_schemas.Resolve(ProblemSchema)) }, method, response, body, violations);

    private static byte[] Decode(HttpResponseMessage response, byte[] body)
    {
        var encodings = response.Content.Headers.ContentEncoding;
        if (encodings.Count == 0 || body.Length == 0)
            return body;

        using var encoded = new MemoryStream(body);
        using Stream decoding = string.Join(',', encodings).ToLowerInvariant() switch
        {
            "gzip" => new GZipStream(encoded, CompressionMode.Decompress),
            "br" => new BrotliStream(encoded, CompressionMode.Decompress),
            "deflate" => new ZLibStream(encoded, CompressionMode.Decompress),
            var other => throw new InvalidDataException($"the content encoding '{other}' is not known here."),
        };
        using var decoded = new MemoryStream();
        decoding.CopyTo(decoded);
        return decoded.ToArray();
    }

    private PathTemplate ReadPath(string text, JsonElement path)
    {
        if (path.TryGetProperty("$ref", out _))
            throw new UnsupportedSchemaException($"{text}: a path by reference is not known here.");

        var shared = ReadQueryParameters(text, path).ToList();
        var operations = Methods
            .Where(method => path.TryGetProperty(method, out _))
            .ToDictionary(
                method => method,
                method =>
                {
                    var operation = path.GetProperty(method);
                    foreach (var (_, content) in MembersOf(Follow(operation, "requestBody"), "content"))
                    {
                        if (content.TryGetProperty("schema", out var schema))
                            _schemas.For(schema);
                    }

                    return new Operation(
                        operation.TryGetProperty("operationId", out var name) ? name.GetString() ?? "" : "",
                        shared.Concat(ReadQueryParameters(text, operation)).ToHashSet(StringComparer.Ordinal),
                        MembersOf(operation, "responses")
                            .ToDictionary(
                                answer => answer.Name,
                                answer => ReadAnswer(Follow(answer.Value)),
                                StringComparer.OrdinalIgnoreCase
                            )
                    );
                }
            );
        return new PathTemplate(text, operations, HoldsSlashes(path));
    }

    // A parameter whose example holds a slash takes slashes as they are, which the document itself has no word for.
    private bool HoldsSlashes(JsonElement path) =>
        Methods
            .Where(method => path.TryGetProperty(method, out _))
            .SelectMany(method => MembersOf(path, method).Where(m => m.Name == "parameters"))
            .SelectMany(m => m.Value.EnumerateArray().Select(Follow))
            .Any(p =>
                p.GetProperty("in").GetString() == "path"
                && p.TryGetProperty("example", out var example)
                && example.ToString().Contains('/', StringComparison.Ordinal)
            );

    private IEnumerable<string> ReadQueryParameters(string path, JsonElement owner)
    {
        if (!owner.TryGetProperty("parameters", out var parameters))
            yield break;

        foreach (var parameter in parameters.EnumerateArray().Select(Follow))
        {
            var name = parameter.GetProperty("name").GetString()!;
            if (!parameter.TryGetProperty("schema", out var schema))
                throw new UnsupportedSchemaException($"{path}: the parameter '{name}' has no schema.");
            _schemas.For(schema);
            if (parameter.GetProperty("in").GetString() != "query")
                continue;
            if (parameter.TryGetProperty("style", out var style) && style.GetString() != "form")
                throw new UnsupportedSchemaException(
                    $"{path}: the query parameter '{name}' has the style {style}; each parameter is named literally, in the style form."
                );
            yield return name;
        }
    }

    private Answer ReadAnswer(JsonElement answer)
    {
        var headers = new Dictionary<string, AnswerHeader>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in MembersOf(answer, "headers"))
        {
            var header = Follow(value);
            if (!header.TryGetProperty("schema", out var schema))
                throw new UnsupportedSchemaException($"The header {name} has no schema.");
            var type = Follow(schema).TryGetProperty("type", out var declared) ? declared.ToString() : "string";
            headers[name] = new AnswerHeader(
                header.TryGetProperty("required", out var required) && required.GetBoolean(),
                type,
                _schemas.For(schema)
            );
        }

        var content = new Dictionary<string, ContractSchema?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in MembersOf(answer, "content"))
        {
            var mediaType = name.Split(';')[0].Trim();
            var hasSchema = value.TryGetProperty("schema", out var schema);
            if (!hasSchema && IsJson(mediaType))
                throw new UnsupportedSchemaException($"An answer in {name} has no schema to judge it by.");
            content[mediaType] = hasSchema ? _schemas.For(schema) : null;
        }

        return new Answer(headers, content);
    }

    private JsonElement Follow(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? Follow(value) : default;

    private JsonElement Follow(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("$ref", out var reference)
            ? Follow(_schemas.Resolve(reference.GetString()!))
            : value;

    private static IEnumerable<(string Name, JsonElement Value)> MembersOf(JsonElement value, params ReadOnlySpan<string> path)
    {
        foreach (var step in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(step, out value))
                return [];
        }

        return value.EnumerateObject().Select(member => (member.Name, member.Value));
    }

    private static IEnumerable<(string Name, string Value)> HeadersOf(HttpResponseMessage response) =>
        response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).Select(header => (header.Key, header.Value.ToString()));

    /// <summary>A header is text; where its schema speaks of numbers or booleans it is read as one.</summary>
    private static JsonElement HeaderValue(string text, string type)
    {
        return type is "integer" or "number" or "boolean" && TryParse(text, out var value)
            ? value
            : JsonSerializer.SerializeToElement(text);

        static bool TryParse(string text, out JsonElement value)
        {
            try
            {
                value = JsonElement.Parse(text);
                return true;
            }
            catch (JsonException)
            {
                value = default;
                return false;
            }
        }
    }

    private static string? FindContent(Dictionary<string, ContractSchema?> content, string mediaType) =>
        ((string[])[mediaType, $"{mediaType.Split('/')[0]}/*", "*/*"]).FirstOrDefault(content.ContainsKey);

    private static bool IsJson(string mediaType) =>
        IsSame(mediaType, "application/json") || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase);

    private static bool IsText(string mediaType) =>
        mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        || IsSame(mediaType, "application/xml")
        || mediaType.EndsWith("+xml", StringComparison.OrdinalIgnoreCase);

    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private sealed record AnswerHeader(bool IsRequired, string Type, ContractSchema Schema);

    private sealed record Answer(Dictionary<string, AnswerHeader> Headers, Dictionary<string, ContractSchema?> Content);

    private sealed record Operation(string Name, HashSet<string> QueryParameters, Dictionary<string, Answer> Answers)
    {
        public Answer? FindAnswer(int status) =>
            Answers.GetValueOrDefault($"{status}")
            ?? Answers.GetValueOrDefault($"{status / 100}XX")
            ?? Answers.GetValueOrDefault("default");
    }

    private sealed partial class PathTemplate
    {
        private readonly Regex _pattern;
        private readonly string _rank;

        public PathTemplate(string text, Dictionary<string, Operation> operations, bool holdsSlashes)
        {
            Text = text;
            Operations = operations;
            var pieces = Placeholder.Split(text);
            _pattern = new Regex(
                $"^{string.Join(holdsSlashes ? ".+" : "[^/]+", pieces.Select(Regex.Escape))}\\z",
                RegexOptions.CultureInvariant
            );
            _rank = string.Concat(text.Split('/').Select(Rank));
        }

        /// <summary>
        /// Segment by segment, a literal comes before a mixture and that before a mere placeholder; the longer literal text first.
        /// </summary>
        public static Comparer<PathTemplate> LiteralFirst { get; } =
            Comparer<PathTemplate>.Create(
                (one, other) =>
                {
                    var byRank = string.CompareOrdinal(one._rank, other._rank);
                    if (byRank != 0)
                        return byRank;
                    var byLiteral = Placeholder.Replace(other.Text, "").Length.CompareTo(Placeholder.Replace(one.Text, "").Length);
                    return byLiteral != 0 ? byLiteral : string.CompareOrdinal(one.Text, other.Text);
                }
            );

        public string Text { get; }

        public Dictionary<string, Operation> Operations { get; }

        public bool Matches(string path) => _pattern.IsMatch(path);

        private static char Rank(string segment)
        {
            var placeholders = Placeholder.Matches(segment);
            if (placeholders.Count == 0)
                return '0';
            return placeholders[0].Length == segment.Length ? '2' : '1';
        }

        [GeneratedRegex(@"\{[^{}/]+\}")]
        private static partial Regex Placeholder { get; }
    }
}
