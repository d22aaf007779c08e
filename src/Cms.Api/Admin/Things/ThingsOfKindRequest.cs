using FastEndpoints;

namespace Cms.Api.Admin.Things;

/// <summary>What a list of things that are of several kinds takes.</summary>
public abstract record ThingsOfKindRequest : ThingsRequest
{
    /// <summary>Of any of these kinds.</summary>
    [QueryParam]
    public string? Kind { get; init; }

    internal sealed override string? Kinds => Kind;
}
