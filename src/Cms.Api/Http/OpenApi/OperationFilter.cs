using Cms.Api.Access;
using Cms.Model.Access;
using FastEndpoints;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.Http.OpenApi;

/// <summary>
/// Says what the generator cannot see: the operation's name, words, tag and security, and, as its door describes them, what it takes and
/// answers.
/// </summary>
internal sealed class OperationFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<EndpointDefinition>().FirstOrDefault() is not { } endpoint)
            return;
        var described = new DescribedOperation(endpoint, context);
        metadata.OfType<IDescribesOperation>().Single().Describe(described);
        var isPartners = described.Path.StartsWith("/v1/partner", StringComparison.Ordinal);
        if (isPartners)
            described.Responses.TellQuota();
        operation.OperationId = described.Name;
        operation.Summary = endpoint.EndpointSummary?.Summary;
        operation.Description = endpoint.EndpointSummary?.Description;
        operation.Tags = new HashSet<OpenApiTagReference> { new(ContractTags.Of(described.Path), context.Document) };
        operation.Security = [];
        operation.Parameters = described.Parameters.All;
        operation.RequestBody = described.Body;
        operation.Responses = described.Responses.All;
        if (metadata.OfType<INeedsScope>().FirstOrDefault() is not { Scope: var scope })
            return;
        var key = isPartners ? DocumentFilter.PartnerKey : DocumentFilter.StaffKey;
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(key, context.Document)] = [] }];
        if (scope != StaffScopes.Any)
            operation.Description += $" Needs the scope `{scope}`.";
    }
}
