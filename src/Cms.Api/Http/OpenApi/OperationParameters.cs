using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Api.Http.Queries;
using FastEndpoints;
using Microsoft.OpenApi;

namespace Cms.Api.Http.OpenApi;

/// <summary>What an operation takes besides a body, with the limits that its validator sets.</summary>
internal sealed class OperationParameters
{
    private readonly EndpointDefinition _endpoint;

    public OperationParameters(EndpointDefinition endpoint, string path)
    {
        _endpoint = endpoint;
        foreach (var member in endpoint.ReqDtoType.GetProperties())
        {
            var name = QueryGrammar.NameOf(member);
            if (path.Contains($"{{{name}}}", StringComparison.Ordinal))
                All.Add(
                    new OpenApiParameter
                    {
                        Name = name,
                        In = ParameterLocation.Path,
                        Required = true,
                        Description = XmlComments.Summary(member),
                        Schema =
                            QueryGrammars.WordsOf(endpoint, member) is { Count: > 0 } words ? OneOf(words)
                            : member.PropertyType == typeof(Guid) ? new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" }
                            : Text(200),
                        Example = JsonValue.Create(Example(path, name)),
                    }
                );
        }
    }

    /// <summary>All of them.</summary>
    public List<IOpenApiParameter> All { get; } = [];

    /// <summary>Says that a part of the path, where it has that part, is one of some words; of any other it leads nowhere.</summary>
    public void Narrow(string part, IEnumerable<string> words)
    {
        if (All.OfType<OpenApiParameter>().FirstOrDefault(p => p.In == ParameterLocation.Path && p.Name == part) is { } parameter)
            parameter.Schema = OneOf(words);
    }

    /// <summary>Adds a header.</summary>
    public void AddHeader(string name, bool isRequired, int most, string words) =>
        All.Add(
            new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Required = isRequired,
                Description = words,
                Schema = Text(most),
            }
        );

    /// <summary>Adds what the query may have.</summary>
    public void AddQuery() =>
        All.AddRange(
            QueryGrammars
                .Of(_endpoint)
                .Parameters.Select(parameter => new OpenApiParameter
                {
                    Name = parameter.Name,
                    In = ParameterLocation.Query,
                    Style = parameter.Shape.IsList ? ParameterStyle.Form : null,
                    Explode = !parameter.Shape.IsList,
                    Description = XmlComments.Summary(parameter.Member),
                    Schema = Schema(parameter.Shape),
                })
        );

    /// <summary>Adds <c>atLeast</c>.</summary>
    public void AddReadPosition() =>
        All.Add(
            new OpenApiParameter
            {
                Name = ReadPosition.Parameter,
                In = ParameterLocation.Query,
                Description =
                    "Answers no older than this number of the change log (a Content-Sequence); a node that is behind answers 503 `behind`. "
                    + "The answer is not stored by caches.",
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Integer,
                    Format = "int64",
                    Minimum = "0",
                },
            }
        );

    private static string Example(string path, string name) =>
        name switch
        {
            "code" => "not-found",
            "format" => "rss",
            "name" => "articles-1",
            "secretId" => "k7Qm2xY9Lw4P",
            "collection" => "topics",
            "messageId" => "msg_019aab547c007b3c9c6e2f8f0a1d4e55",
            "token" => "prv_hNf8s2QvB6yXrT4mZ0aJcU3eW9pLdG1kS5oE7iVb",
            _ when path.StartsWith("/v1/admin", StringComparison.Ordinal) || path.StartsWith("/v1/partner", StringComparison.Ordinal) =>
                "019aab54-7c00-7b3c-9c6e-2f8f0a1d4e55",
            "key" => "0c9e1f4b7a2d8e6f3c5b9a10",
            "file" => path.Contains("{key}", StringComparison.Ordinal) ? "1200x675.webp" : "0c9e1f….png",
            _ when path.StartsWith("/v1/illustrations", StringComparison.Ordinal) || path.Contains("/media/", StringComparison.Ordinal) =>
                "019aab54-7c00-7b3c-9c6e-2f8f0a1d4e55",
            _ when path.Contains("/pages", StringComparison.Ordinal) => "about/team",
            _ when path.Contains("/authors", StringComparison.Ordinal) => "ines-okafor",
            _ when path.Contains("/topics", StringComparison.Ordinal) => "housing",
            _ when path.Contains("/sources", StringComparison.Ordinal) => "the-tidewater-review",
            _ when path.Contains("/series", StringComparison.Ordinal) => "the-long-repair",
            _ => "the-library-that-lends-ladders",
        };

    private static OpenApiSchema Schema(ParameterShape shape)
    {
        var one = new OpenApiSchema
        {
            Type = shape.Type switch
            {
                "integer" => JsonSchemaType.Integer,
                "boolean" => JsonSchemaType.Boolean,
                _ => JsonSchemaType.String,
            },
            Format = shape.Format,
            Minimum = shape.Least?.ToString(CultureInfo.InvariantCulture),
            Maximum = shape.Most?.ToString(CultureInfo.InvariantCulture),
            Default = shape.Otherwise is { } number ? JsonValue.Create(number) : null,
            Enum = shape.Words.Count == 0 ? null : Nodes(shape.Words),
            MaxLength = shape.IsList || shape.Type != "string" ? null : shape.MaxLength,
        };
        return !shape.IsList
            ? one
            : new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = one,
                MinItems = 1,
                MaxItems = shape.MaxLength,
            };
    }

    private static OpenApiSchema OneOf(IEnumerable<string> words) => new() { Type = JsonSchemaType.String, Enum = Nodes(words) };

    private static OpenApiSchema Text(int most) =>
        new()
        {
            Type = JsonSchemaType.String,
            MinLength = 1,
            MaxLength = most,
        };

    private static List<JsonNode> Nodes(IEnumerable<string> words) => [.. words.Select(w => (JsonNode)JsonValue.Create(w))];
}
