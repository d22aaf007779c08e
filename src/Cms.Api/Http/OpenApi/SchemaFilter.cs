using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Http.Problems;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.Http.OpenApi;

/// <summary>Puts the doc comments into the schemas and makes them as strict as the answers are.</summary>
internal sealed class SchemaFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema shape)
            return;
        var type = Nullable.GetUnderlyingType(context.Type) ?? context.Type;
        if (context.MemberInfo is null)
            shape.Description ??= XmlComments.Summary(type);
        if (type.IsEnum)
        {
            var values = Enum.GetNames(type)
                .Select(n => (Name: JsonNamingPolicy.CamelCase.ConvertName(n), Help: XmlComments.Summary(type, n)))
                .ToList();
            shape.Type = JsonSchemaType.String;
            shape.Enum = [.. values.Select(v => (JsonNode)JsonValue.Create(v.Name))];
            shape.Description = $"{XmlComments.Summary(type)}\n\n{string.Join('\n', values.Select(v => $"- `{v.Name}`: {v.Help}"))}";
            return;
        }

        if (shape.Properties is not { Count: > 0 } properties)
            return;
        // What a generated client's exception says.
        if (type.IsAssignableTo(typeof(ProblemResponse)) && properties["detail"] is OpenApiSchema detail)
            detail.Extensions = new Dictionary<string, IOpenApiExtension>
            {
                ["x-ms-primary-error-message"] = new JsonNodeExtension(JsonValue.Create(true)),
            };
        // An absent value is null, never missing: every member is there in every answer.
        shape.Required = new HashSet<string>(properties.Keys);
        foreach (var member in context.Type.GetProperties())
        {
            if (!properties.TryGetValue(JsonNamingPolicy.CamelCase.ConvertName(member.Name), out var property))
                continue;
            var words = XmlComments.Summary(member);
            // One of the two, and not any: of “any” some generators of clients make an empty class.
            if (property is OpenApiSchemaReference && IsNullable(member))
                properties[JsonNamingPolicy.CamelCase.ConvertName(member.Name)] = new OpenApiSchema
                {
                    Description = words,
                    OneOf = [property, new OpenApiSchema { Type = JsonSchemaType.Null }],
                };
            else if (property is OpenApiSchema own)
                own.Description = words;
            else if (property is OpenApiSchemaReference reference)
                reference.Description = words;
        }
    }

    // The thing an envelope carries is never null, though its type parameter alone does not say so.
    private static bool IsNullable(PropertyInfo member) =>
        !IsTypeParameter(member)
        && (
            Nullable.GetUnderlyingType(member.PropertyType) is not null
            || new NullabilityInfoContext().Create(member).ReadState == NullabilityState.Nullable
        );

    private static bool IsTypeParameter(PropertyInfo member) =>
        member.DeclaringType is { IsGenericType: true } type
        && type.GetGenericTypeDefinition().GetProperty(member.Name)!.PropertyType.IsGenericParameter;
}
