using System.Text.Json.Nodes;
using Cms.Api.Http.OpenApi;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.Webhooks;

/// <summary>What this program sends to webhooks, as the contract says it: the requests that go the other way.</summary>
internal static class WebhookDescription
{
    /// <summary>The requests by their names, which are those of their examples in <c>openapi/examples</c> too.</summary>
    public static Dictionary<string, IOpenApiPathItem> All(OpenApiDocument document, DocumentFilterContext context) =>
        new()
        {
            ["changes"] = Of(
                "changes",
                "receiveChanges",
                "Admin",
                typeof(WebhookBody),
                "Sent to every webhook that the desk set up (`/v1/admin/webhooks`)",
                document,
                context
            ),
            ["partnerChanges"] = Of(
                "partnerChanges",
                "receivePartnerChanges",
                "Partner",
                typeof(PartnerWebhookBody),
                "Sent to every webhook that a partner set up (`/v1/partner/webhooks`)",
                document,
                context
            ),
        };

    /// <summary>A request and what its receiver answers.</summary>
    private static OpenApiPathItem Of(
        string name,
        string operation,
        string tag,
        Type body,
        string words,
        OpenApiDocument document,
        DocumentFilterContext context
    ) =>
        new()
        {
            Operations = new Dictionary<HttpMethod, OpenApiOperation>
            {
                [HttpMethod.Post] = new()
                {
                    OperationId = operation,
                    Summary = tag == "Admin" ? "Receive changes" : "Receive a partner's changes",
                    Description =
                        words
                        + ", signed as Standard Webhooks has it. "
                        + "Check the signature over the raw bytes, and that the timestamp is not old, before reading; "
                        + "answer 2xx within 15 seconds and do the work afterwards. "
                        + "Anything else is tried again, ten times over three days: at once, then after 5 s, 5 min, 30 min, 2 h, 5 h, "
                        + "10 h, 14 h, 20 h and 24 h, later if `Retry-After` asks for it (at most 24 h). "
                        + "A message may come twice, under the same `webhook-id`, and after one that is newer: "
                        + "apply changes in the order of their numbers.",
                    Tags = new HashSet<OpenApiTagReference> { new(tag + ": webhooks", document) },
                    Security = [],
                    Parameters =
                    [
                        Header(
                            "webhook-id",
                            new OpenApiSchema { Type = JsonSchemaType.String },
                            "The message's id, the same however often it is sent.",
                            "msg_019aab547c007b3c9c6e2f8f0a1d4e55"
                        ),
                        Header(
                            "webhook-timestamp",
                            new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
                            "When this try was made: seconds since 1970, UTC.",
                            1_795_000_000
                        ),
                        Header(
                            "webhook-signature",
                            new OpenApiSchema { Type = JsonSchemaType.String },
                            "`v1,` and the base64 HMAC-SHA256 of `{webhook-id}.{webhook-timestamp}.{body}` with the bytes of the secret; "
                                + "while a secret is changed for another, one for each, parted by a space.",
                            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
                        ),
                    ],
                    RequestBody = new OpenApiRequestBody
                    {
                        Required = true,
                        Content = new Dictionary<string, IOpenApiMediaType>
                        {
                            ["application/json"] = new OpenApiMediaType
                            {
                                Schema = context.SchemaGenerator.GenerateSchema(body, context.SchemaRepository),
                                Example = Examples.Of("webhook." + name),
                            },
                        },
                    },
                    Responses = new OpenApiResponses
                    {
                        ["2XX"] = new OpenApiResponse { Description = "It arrived." },
                        ["410"] = new OpenApiResponse { Description = "No more, please: the webhook is disabled." },
                        ["default"] = new OpenApiResponse
                        {
                            Description = "It did not arrive, and is tried again; a redirect is not followed.",
                        },
                    },
                },
            },
        };

    private static OpenApiParameter Header(string name, OpenApiSchema schema, string words, JsonNode example) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = true,
            Description = words,
            Schema = schema,
            Example = example,
        };
}
