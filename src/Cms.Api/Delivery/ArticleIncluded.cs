using Cms.Api.Delivery.Authors;
using Cms.Api.Delivery.Illustrations;
using Cms.Api.Delivery.Series;
using Cms.Api.Delivery.Sources;
using Cms.Api.Delivery.Topics;

namespace Cms.Api.Delivery;

/// <summary>What articles refer to, whole, each once by its id. A map is empty unless <c>include</c> names it.</summary>
public sealed record ArticleIncluded
{
    /// <summary>The names <c>include</c> takes.</summary>
    internal static readonly string[] Names = ["authors", "series", "sources", "illustrations", "topics"];

    /// <summary>Authors by id.</summary>
    public required IReadOnlyDictionary<Guid, AuthorResponse> Authors { get; init; }

    /// <summary>Series by id.</summary>
    public required IReadOnlyDictionary<Guid, SeriesResponse> Series { get; init; }

    /// <summary>Sources by id.</summary>
    public required IReadOnlyDictionary<Guid, SourceResponse> Sources { get; init; }

    /// <summary>Illustrations by id.</summary>
    public required IReadOnlyDictionary<Guid, IllustrationResponse> Illustrations { get; init; }

    /// <summary>Topics by id.</summary>
    public required IReadOnlyDictionary<Guid, TopicResponse> Topics { get; init; }

    /// <summary>Nothing was asked for.</summary>
    internal static ArticleIncluded Nothing { get; } =
        new()
        {
            Authors = new Dictionary<Guid, AuthorResponse>(),
            Series = new Dictionary<Guid, SeriesResponse>(),
            Sources = new Dictionary<Guid, SourceResponse>(),
            Illustrations = new Dictionary<Guid, IllustrationResponse>(),
            Topics = new Dictionary<Guid, TopicResponse>(),
        };
}
