using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.Http.OpenApi;

/// <summary>
/// The schemas of JSON merge patches (RFC 7396): what a replacement takes with every member optional, in objects inside it
/// too. Lists are replaced whole, so their items stay as they are.
/// </summary>
internal static class PatchSchemas
{
    /// <summary>The schema of a patch of what the reference names.</summary>
    public static IOpenApiSchema Of(IOpenApiSchema replacement, OperationFilterContext context) =>
        Patched(replacement, context.SchemaRepository, context.Document);

    private static IOpenApiSchema Patched(IOpenApiSchema schema, SchemaRepository schemas, OpenApiDocument document)
    {
        switch (schema)
        {
            case OpenApiSchemaReference reference
                when schemas.Schemas[reference.Reference.Id!] is OpenApiSchema { Properties.Count: > 0 } whole:
                var name = NameOf(reference.Reference.Id!);
                if (name == reference.Reference.Id)
                {
                    whole.Required = null;
                    whole.Properties = whole.Properties!.ToDictionary(p => p.Key, p => Patched(p.Value, schemas, document));
                }
                else if (!schemas.Schemas.ContainsKey(name))
                {
                    var patch = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Description =
                            $"A JSON merge patch (RFC 7396) of {reference.Reference.Id}: "
                            + "members that are named change, null empties one, the others stay.",
                        AdditionalPropertiesAllowed = false,
                    };
                    schemas.Schemas[name] = patch;
                    patch.Properties = whole.Properties!.ToDictionary(p => p.Key, p => Patched(p.Value, schemas, document));
                }

                return new OpenApiSchemaReference(name, document) { Description = reference.Description };
            case OpenApiSchema { OneOf: { Count: > 0 } either } own:
                return new OpenApiSchema { Description = own.Description, OneOf = [.. either.Select(e => Patched(e, schemas, document))] };
            default:
                return schema;
        }
    }

    // ArticleInput → ArticlePatch; EntitlementTerms → EntitlementPatch; AuthorPatch, which takes more than a replacement, keeps its name.
    private static string NameOf(string replacement)
    {
        foreach (var end in new[] { "Input", "Terms", "Patch" })
        {
            if (replacement.EndsWith(end, StringComparison.Ordinal))
                return replacement[..^end.Length] + "Patch";
        }

        return replacement + "Patch";
    }
}
