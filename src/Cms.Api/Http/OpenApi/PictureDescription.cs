using System.Text.Json.Nodes;
using Cms.Api.Http.Bodies;
using Microsoft.OpenApi;

namespace Cms.Api.Http.OpenApi;

/// <summary>Says of an operation in which ways it takes a picture, and what it answers to one that is none.</summary>
internal static class PictureDescription
{
    public const string TooLarge = "The picture weighs more than is taken, 25 MB unless the operator says otherwise.";

    public const string Unsupported = "The body is sent in none of these ways, or the picture is of no format that is taken.";

    public const string Wrong =
        "Members of the body are wrong, or the picture is not whole, too large or not to be had at its address; code and detail say which.";

    private const string Bytes = "(the bytes of the file)";

    public static OpenApiRequestBody BodyOf(TakesPicture picture, DescribedOperation operation)
    {
        var context = operation.Context;
        var example = Examples.Of(operation.Name + ".request");
        var parts = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = File() },
            Required = new HashSet<string> { "file" },
        };
        var shown = new JsonObject { ["file"] = Bytes };
        if (picture.Facts is { } facts)
        {
            BodySchemas.Describe(context.SchemaRepository, facts, picture.FactsRules!());
            parts.Properties["facts"] = context.SchemaGenerator.GenerateSchema(facts, context.SchemaRepository);
            parts.Required.Add("facts");
            shown["facts"] = example?["facts"]?.DeepClone();
        }

        // The other ways are told in words: of a body that is one of several types, generators make clients that do not compile.
        return new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["multipart/form-data"] = new OpenApiMediaType
                {
                    Schema = parts,
                    Example = shown,
                    Encoding = new Dictionary<string, OpenApiEncoding> { ["file"] = new() { ContentType = "image/*" } },
                },
            },
        };
    }

    private static OpenApiSchema File() => new() { Type = JsonSchemaType.String, Format = "binary" };
}
