using System.Text.Json.Nodes;
using Cms.Api.Admin.Illustrations;
using Cms.Api.Http.Bodies;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.Http.OpenApi;

/// <summary>Says of an operation in which ways it takes a picture, and what it answers to one that is none.</summary>
internal static class PictureDescription
{
    private const string Bytes = "(the bytes of the file)";

    public static void Describe(OpenApiOperation operation, TakesPicture picture, OperationFilterContext context)
    {
        var name = operation.OperationId!;
        var json = context.SchemaGenerator.GenerateSchema(picture.Json, context.SchemaRepository);
        BodySchemas.Describe(
            context.SchemaRepository,
            picture.Json,
            picture.Facts is null ? new FetchedFileInputValidator() : new FetchedPictureInputValidator()
        );
        var example = Examples.Of(name + ".request");
        var parts = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = File() },
            Required = new HashSet<string> { "file" },
        };
        var shown = new JsonObject { ["file"] = Bytes };
        if (picture.Facts is { } facts)
        {
            BodySchemas.Describe(context.SchemaRepository, facts, new IllustrationInputValidator());
            parts.Properties["facts"] = context.SchemaGenerator.GenerateSchema(facts, context.SchemaRepository);
            parts.Required.Add("facts");
            shown["facts"] = example?["facts"]?.DeepClone();
        }

        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/json"] = new OpenApiMediaType { Schema = json, Example = example },
                ["multipart/form-data"] = new OpenApiMediaType
                {
                    Schema = parts,
                    Example = shown,
                    Encoding = new Dictionary<string, OpenApiEncoding> { ["file"] = new() { ContentType = "image/*" } },
                },
                ["image/*"] = new OpenApiMediaType { Schema = File(), Example = Bytes },
            },
        };
        var responses = operation.Responses!;
        if (responses.ContainsKey("201"))
            Reword("200", "The same file was sent before: this is what was made of it, and nothing was changed.");
        Reword("413", "The picture weighs more than is taken, 25 MB unless the operator says otherwise.");
        Reword("415", "The body is sent in none of these ways, or the picture is of no format that is taken.");
        Reword(
            "422",
            "Members of the body are wrong, or the picture is not whole, too large or not to be had at its address; code and detail say which."
        );

        void Reword(string status, string words)
        {
            if (responses[status] is OpenApiResponse response)
                response.Description = words;
        }
    }

    private static OpenApiSchema File() => new() { Type = JsonSchemaType.String, Format = "binary" };
}
