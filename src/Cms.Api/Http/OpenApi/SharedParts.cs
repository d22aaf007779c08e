using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Cms.Api.Http.OpenApi;

/// <summary>
/// Says once, under the contract's components, what many operations say alike: their errors, headers and parameters. Said at
/// every place they were nine tenths of the document.
/// </summary>
internal sealed class SharedParts(OpenApiDocument document)
{
    private readonly Dictionary<string, string> _names = [];

    /// <summary>Moves what operations have in common, and leaves references in its place.</summary>
    public static void Share(OpenApiDocument document)
    {
        var parts = new SharedParts(document);
        var components = document.Components!;
        components.Responses = new Dictionary<string, IOpenApiResponse>();
        components.Headers = new Dictionary<string, IOpenApiHeader>();
        components.Parameters = new Dictionary<string, IOpenApiParameter>();
        var operations = document.Paths.Values.SelectMany(p => p.Operations!.Values).ToList();
        parts.NameEnumerations(operations);
        parts.ShareParameters(operations);
        parts.ShareHeaders(operations);
        parts.ShareResponses(operations);
        components.Schemas = components.Schemas!.OrderBy(s => s.Key, StringComparer.Ordinal).ToDictionary();
        components.Responses = components.Responses.OrderBy(r => r.Key, StringComparer.Ordinal).ToDictionary();
        components.Headers = components.Headers.OrderBy(r => r.Key, StringComparer.Ordinal).ToDictionary();
        components.Parameters = components.Parameters.OrderBy(r => r.Key, StringComparer.Ordinal).ToDictionary();
    }

    // Words that a parameter takes are a type of their own, which generated clients would else have to make a name for.
    private void NameEnumerations(IReadOnlyList<OpenApiOperation> operations)
    {
        var answered = document
            .Components!.Schemas!.Select(s => (Name: s.Key, Words: WordsOf(s.Value)))
            .Where(s => s.Words.Length > 0)
            .ToLookup(s => s.Words, s => s.Name);
        foreach (var operation in operations)
        {
            foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(p => p.Schema is OpenApiSchema))
            {
                var schema = (OpenApiSchema)parameter.Schema!;
                if (schema.Items is OpenApiSchema { Enum.Count: > 0 } items)
                    schema.Items = Named(items, operation, parameter.Name!, answered);
                else if (schema.Enum is { Count: > 0 })
                    parameter.Schema = Named(schema, operation, parameter.Name!, answered);
            }
        }
    }

    private OpenApiSchemaReference Named(
        OpenApiSchema words,
        OpenApiOperation operation,
        string parameter,
        ILookup<string, string> answered
    )
    {
        // What is asked for by the words that answers have is the same thing.
        var name = answered[WordsOf(words)].FirstOrDefault()
            // Each list has an order of its own, though some are sorted alike today.
            ?? (parameter == "sort" ? (IsSearch(operation) ? "Search" : SubjectOf(operation)) + "Sort" : null)
            ?? NameOf(
                "schema",
                Text(words),
                [
                    ManyTake.GetValueOrDefault(parameter) ?? SubjectOf(operation) + Words(parameter),
                    Words(operation.OperationId!) + Words(parameter),
                ]
            );
        document.Components!.Schemas!.TryAdd(name, words);
        return new OpenApiSchemaReference(name, document);
    }

    private static bool IsSearch(OpenApiOperation operation) => operation.OperationId!.StartsWith("search", StringComparison.Ordinal);

    // Parameters whose words are of no one thing.
    private static readonly Dictionary<string, string> ManyTake = new()
    {
        ["formats"] = "BodyFormat",
        ["format"] = "FeedFormat",
        ["collection"] = "FeedCollection",
        ["facets"] = "SearchFacet",
    };

    private static string WordsOf(IOpenApiSchema schema) =>
        string.Join(',', (schema.Enum ?? []).Select(word => word.ToString()).Order(StringComparer.Ordinal));

    private void ShareParameters(IReadOnlyList<OpenApiOperation> operations)
    {
        // Those of a path differ in their examples, and are few.
        var repeated = Repeated(operations.SelectMany(o => o.Parameters ?? []).Where(p => p.In != ParameterLocation.Path));
        foreach (var operation in operations)
        {
            for (var i = 0; i < (operation.Parameters?.Count ?? 0); i++)
            {
                var (parameter, text) = (operation.Parameters![i], Text(operation.Parameters[i]));
                if (!repeated.Contains(text))
                    continue;
                var name = NameOf(
                    "parameter",
                    text,
                    [
                        Words(parameter.Name!),
                        Words(parameter.Name!) + "In" + Words(TagOf(operation)),
                        Words(operation.OperationId!) + Words(parameter.Name!),
                    ]
                );
                document.Components!.Parameters!.TryAdd(name, parameter);
                operation.Parameters![i] = new OpenApiParameterReference(name, document);
            }
        }
    }

    // Each says one thing wherever it stands, so that its own name will do.
    private void ShareHeaders(IReadOnlyList<OpenApiOperation> operations)
    {
        foreach (
            var response in operations.SelectMany(o => o.Responses!.Values).OfType<OpenApiResponse>().Where(r => r.Headers is not null)
        )
        {
            foreach (var (name, header) in response.Headers!.ToList())
            {
                var shared = NameOf("header", Text(header), [Words(name)]);
                document.Components!.Headers!.TryAdd(shared, header);
                response.Headers![name] = new OpenApiHeaderReference(shared, document);
            }
        }
    }

    private void ShareResponses(IReadOnlyList<OpenApiOperation> operations)
    {
        var repeated = Repeated(operations.SelectMany(o => o.Responses!.Values));
        foreach (var operation in operations)
        {
            foreach (var (status, response) in operation.Responses!.ToList())
            {
                var text = Text(response);
                if (!repeated.Contains(text) || (CodeOf(response) ?? BareWords.GetValueOrDefault(status)) is not { } word)
                    continue;
                var name = NameOf(
                    "response",
                    text,
                    [Words(word), DoorOf(operation) + Words(word), Words(operation.OperationId!) + Words(word)]
                );
                document.Components!.Responses!.TryAdd(name, response);
                operation.Responses![status] = new OpenApiResponseReference(name, document);
            }
        }
    }

    // Answers without a body have no code to be called by.
    private static readonly Dictionary<string, string> BareWords = new()
    {
        ["204"] = "done",
        ["301"] = "moved",
        ["304"] = "not-modified",
    };

    private string NameOf(string kind, string text, IReadOnlyList<string> candidates)
    {
        if (_names.TryGetValue(kind + text, out var known))
            return known;
        var name = candidates.FirstOrDefault(c => !_names.ContainsValue(kind + " " + c)) is { } free
            ? free
            : throw new InvalidOperationException(
                $"Two {kind}s of the contract would both be called {candidates[^1]}: say them alike, or apart."
            );
        _names[kind + text] = name;
        _names[kind + " " + name] = kind + " " + name;
        return name;
    }

    private static HashSet<string> Repeated(IEnumerable<IOpenApiSerializable> parts) =>
        parts.GroupBy(Text).Where(g => g.Skip(1).Any()).Select(g => g.Key).ToHashSet();

    private static string? CodeOf(IOpenApiResponse response) =>
        (string?)(response.Content?.Values.FirstOrDefault()?.Example as JsonObject)?["code"];

    private static string TagOf(OpenApiOperation operation) => operation.Tags!.First().Name!;

    // “Admin: articles” → Admin; the public door needs no word of its own.
    private static string DoorOf(OpenApiOperation operation) => TagOf(operation).Split(':') is [var door, _] ? door : "";

    // listAuthorArticles → AuthorArticle; getHome → Home.
    private static string SubjectOf(OpenApiOperation operation)
    {
        var subject = operation.OperationId!.SkipWhile(char.IsLower).ToArray();
        return subject is [.., 's'] && !subject.AsSpan().EndsWith("Series") ? new string(subject[..^1]) : new string(subject);
    }

    private static string Text(IOpenApiSerializable part)
    {
        using var text = new StringWriter();
        part.SerializeAsV31(new OpenApiJsonWriter(text));
        return text.ToString();
    }

    // publishedAt[gte] → PublishedAtGte; not-found → NotFound.
    private static string Words(string name) =>
        string.Concat(
            name.Split(['-', '[', ']', ' ', ':', '_'], StringSplitOptions.RemoveEmptyEntries)
                .Select(w => char.ToUpperInvariant(w[0]) + w[1..])
        );
}
