using System.Collections.Concurrent;
using System.Reflection;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Http.Queries;

/// <summary>The grammars of all operations, each made once.</summary>
internal static class QueryGrammars
{
    private static readonly ConcurrentDictionary<Type, QueryGrammar> Made = new();

    public static QueryGrammar Of(EndpointDefinition endpoint) =>
        Made.GetOrAdd(endpoint.ReqDtoType, type => QueryGrammar.Of(type, RulesOf(endpoint)));

    /// <summary>The only words that a member may be, by its rules; none where it may be others.</summary>
    public static IReadOnlyList<string> WordsOf(EndpointDefinition endpoint, MemberInfo member) =>
        QueryGrammar.ShapeOf(member, RulesOf(endpoint)?.CreateDescriptor())?.Words ?? [];

    private static IValidator? RulesOf(EndpointDefinition endpoint) =>
        endpoint.ValidatorType is null ? null : (IValidator?)Activator.CreateInstance(endpoint.ValidatorType);
}
