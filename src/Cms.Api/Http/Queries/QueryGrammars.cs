using FastEndpoints;

namespace Cms.Api.Http.Queries;

/// <summary>The grammars of all operations, each made once.</summary>
internal static class QueryGrammars
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, QueryGrammar> Made = new();

    public static QueryGrammar Of(EndpointDefinition endpoint) =>
        Made.GetOrAdd(endpoint.ReqDtoType, type =>
            QueryGrammar.Of(
                type,
                endpoint.ValidatorType is null ? null : (FluentValidation.IValidator?)Activator.CreateInstance(endpoint.ValidatorType)
            )
        );
}
