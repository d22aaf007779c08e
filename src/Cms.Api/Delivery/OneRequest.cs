using Cms.Api.Http.Queries;
using FastEndpoints;

namespace Cms.Api.Delivery;

/// <summary>What an operation on one thing takes.</summary>
public record OneRequest
{
    /// <summary>The thing's id, or its slug.</summary>
    public string Id { get; init; } = "";
}

/// <summary>What an operation on one thing refuses.</summary>
public sealed class OneRequestValidator : Validator<OneRequest>
{
    /// <summary>The rules.</summary>
    public OneRequestValidator() => RuleFor(r => r.Id).IdOrSlug();
}
