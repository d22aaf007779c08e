using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.Http.OpenApi;

/// <summary>
/// A thing that is one of several kinds, told by a member of one value. It has a name of its own and a discriminator, so
/// that a type generated from it narrows by itself and a generated reader knows which kind to make.
/// </summary>
internal static class UnionSchemas
{
    /// <summary>Every reference to the union goes by its name.</summary>
    public static void MapUnion(this SwaggerGenOptions options, Type union) =>
        options.MapType(union, () => new OpenApiSchemaReference(ContractSetup.SchemaId(union)));

    /// <summary>Adds the union and its kinds to the document.</summary>
    public static void AddUnion(this DocumentFilterContext context, Type union, OpenApiDocument document)
    {
        var member = (
            (JsonPolymorphicAttribute)Attribute.GetCustomAttribute(union, typeof(JsonPolymorphicAttribute))!
        ).TypeDiscriminatorPropertyName!;
        var kinds = union
            .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false)
            .Cast<JsonDerivedTypeAttribute>()
            .ToDictionary(kind => (string)kind.TypeDiscriminator!, kind => Kind(kind, member, context, document));
        document.Components!.Schemas![ContractSetup.SchemaId(union)] = new OpenApiSchema
        {
            Description = XmlComments.Summary(union),
            OneOf = [.. kinds.Values],
            Discriminator = new OpenApiDiscriminator { PropertyName = member, Mapping = kinds },
        };
    }

    private static OpenApiSchemaReference Kind(
        JsonDerivedTypeAttribute kind,
        string member,
        DocumentFilterContext context,
        OpenApiDocument document
    )
    {
        context.SchemaGenerator.GenerateSchema(kind.DerivedType, context.SchemaRepository);
        var name = ContractSetup.SchemaId(kind.DerivedType);
        var schema = (OpenApiSchema)context.SchemaRepository.Schemas[name];
        var told = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = [JsonValue.Create((string)kind.TypeDiscriminator!)],
            Description = "Which kind this is.",
        };
        schema.Properties = new Dictionary<string, IOpenApiSchema> { [member] = told }
            .Concat(schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            .ToDictionary();
        schema.Required = new HashSet<string>(schema.Required ?? new HashSet<string>()) { member };
        return new OpenApiSchemaReference(name, document);
    }
}
