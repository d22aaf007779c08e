using Cms.Api.Delivery.Feeds;
using Cms.Api.Delivery.Problems;
using Cms.Api.Delivery.Root;
using Cms.Api.Http;
using Cms.Api.Http.OpenApi;
using Microsoft.OpenApi;

namespace Cms.Api.Delivery;

/// <summary>What the contract says of an operation of the public door besides its words.</summary>
/// <param name="Types">The media types it answers in; none where that is JSON in the shape of its response.</param>
/// <param name="NegotiatedAs">The type that <c>Accept</c> has to take; null where it has no say.</param>
/// <param name="IsLive">Whether it can tell of what comes as a stream of events too.</param>
internal sealed record DeliveryOperation(IReadOnlyList<string> Types, string? NegotiatedAs, bool IsLive) : IDescribesOperation
{
    // What every answer says of which change it knows and how to purge it.
    private static readonly string[] Kept = ["Content-Sequence", "Cache-Control", "Vary", "Surrogate-Key", "Cache-Tag"];

    /// <inheritdoc />
    public void Describe(DescribedOperation operation)
    {
        operation.Parameters.Narrow("format", FeedFormats.All.Select(f => f.Name));
        operation.Parameters.AddQuery();
        operation.Parameters.AddReadPosition();
        if (IsLive)
            EventDescription.AddTo(operation.Parameters);
        var (path, responses) = (operation.Path, operation.Responses);
        var hasId = path.Contains("{id}", StringComparison.Ordinal);
        string[] headers = ["ETag", "Last-Modified", .. Kept, "Link"];
        responses.Add("200", "It is here.", ContentOf(operation), headers);
        if (hasId && !path.Contains("illustrations", StringComparison.Ordinal))
            responses.Add("301", "It moved; Location has its present address, with the query as sent.", ["Location", .. Kept]);
        responses.Add("304", "What the caller has is current.", headers);
        if (NegotiatedAs is null)
            responses.Refuse("invalid-parameter", "A parameter is doubled or has a value it cannot have.");
        else
            responses.RefuseParameter();
        responses.RefuseWrongKey();
        if (operation.MayLeadNowhere || path == "/oembed")
            responses.Refuse("not-found", "Nothing public has this address.", Kept);
        if (NegotiatedAs is not null)
            responses.RefuseOtherTypes();
        if (path == "/oembed")
            responses.Refuse("format-unknown", "Neither json nor xml is asked for.");
        if (hasId)
            responses.Refuse(
                "gone",
                "It was public and is not any more; notice and replacement say more where it was withdrawn.",
                typeof(GoneResponse),
                GoneResponse.Example,
                Kept
            );
        else if (path is "/v1/changes" or "/v1/snapshot")
            responses.RefuseOldCursor();
        responses.RefuseTooMany();
        responses.Fail("Busy, behind, or too costly a question; send it again after Retry-After seconds.");
    }

    private Dictionary<string, IOpenApiMediaType> ContentOf(DescribedOperation operation)
    {
        if (Types.Count > 0)
            return Types.ToDictionary(type => type, IOpenApiMediaType (type) => WrittenFormats.Of(operation.Name, type));
        var content = new Dictionary<string, IOpenApiMediaType> { [Accepting.JsonType] = operation.Json() };
        if (IsLive)
            content[ServerSentEvents.MediaType] = EventDescription.Of(operation);
        if (operation.Type == typeof(GetProblem) || operation.Type == typeof(GetRoot))
            content["text/html"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The same as a page." },
            };
        return content;
    }
}
