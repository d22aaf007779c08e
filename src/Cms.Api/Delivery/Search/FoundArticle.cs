using Cms.Api.Delivery.Articles;

namespace Cms.Api.Delivery.Search;

/// <summary>An article that a search found: its summary, and where the words are.</summary>
public sealed record FoundArticle : ArticleSummary
{
    /// <summary>Where the words are.</summary>
    public required HighlightResponse Highlight { get; init; }
}
