using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Api.Access;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.OpenApi;
using Cms.Api.Http.Problems;
using Cms.Model.Access;
using Microsoft.OpenApi;

namespace Cms.Api.Http.Doors;

/// <summary>What the contract says besides its words of an operation for callers with a scope.</summary>
/// <param name="Scope">The scope a caller needs.</param>
/// <param name="TakesIfMatch">Whether a change needs the version that the caller has seen.</param>
/// <param name="Status">The status of its success.</param>
/// <param name="Body">Its body; null where it takes none.</param>
/// <param name="Picture">How it takes a picture; null where it takes none.</param>
internal sealed record ScopedOperation(string Scope, bool TakesIfMatch, int Status, TakenBody? Body, TakesPicture? Picture = null)
    : INeedsScope,
        IDescribesOperation
{
    /// <inheritdoc />
    public void Describe(DescribedOperation operation)
    {
        DescribeParameters(operation.Parameters, operation.Method);
        operation.Body =
            Picture is not null ? PictureDescription.BodyOf(Picture, operation)
            : Body is not null ? BodyOf(Body, operation)
            : null;
        DescribeSuccess(operation, Status, Status == 201 ? "It is made; Location says where it stands." : "It is here, as it is now.");
        if (Picture is not null && Status == 201)
            DescribeSuccess(operation, 200, "The same file was sent before: this is what was made of it, and nothing was changed.");
        DescribeRefusals(operation);
    }

    private void DescribeParameters(OperationParameters parameters, string method)
    {
        if (TakesIfMatch)
            parameters.AddHeader("If-Match", true, 100, "The ETag of the version you have seen, such as `\"e7\"`.");
        if (method == "POST")
            parameters.AddHeader(
                "Idempotency-Key",
                false,
                IdempotentAnswer.MaxKeyLength,
                "Names this request: sent again within 24 hours it is answered as the first time, and done once."
            );
        parameters.AddQuery();
    }

    /// <summary>A body that changes some members has the same members, and none of them must be there.</summary>
    private static OpenApiRequestBody BodyOf(TakenBody body, DescribedOperation operation)
    {
        var schemas = operation.Context.SchemaRepository;
        var schema = operation.Context.SchemaGenerator.GenerateSchema(body.Type, schemas);
        BodySchemas.Describe(schemas, body.Type, body.Rules());
        if (body.IsPatch)
            schema = PatchSchemas.Of(schema, operation.Context);
        return new OpenApiRequestBody
        {
            Required = !body.IsOptional,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                [body.IsPatch ? JsonBody.MergePatchType : Accepting.JsonType] = new OpenApiMediaType
                {
                    Schema = schema,
                    Example = Examples.Of(operation.Name + ".request"),
                },
            },
        };
    }

    private static void DescribeSuccess(DescribedOperation operation, int status, string words)
    {
        string[] headers = ["ETag", "Location", "Link", "Content-Sequence", "Cache-Control", "Vary"];
        if (status == 204)
            operation.Responses.Add("204", "It is done.", headers);
        else
            operation.Responses.Add(
                status.ToString(CultureInfo.InvariantCulture),
                words,
                new Dictionary<string, IOpenApiMediaType> { [Accepting.JsonType] = operation.Json() },
                headers
            );
    }

    private void DescribeRefusals(DescribedOperation operation)
    {
        var responses = operation.Responses;
        responses.ErrorHeaders = ["Cache-Control", "Vary"];
        responses.Refuse("invalid-request", "Something in the path, query, headers or JSON cannot be read; errors points at it.");
        responses.RefuseNoKey();
        responses.Refuse("scope-missing", "The key lacks the scope that detail names.");
        // Of many acts the refusal of one may be the answer.
        var doesMany = operation.Type.IsAssignableTo(typeof(IDoesMany));
        if (operation.MayLeadNowhere || doesMany)
            responses.Refuse("not-found", "There is no such thing, or none that this key may know of.");
        responses.RefuseOtherTypes();
        if (operation.Path.EndsWith("/replay", StringComparison.Ordinal))
            responses.Refuse("sequence-expired", "The log does not reach back to the number any more.");
        if (operation.Method != "GET")
        {
            responses.Refuse(
                "wrong-state",
                "The thing's state does not allow it, or a rule stands against it; allowedActions and usedBy say more.",
                typeof(ConflictResponse),
                Conflict(["edit", "publish", "trash"], null, null, null)
            );
            responses.Refuse("body-too-slow", "The body came too slowly.");
            responses.Refuse("body-too-large", Picture is null ? "The body is larger than 1 MB." : PictureDescription.TooLarge);
            responses.Refuse("unsupported-media-type", Picture is null ? "The body is not JSON." : PictureDescription.Unsupported);
            responses.Refuse(
                "validation-failed",
                Picture is null
                    ? "Members of the body are wrong, or the piece cannot be public yet; errors points at each."
                    : PictureDescription.Wrong
            );
            responses.Refuse("storage-full", "The disk is full; nothing was written.");
        }

        if (TakesIfMatch || doesMany)
        {
            responses.Refuse(
                "edit-conflict",
                "Somebody else saved it since, or If-Match names no version of it; read it again.",
                typeof(ConflictResponse),
                Conflict([], 8, "Ines at the night desk", "2026-10-02T09:30:00Z")
            );
            responses.Refuse("version-required", "If-Match is missing.");
        }

        responses.RefuseTooMany();
        responses.Fail("Busy; send it again after Retry-After seconds.");
    }

    private static JsonObject Conflict(JsonArray actions, int? version, string? editedBy, string? editedAt) =>
        new()
        {
            ["allowedActions"] = actions,
            ["currentEditVersion"] = version,
            ["editedBy"] = editedBy,
            ["editedAt"] = editedAt,
            ["usedBy"] = new JsonArray(),
        };
}
