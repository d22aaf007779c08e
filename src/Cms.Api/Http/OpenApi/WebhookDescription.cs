using System.Text.Json.Nodes;
using Cms.Api.Webhooks;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.Http.OpenApi;

/// <summary>What this program sends to webhooks, as the contract says it: the one request that goes the other way.</summary>
internal static class WebhookDescription
{
    /// <summary>Its name in the contract, and of its example in <c>openapi/examples</c>.</summary>
    public const string Name = "changes";

    /// <summary>The request and what its receiver answers.</summary>
    public static OpenApiPathItem Of(OpenApiDocument document, DocumentFilterContext context) => new()
    {
        Operations = new Dictionary<HttpMethod, OpenApiOperation>
        {
            [HttpMethod.Post] = new()
            {
                OperationId = "receiveChanges",
                Summary = "Receive changes",
                Description = "Sent to every webhook that the desk set up (`/v1/admin/webhooks`), signed as Standard Webhooks has it. Check the signature over the raw bytes, and that the timestamp is not old, before reading; "
                    + "answer 2xx within 15 seconds and do the work afterwards. Anything else is tried again, ten times over three days: at once, then after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, later if `Retry-After` asks for it (at most 24 h). "
                    + "A message may come twice, under the same `webhook-id`, and after one that is newer: apply changes in the order of their numbers.",
                Tags = new HashSet<OpenApiTagReference> { new("Admin", document) },
                Security = [],
                Parameters =
                [
                    Header("webhook-id", new OpenApiSchema { Type = JsonSchemaType.String }, "The message's id, the same however often it is sent.", "msg_019aab547c007b3c9c6e2f8f0a1d4e55"),
                    Header("webhook-timestamp", new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" }, "When this try was made: seconds since 1970, UTC.", 1_795_000_000),
                    Header("webhook-signature", new OpenApiSchema { Type = JsonSchemaType.String },
                        "`v1,` and the base64 HMAC-SHA256 of `{webhook-id}.{webhook-timestamp}.{body}` with the bytes of the secret; while a secret is changed for another, one for each, parted by a space.", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
                ],
                RequestBody = new OpenApiRequestBody
                {
                    Required = true,
                    Content = new Dictionary<string, IOpenApiMediaType>
                    {
                        ["application/json"] = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(typeof(WebhookBody), context.SchemaRepository), Example = Examples.Of("webhook." + Name) },
                    },
                },
                Responses = new OpenApiResponses
                {
                    ["2XX"] = new OpenApiResponse { Description = "It arrived." },
                    ["410"] = new OpenApiResponse { Description = "No more, please: the webhook is disabled." },
                    ["default"] = new OpenApiResponse { Description = "It did not arrive, and is tried again; a redirect is not followed." },
                },
            },
        },
    };

    private static OpenApiParameter Header(string name, OpenApiSchema schema, string words, JsonNode example) =>
        new() { Name = name, In = ParameterLocation.Header, Required = true, Description = words, Schema = schema, Example = example };
}
