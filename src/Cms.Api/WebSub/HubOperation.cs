using System.Text.Json.Nodes;
using Cms.Api.Http.OpenApi;
using Cms.Model.WebSub;
using Microsoft.OpenApi;

namespace Cms.Api.WebSub;

/// <summary>
/// What the contract says of the hub besides its words; the names of what it takes are those of the Recommendation (WebSub 5.1).
/// </summary>
internal sealed record HubOperation : IDescribesOperation
{
    /// <inheritdoc />
    public void Describe(DescribedOperation operation)
    {
        var responses = operation.Responses;
        operation.Body = Form();
        responses.Add("202", "It is understood; the callback is asked next.", "Cache-Control");
        responses.Refuse("invalid-parameter", "A member is missing or wrong; the error names it.");
        responses.RefuseWrongKey();
        responses.Refuse("body-too-slow", "The form came too slowly.");
        responses.Refuse("body-too-large", "The form has more than 16 kB.");
        responses.Refuse("unsupported-media-type", "It is not a form.");
        responses.Refuse(
            "rate-limited",
            "Too many callbacks that this caller named, or at this host, have not said yes within the hour; or too many requests at once."
        );
        responses.Fail("Busy, or the hub has as many subscriptions as it takes; send it again after Retry-After seconds.");
    }

    private static OpenApiRequestBody Form() =>
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
