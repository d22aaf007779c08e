using System.Collections.Concurrent;
using System.Reflection;
using FastEndpoints;
using FluentValidation;
using FluentValidation.Results;

namespace Cms.Api.Http.Queries;

/// <summary>The query parameters an operation takes, read once from its request and validator.</summary>
internal sealed class QueryGrammar
{
    // Validation asks for the name of every member it judges, on every request; attributes are slow to read.
    private static readonly ConcurrentDictionary<MemberInfo, string> Names = new();

    private QueryGrammar(IReadOnlyList<QueryParameter> parameters) => Parameters = parameters;

    /// <summary>In the order of the request's members.</summary>
    public IReadOnlyList<QueryParameter> Parameters { get; }

    /// <summary>The grammar of a request type, by its validator.</summary>
    public static QueryGrammar Of(Type request, IValidator? validator)
    {
        var rules = validator?.CreateDescriptor();
        var members = request
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetCustomAttribute<QueryParamAttribute>() is not null);
        return new QueryGrammar([
            .. members.Select(member => new QueryParameter(
                NameOf(member),
                member,
                ShapeOf(member, rules)
                    ?? throw new InvalidOperationException($"{request.Name}.{member.Name} has no rule that says what it may be.")
            )),
        ]);
    }

    /// <summary>What a member may be, by the rules of its request; null where none of them says it.</summary>
    public static ParameterShape? ShapeOf(MemberInfo member, IValidatorDescriptor? rules) =>
        rules?.GetValidatorsForMember(NameOf(member)).Select(v => v.Validator).OfType<IDescribesParameter>().FirstOrDefault()?.Shape;

    /// <summary>The name a member goes by for callers.</summary>
    public static string NameOf(MemberInfo member) =>
        Names.GetOrAdd(member, static m =>
            m.GetCustomAttribute<BindFromAttribute>()?.Name ?? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(m.Name)
        );

    /// <summary>What is wrong with the names: unknown ones, and ones given twice that take one value.</summary>
    /// <param name="query">As sent.</param>
    /// <param name="takesAtLeast">Whether <c>atLeast</c> is among the names.</param>
    /// <param name="passesOverUnknown">Whether unknown names are nothing wrong.</param>
    public IEnumerable<ValidationFailure> Judge(IQueryCollection query, bool takesAtLeast = true, bool passesOverUnknown = false)
    {
        foreach (var (name, values) in query)
        {
            if (takesAtLeast && name == ReadPosition.Parameter)
            {
                if (values.Count > 1 || Parse.Number(values[0]) is null)
                    yield return new ValidationFailure(name, "atLeast should be one whole number, as Content-Sequence gives it.")
                    {
                        ErrorCode = "invalid-parameter",
                    };
                continue;
            }

            var parameter = Parameters.FirstOrDefault(p => p.Name == name);
            if (parameter is null)
            {
                if (passesOverUnknown)
                    continue;
                List<string> names =
                [
                    .. Parameters.Select(p => p.Name),
                    .. takesAtLeast ? [ReadPosition.Parameter] : Array.Empty<string>(),
                ];
                if (names.Count == 0)
                    yield return new ValidationFailure(name, $"There is no parameter {Shown(name)}; this address takes none.")
                    {
                        ErrorCode = "unknown-parameter",
                    };
                else
                    yield return new ValidationFailure(
                        name,
                        $"There is no parameter {Shown(name)}{Nearest.Guess(name, names)} This address takes {string.Join(", ", names)}."
                    )
                    {
                        ErrorCode = "unknown-parameter",
                    };
            }
            else if (values.Count > 1 && !parameter.Shape.IsList)
            {
                yield return new ValidationFailure(name, $"{name} may be given once.") { ErrorCode = "repeated-parameter" };
            }
        }
    }

    /// <summary>The query in its one form: names in order, values encoded, several values of a list joined by commas.</summary>
    public static string Canonical(IQueryCollection query, params ReadOnlySpan<string> without) => Canonical(query, null, without);

    /// <summary>The same of the parameters that the operation knows.</summary>
    public string CanonicalOfKnown(IQueryCollection query) => Canonical(query, Parameters);

    private static string Canonical(IQueryCollection query, IReadOnlyList<QueryParameter>? only, params ReadOnlySpan<string> without)
    {
        var pairs = new List<string>();
        foreach (var (name, values) in query.OrderBy(q => q.Key, StringComparer.Ordinal))
        {
            if (name != ReadPosition.Parameter && !without.Contains(name) && (only is null || only.Any(p => p.Name == name)))
                pairs.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(string.Join(',', values.ToArray()))}");
        }

        return string.Join('&', pairs);
    }

    private static string Shown(string name) => name.Length > 60 ? name[..60] + "…" : name;
}

/// <summary>One query parameter.</summary>
internal sealed record QueryParameter(string Name, PropertyInfo Member, ParameterShape Shape);
