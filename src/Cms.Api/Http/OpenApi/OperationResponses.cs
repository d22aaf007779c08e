using System.Text.Json.Nodes;
using Cms.Api.Http.Problems;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.Http.OpenApi;

/// <summary>What an operation answers: every status with its words, headers and schema.</summary>
internal sealed class OperationResponses(OperationFilterContext context)
{
    /// <summary>All of them, in the order in which they were said.</summary>
    public OpenApiResponses All { get; } = [];

    /// <summary>The headers of error answers that name no others.</summary>
    public IReadOnlyList<string> ErrorHeaders { get; set; } = ["Cache-Control"];

    /// <summary>An answer without a body.</summary>
    public void Add(string status, string words, params IReadOnlyList<string> headers) =>
        All[status] = new OpenApiResponse { Description = words, Headers = Headers(headers) };

    /// <summary>An answer with a body.</summary>
    public void Add(string status, string words, Dictionary<string, IOpenApiMediaType> content, params IReadOnlyList<string> headers) =>
        All[status] = new OpenApiResponse
        {
            Description = words,
            Headers = Headers(headers),
            Content = content,
        };

    /// <summary>JSON in the shape of a type.</summary>
    public OpenApiMediaType Json(Type type, string example) =>
        new() { Schema = context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository), Example = Examples.Of(example) };

    /// <summary>An error answer. What is to be sent again says when.</summary>
    public void Refuse(string code, string words, params IReadOnlyList<string> headers) =>
        Refuse(code, words, typeof(ProblemResponse), [], headers);

    /// <summary>An error answer that says more than others.</summary>
    /// <param name="code">Its code, and with it its status.</param>
    /// <param name="words">When it is given.</param>
    /// <param name="type">Its record.</param>
    /// <param name="more">An example of what it says more.</param>
    /// <param name="headers">Its headers, if they are not those of the others.</param>
    public void Refuse(string code, string words, Type type, JsonObject more, params IReadOnlyList<string> headers)
    {
        var status = ProblemKinds.All[code].Status;
        var own = headers.Count > 0 ? headers : ErrorHeaders;
        var content = new OpenApiMediaType
        {
            Schema = context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository),
            Example = Examples.Problem(code, more),
        };
        Add(
            $"{status}",
            words,
            new Dictionary<string, IOpenApiMediaType> { [ProblemAnswers.ContentType] = content },
            status is 429 or 503 ? ["Retry-After", .. own] : own
        );
    }

    /// <summary>A wrong key where none is needed.</summary>
    public void RefuseWrongKey() =>
        Refuse("key-invalid", "The Authorization header carries no key that is in force; leave it out to read what is public.");

    /// <summary>No key where one is needed.</summary>
    public void RefuseNoKey() => Refuse("key-required", "No key, or none that is in force.");

    /// <summary>A parameter that is not one.</summary>
    public void RefuseParameter(params IReadOnlyList<string> headers) =>
        Refuse("unknown-parameter", "A parameter is unknown, doubled or has a value it cannot have.", headers);

    /// <summary>A caller who does not take JSON.</summary>
    public void RefuseOtherTypes(params IReadOnlyList<string> headers) =>
        Refuse("not-acceptable", "The answer is JSON, which the Accept header does not take.", headers);

    /// <summary>A cursor that the change log does not reach back to.</summary>
    public void RefuseOldCursor() =>
        Refuse("cursor-expired", "The log does not reach back to the cursor, or it belongs to another history: take the snapshot.");

    /// <summary>A caller who asks too much.</summary>
    public void RefuseTooMany() =>
        Refuse(
            "rate-limited",
            "Too many requests of this caller at once, too many wrong keys from this address, or more requests than the operator allows."
        );

    /// <summary>What may befall every operation: a fault of the server's own, and that it is busy.</summary>
    /// <param name="busy">What it may be busy with.</param>
    public void Fail(string busy)
    {
        Refuse("internal-error", "Something went wrong here; requestId finds it in the log.");
        Refuse("busy", busy);
    }

    /// <summary>Whatever a partner is answered says what is left of its quota, once it is known whose it is.</summary>
    public void TellQuota()
    {
        foreach (var response in All.Where(r => r.Key != "401").Select(r => r.Value).OfType<OpenApiResponse>())
            response.Headers = (response.Headers ?? new Dictionary<string, IOpenApiHeader>())
                .Concat(Headers(["RateLimit", "RateLimit-Policy"]))
                .ToDictionary();
    }

    private static Dictionary<string, IOpenApiHeader> Headers(IReadOnlyList<string> names) =>
        names.ToDictionary(
            n => n,
            IOpenApiHeader (n) =>
                new OpenApiHeader
                {
                    Description = HeaderWords[n],
                    Schema = new OpenApiSchema
                    {
                        Type = n is "Content-Sequence" or "Retry-After" ? JsonSchemaType.Integer : JsonSchemaType.String,
                        Format = n is "Content-Sequence" ? "int64" : null,
                    },
                }
        );

    private static readonly Dictionary<string, string> HeaderWords = new()
    {
        ["ETag"] = "Hash of the answer, with a suffix for its encoding; If-None-Match takes any of them.",
        ["Last-Modified"] = "When what the answer shows last changed, where known as a whole.",
        ["Content-Sequence"] = "How far this node had read the change log.",
        ["Cache-Control"] = "How long caches may keep the answer.",
        ["Vary"] =
            "At the public doors Accept-Encoding; at the desk Origin; for partners Authorization; besides these Accept where it chooses "
            + "between types.",
        ["Surrogate-Key"] = "Tags to purge the answer by, parted by spaces, if the operator chose this header.",
        ["Cache-Tag"] = "Tags to purge the answer by, parted by commas, if the operator chose this header.",
        ["Link"] = "This page and the next (RFC 8288).",
        ["Location"] = "Where it stands now.",
        ["Retry-After"] = "Seconds to wait.",
        ["RateLimit"] =
            "Where the partner has a daily quota: how many requests are left of the UTC day, and the seconds to its end "
            + "(draft-ietf-httpapi-ratelimit-headers).",
        ["RateLimit-Policy"] = "Where the partner has a daily quota: how many requests a UTC day takes.",
        ["X-Robots-Tag"] = "noindex: search engines do not list it.",
        ["Referrer-Policy"] = "no-referrer: links lead away without its address.",
    };
}
