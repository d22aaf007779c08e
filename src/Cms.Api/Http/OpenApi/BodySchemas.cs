using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Http.Bodies;
using FluentValidation;
using FluentValidation.Validators;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.Http.OpenApi;

/// <summary>Puts the limits that a body's rules set into the body's schema, those of the things inside it too.</summary>
internal static class BodySchemas
{
    /// <summary>Describes a body and everything inside it that has rules of its own.</summary>
    public static void Describe(SchemaRepository schemas, Type body, IValidator rules)
    {
        if (
            !schemas.TryLookupByType(body, out var reference)
            || schemas.Schemas[reference.Reference.Id!] is not OpenApiSchema { Properties: { } properties } schema
        )
            return;
        var descriptor = rules.CreateDescriptor();
        var required = new HashSet<string>();
        foreach (var member in body.GetProperties())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(member.Name);
            if (!properties.TryGetValue(name, out var property))
                continue;
            foreach (var (validator, _) in descriptor.GetValidatorsForMember(name))
            {
                if (validator is IDescribesMember { Shape: var shape })
                {
                    if (shape.IsRequired)
                    {
                        required.Add(name);
                        properties[name] = property = NeverNull(property);
                    }

                    if (property is OpenApiSchema own)
                        Limit(
                            own.Type?.HasFlag(JsonSchemaType.Array) == true && shape.MaxItems is null && own.Items is OpenApiSchema items
                                ? items
                                : own,
                            shape
                        );
                }
                else if (validator is IChildValidatorAdaptor child && Activator.CreateInstance(child.ValidatorType) is IValidator inner)
                {
                    Describe(schemas, ItemType(member.PropertyType), inner);
                }
            }
        }

        schema.Required = required;
    }

    /// <summary>What may not be left out may not be null either, though the record that takes it can be.</summary>
    private static IOpenApiSchema NeverNull(IOpenApiSchema schema)
    {
        switch (schema)
        {
            case OpenApiSchema { OneOf: { Count: 2 } either } own
                when either[1].Type == JsonSchemaType.Null && either[0] is OpenApiSchemaReference there:
                return new OpenApiSchemaReference(there.Reference.Id!, there.Reference.HostDocument) { Description = own.Description };
            case OpenApiSchema { Type: { } type } own:
                own.Type = type & ~JsonSchemaType.Null;
                return own;
            default:
                return schema;
        }
    }

    private static Type ItemType(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : type;

    private static void Limit(OpenApiSchema schema, MemberShape shape)
    {
        schema.MinLength = shape.MinLength ?? schema.MinLength;
        schema.MaxLength = shape.MaxLength ?? schema.MaxLength;
        schema.MinItems = shape.MinItems ?? schema.MinItems;
        schema.MaxItems = shape.MaxItems ?? schema.MaxItems;
        schema.Minimum = shape.Minimum?.ToString(CultureInfo.InvariantCulture) ?? schema.Minimum;
        schema.Maximum = shape.Maximum?.ToString(CultureInfo.InvariantCulture) ?? schema.Maximum;
        schema.Pattern = shape.Pattern ?? schema.Pattern;
        schema.Format = shape.Format ?? schema.Format;
        if (shape.Words.Count > 0)
            schema.Enum = [.. shape.Words.Select(w => (JsonNode)JsonValue.Create(w))];
    }
}
