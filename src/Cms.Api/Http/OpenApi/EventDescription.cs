using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Cms.Api.Http.OpenApi;

/// <summary>What the contract says of an answer that can come as a stream of events.</summary>
internal static class EventDescription
{
    /// <summary>The stream, with the first row of the list's example as an event.</summary>
    public static OpenApiMediaType Of(DescribedOperation operation)
    {
        var list = Examples.Of(operation.Name)!;
        var row = list["data"]![0]!.ToJsonString(Json.Options);
        return new()
        {
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description =
                    "Server-sent events, one for each row: data is a member of the list's data, id the cursor after it. An id alone is no "
                    + "event; it says up to where there was nothing to tell.",
            },
            Example = JsonValue.Create($"retry: 2500\n\nid: {list["meta"]!["nextCursor"]}\ndata: {row}\n\n"),
        };
    }

    /// <summary>Says with which header a stream goes on.</summary>
    public static void AddTo(OperationParameters parameters) =>
        parameters.AddHeader(
            ServerSentEvents.LastEventId,
            isRequired: false,
            200,
            "The id of the last event heard: a stream goes on after it."
        );
}
