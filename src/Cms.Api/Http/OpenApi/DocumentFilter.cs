using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.Http.OpenApi;

/// <summary>The parts of the contract that belong to no single operation.</summary>
internal sealed class DocumentFilter(
    IReadOnlyList<Type> unions,
    Func<OpenApiDocument, DocumentFilterContext, Dictionary<string, IOpenApiPathItem>> webhooks
) : IDocumentFilter
{
    /// <summary>The name of the staff's keys among the security schemes.</summary>
    public const string StaffKey = "staffKey";

    /// <summary>The name of the partners' keys.</summary>
    public const string PartnerKey = "partnerKey";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Servers = [new OpenApiServer { Url = "/", Description = "This server" }];
        swaggerDoc.Tags = ContractTags.UsedIn(swaggerDoc);
        swaggerDoc.Components!.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [StaffKey] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A key of the staff, `cms_…`, or a token of the operator's identity provider.",
            },
            [PartnerKey] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A key of a partner, `cms_…`.",
            },
        };
        swaggerDoc.Webhooks = webhooks(swaggerDoc, context);
        foreach (var union in unions)
            context.AddUnion(union, swaggerDoc);
        // Only what an operation leads to; the generator also leaves behind what it looked at in passing.
        var used = new HashSet<string>();
        foreach (
            var content in swaggerDoc
                .Paths.Values.SelectMany(p => p.Operations!.Values)
                .SelectMany(o => o.Responses!.Values)
                .SelectMany(r => r.Content?.Values ?? [])
        )
            Walk(content.Schema, swaggerDoc, used);
        foreach (
            var content in swaggerDoc
                .Paths.Values.Concat(swaggerDoc.Webhooks.Values)
                .SelectMany(p => p.Operations!.Values)
                .SelectMany(o => o.RequestBody?.Content?.Values ?? [])
        )
            Walk(content.Schema, swaggerDoc, used);
        foreach (var name in swaggerDoc.Components!.Schemas!.Keys.Except(used).ToList())
            swaggerDoc.Components.Schemas.Remove(name);
        swaggerDoc.Components.Schemas = swaggerDoc.Components.Schemas.OrderBy(s => s.Key, StringComparer.Ordinal).ToDictionary();
        SharedParts.Share(swaggerDoc);
    }

    private static void Walk(IOpenApiSchema? schema, OpenApiDocument document, HashSet<string> used)
    {
        switch (schema)
        {
            case null:
                return;
            case OpenApiSchemaReference reference:
                if (reference.Reference.Id is { } id && used.Add(id))
                    Walk(document.Components!.Schemas![id], document, used);
                return;
        }

        foreach (
            var part in (schema.Properties?.Values ?? [])
                .Concat(schema.OneOf ?? [])
                .Concat(schema.AnyOf ?? [])
                .Concat(schema.AllOf ?? [])
                .Append(schema.Items)
                .Append(schema.AdditionalProperties)
        )
            Walk(part, document, used);
        foreach (var mapped in schema.Discriminator?.Mapping?.Values ?? [])
            Walk(mapped, document, used);
    }
}
