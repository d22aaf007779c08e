using Cms.Api.Http.Lists;
using FastEndpoints;

namespace Cms.Api.Admin.Things;

/// <summary>What a list of things takes.</summary>
public abstract record ThingsRequest : ListRequest
{
    /// <summary>The order. Two keys at most; the id breaks ties.</summary>
    [QueryParam]
    public string? Sort { get; init; }

    /// <summary>Any of these.</summary>
    [QueryParam]
    public string? Id { get; init; }

    /// <summary>Changed at or after this instant.</summary>
    [QueryParam, BindFrom("modifiedAt[gte]")]
    public string? ModifiedFrom { get; init; }

    /// <summary>Whether to list what lies in the trash, what is purged included, in place of what does not.</summary>
    [QueryParam]
    public string? Trashed { get; init; }

    /// <summary>Of any of these kinds; null for all.</summary>
    internal virtual string? Kinds => null;
}
