using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using FastEndpoints;

namespace Cms.Api.Delivery.Articles;

/// <summary>What every list of articles takes.</summary>
public record ArticleListRequest : ListRequest
{
    /// <summary>The order; newest first if none is given. Two keys at most; the id breaks ties.</summary>
    [QueryParam]
    public virtual string? Sort { get; init; }

    /// <summary>Which things to give whole in <c>included</c>.</summary>
    [QueryParam]
    public string? Include { get; init; }

    internal IReadOnlyList<string> Included => Parse.List(Include);
}
