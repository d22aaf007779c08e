namespace Cms.Api.Delivery.Search;

/// <summary>How much of what was looked for an article has.</summary>
public enum SearchMatch
{
    /// <summary>Every word.</summary>
    All,

    /// <summary>Some of the words: as many as any article has, roughly.</summary>
    Some,
}
