using Cms.Api.Http.Lists;
using FastEndpoints;

namespace Cms.Api.Delivery;

/// <summary>What the list of authors, series, sources, topics or illustrations takes.</summary>
public record ThingListRequest : ListRequest
{
    /// <summary>The order; by name if none is given, and pictures by their last change. Two keys at most; the id breaks ties.</summary>
    [QueryParam]
    public string? Sort { get; init; }

    /// <summary>Any of these.</summary>
    [QueryParam]
    public string? Id { get; init; }

    /// <summary>Changed at or after this instant.</summary>
    [QueryParam, BindFrom("modifiedAt[gte]")]
    public string? ModifiedFrom { get; init; }
}
