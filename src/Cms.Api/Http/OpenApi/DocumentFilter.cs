using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.Http.OpenApi;

/// <summary>The parts of the contract that belong to no single operation.</summary>
internal sealed class DocumentFilter : IDocumentFilter
{
    /// <summary>The name of the staff's keys among the security schemes.</summary>
    public const string StaffKey = "staffKey";

    /// <summary>The name of the partners' keys.</summary>
    public const string PartnerKey = "partnerKey";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Servers = [new OpenApiServer { Url = "/", Description = "This server" }];
        swaggerDoc.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = "Delivery", Description = "Read only, for anybody: only what is public." },
            new() { Name = "Admin", Description = "The desk: for the staff, with a key that has the scope an operation needs; a preview is for whoever has its link. Nothing here is kept by any cache." },
            new() { Name = "Feeds", Description = "For feed readers, search engines and previews of links: what is public, in the formats that they know." },
            new() { Name = "Partner", Description = "For partner outlets, with a key of theirs: only what they are entitled to, and nothing of it in a shared cache." },
            new() { Name = "Service", Description = "The way in, pictures, health, and what errors mean." },
        };
        swaggerDoc.Components!.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [StaffKey] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key of the staff, `cms_…`, or a token of the operator's identity provider." },
            [PartnerKey] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key of a partner, `cms_…`." },
        };
        swaggerDoc.Webhooks = WebhookDescription.All(swaggerDoc, context);
        foreach (var schema in swaggerDoc.Components!.Schemas!.Values.OfType<OpenApiSchema>().Where(s => s.Discriminator is not null).ToList())
            BecomeOneOf(schema, swaggerDoc);
        // Only what an operation leads to; the generator also leaves behind what it looked at in passing.
        var used = new HashSet<string>();
        foreach (var content in swaggerDoc.Paths.Values.SelectMany(p => p.Operations!.Values).SelectMany(o => o.Responses!.Values).SelectMany(r => r.Content?.Values ?? []))
            Walk(content.Schema, swaggerDoc, used);
        foreach (var content in swaggerDoc.Paths.Values.Concat(swaggerDoc.Webhooks.Values).SelectMany(p => p.Operations!.Values).SelectMany(o => o.RequestBody?.Content?.Values ?? []))
            Walk(content.Schema, swaggerDoc, used);
        foreach (var name in swaggerDoc.Components!.Schemas!.Keys.Except(used).ToList())
            swaggerDoc.Components.Schemas.Remove(name);
        swaggerDoc.Components.Schemas = swaggerDoc.Components.Schemas.OrderBy(s => s.Key, StringComparer.Ordinal).ToDictionary();
    }

    /// <summary>A kind among several is one of them, told by a member of one value, so that a generated type narrows by itself.</summary>
    private static void BecomeOneOf(OpenApiSchema schema, OpenApiDocument document)
    {
        var discriminator = schema.Discriminator!;
        schema.OneOf = [.. discriminator.Mapping!.Values];
        (schema.Type, schema.Properties, schema.Required, schema.AdditionalPropertiesAllowed) = (null, null, null, true);
        foreach (var (value, reference) in discriminator.Mapping!)
        {
            var kind = (OpenApiSchema)document.Components!.Schemas![reference.Reference.Id!];
            kind.AllOf = null;
            var name = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [JsonValue.Create(value)], Description = "Which kind this is." };
            kind.Properties = new Dictionary<string, IOpenApiSchema> { [discriminator.PropertyName!] = name }.Concat(kind.Properties ?? new Dictionary<string, IOpenApiSchema>()).ToDictionary();
            kind.Required = new HashSet<string>(kind.Required ?? new HashSet<string>()) { discriminator.PropertyName! };
        }
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

        foreach (var part in (schema.Properties?.Values ?? []).Concat(schema.OneOf ?? []).Concat(schema.AnyOf ?? []).Concat(schema.AllOf ?? []).Append(schema.Items).Append(schema.AdditionalProperties))
            Walk(part, document, used);
        foreach (var mapped in schema.Discriminator?.Mapping?.Values ?? [])
            Walk(mapped, document, used);
    }
}
