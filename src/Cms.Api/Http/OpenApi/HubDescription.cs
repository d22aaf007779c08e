using System.Text.Json.Nodes;
using Cms.Model.WebSub;
using Microsoft.OpenApi;

namespace Cms.Api.Http.OpenApi;

/// <summary>What the hub takes, as the contract says it; the names are those of the Recommendation (WebSub 5.1).</summary>
internal static class HubDescription
{
    /// <summary>The form.</summary>
    public static OpenApiRequestBody Body() =>
        new()
        {
            Required = true,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/x-www-form-urlencoded"] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Required = new HashSet<string> { "hub.mode", "hub.topic", "hub.callback" },
                        Properties = new Dictionary<string, IOpenApiSchema>
                        {
                            ["hub.mode"] = new OpenApiSchema
                            {
                                Type = JsonSchemaType.String,
                                Enum = ["subscribe", "unsubscribe"],
                                Description = "What is wanted.",
                            },
                            ["hub.topic"] = Text(FeedSubscription.MaxTopicLength, "The feed's address, just as its link `self` has it."),
                            ["hub.callback"] = Text(
                                FeedSubscription.MaxCallbackLength,
                                "Where the feed is sent, by POST; its query stays as it is."
                            ),
                            ["hub.secret"] = Text(
                                FeedSubscription.MaxSecretBytes,
                                "What the feed is signed with, in `X-Hub-Signature: sha256=…`; less than 200 bytes."
                            ),
                            ["hub.lease_seconds"] = new OpenApiSchema
                            {
                                Type = JsonSchemaType.Integer,
                                Format = "int64",
                                Minimum = "1",
                                Description =
                                    "For how long; what is granted, between an hour and thirty days, is in the question to the callback. "
                                    + "Ten days if left out.",
                            },
                        },
                    },
                    Example = new JsonObject
                    {
                        ["hub.mode"] = "subscribe",
                        ["hub.topic"] = "http://localhost:5000/feeds/articles.atom",
                        ["hub.callback"] = "https://reader.example/websub/17",
                        ["hub.lease_seconds"] = 864_000,
                    },
                },
            },
        };

    private static OpenApiSchema Text(int most, string words) =>
        new()
        {
            Type = JsonSchemaType.String,
            MinLength = 1,
            MaxLength = most,
            Description = words,
        };
}
