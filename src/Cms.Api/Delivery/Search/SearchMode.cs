namespace Cms.Api.Delivery.Search;

/// <summary>The ways a search is gone about, in the order in which they are tried.</summary>
internal enum SearchMode
{
    /// <summary>Every word, as typed or put right.</summary>
    Strict,

    /// <summary>Most of the words.</summary>
    Loose,

    /// <summary>Any of them.</summary>
    Looser,
}
