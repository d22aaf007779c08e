using Cms.Api.Http;
using Cms.Api.Http.Limits;
using Cms.Api.Http.OpenApi;
using Microsoft.OpenApi;

namespace Cms.Api.Health;

/// <summary>What the contract says of an operation that says how the server is.</summary>
internal sealed record HealthOperation : ITellsOfHealth, IDescribesOperation
{
    /// <inheritdoc />
    public void Describe(DescribedOperation operation)
    {
        var content = new Dictionary<string, IOpenApiMediaType> { [Accepting.JsonType] = operation.Json() };
        operation.Responses.Add("200", "It is here.", content, "Cache-Control");
        if (operation.Type == typeof(GetReady))
            operation.Responses.Add("503", "It cannot answer now.", content, "Cache-Control");
        operation.Responses.RefuseWrongKey();
        operation.Responses.RefuseTooMany();
    }
}
