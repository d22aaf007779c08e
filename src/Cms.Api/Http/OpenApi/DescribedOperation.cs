using FastEndpoints;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.Http.OpenApi;

/// <summary>An operation while its door describes it.</summary>
internal sealed class DescribedOperation
{
    private readonly EndpointDefinition _endpoint;

    public DescribedOperation(EndpointDefinition endpoint, OperationFilterContext context)
    {
        (_endpoint, Context) = (endpoint, context);
        Name = char.ToLowerInvariant(Type.Name[0]) + Type.Name[1..];
        // A part that takes slashes is one part to the contract.
        Path = "/" + context.ApiDescription.RelativePath!.Replace("{**", "{", StringComparison.Ordinal);
        Parameters = new OperationParameters(endpoint, Path);
        Responses = new OperationResponses(context);
    }

    /// <summary>Its type.</summary>
    public Type Type => _endpoint.EndpointType;

    /// <summary>Its name in the contract, which is that of its examples in <c>openapi/examples</c> too.</summary>
    public string Name { get; }

    /// <summary>Its method.</summary>
    public string Method => Context.ApiDescription.HttpMethod!;

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>Whether its path has a part to be filled in, and so may lead nowhere.</summary>
    public bool MayLeadNowhere => Path.Contains('{', StringComparison.Ordinal);

    /// <summary>What it takes; so far what its path has.</summary>
    public OperationParameters Parameters { get; }

    /// <summary>The body it takes; null for none.</summary>
    public OpenApiRequestBody? Body { get; set; }

    /// <summary>What it answers.</summary>
    public OperationResponses Responses { get; }

    /// <summary>What schemas are made with.</summary>
    public OperationFilterContext Context { get; }

    /// <summary>Its answer as JSON, with its example.</summary>
    public OpenApiMediaType Json() => Responses.Json(_endpoint.ResDtoType, Name);
}
