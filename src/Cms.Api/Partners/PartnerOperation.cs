using Cms.Api.Access;
using Cms.Api.Delivery;
using Cms.Api.Delivery.Feeds;
using Cms.Api.Http;
using Cms.Api.Http.OpenApi;
using Microsoft.OpenApi;

namespace Cms.Api.Partners;

/// <summary>What the contract says of an operation of the partners' door besides its words.</summary>
/// <param name="Scope">The scope a caller needs.</param>
/// <param name="Types">What it answers with, as media types.</param>
/// <param name="IsLive">Whether it can tell of what comes as a stream of events too.</param>
internal sealed record PartnerOperation(string Scope, IReadOnlyList<string> Types, bool IsLive) : INeedsScope, IDescribesOperation
{
    /// <inheritdoc />
    public void Describe(DescribedOperation operation)
    {
        operation.Parameters.Narrow("format", FeedFormats.All.Select(f => f.Name));
        operation.Parameters.AddQuery();
        operation.Parameters.AddReadPosition();
        if (IsLive)
            EventDescription.AddTo(operation.Parameters);
        var (path, responses) = (operation.Path, operation.Responses);
        string[] headers = ["ETag", "Content-Sequence", "Cache-Control", "Vary", "Link"];
        responses.ErrorHeaders = ["Cache-Control", "Vary"];
        var content = Types.ToDictionary(
            type => type,
            IOpenApiMediaType (type) => type == Accepting.JsonType ? operation.Json() : WrittenFormats.Of(operation.Name, type)
        );
        if (IsLive)
            content[ServerSentEvents.MediaType] = EventDescription.Of(operation);
        responses.Add("200", "It is here, as this partner may have it.", content, headers);
        responses.Add("304", "What the caller has is current.", headers);
        responses.RefuseParameter();
        responses.RefuseNoKey();
        responses.Refuse("partner-suspended", "The key lacks the scope that detail names, or the partner is suspended.");
        if (operation.MayLeadNowhere)
            responses.Refuse("not-found", "There is no such thing, or this partner is not entitled to it.");
        responses.Refuse("not-acceptable", "The Accept header leaves out what this address answers with.");
        if (path.StartsWith("/v1/partner/articles/{id}", StringComparison.Ordinal) && !path.Contains("/media/", StringComparison.Ordinal))
            DescribeTakenDown(operation);
        if (path is "/v1/partner/changes" or "/v1/partner/snapshot" or "/v1/partner/withdrawals")
            responses.RefuseOldCursor();
        responses.Refuse("quota-exhausted", "The day's requests are used up, or too many of this caller are worked on or wait at once.");
        responses.Fail("Busy, or behind; send it again after Retry-After seconds.");
    }

    private static void DescribeTakenDown(DescribedOperation operation)
    {
        operation.Responses.Refuse(
            "gone",
            "This partner had it and it was taken down; notice and replacement say more where it was withdrawn.",
            typeof(GoneResponse),
            GoneResponse.Example,
            "Content-Sequence",
            "Cache-Control",
            "Vary"
        );
        // Whoever asks for ninjs is told in ninjs: pubStatus canceled, and no words.
        if (!operation.Path.Contains("/ninjs/", StringComparison.Ordinal))
            return;
        var canceled = operation.Json();
        canceled.Example = Examples.Of(operation.Name + ".gone");
        ((OpenApiResponse)operation.Responses.All["410"]).Content = new Dictionary<string, IOpenApiMediaType>
        {
            [Accepting.JsonType] = canceled,
        };
    }
}
