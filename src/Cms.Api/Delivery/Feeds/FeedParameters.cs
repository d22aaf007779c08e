using FastEndpoints;

namespace Cms.Api.Delivery.Feeds;

/// <summary>What every feed takes.</summary>
public abstract record FeedParameters
{
    /// <summary>rss (RSS 2.0), atom (Atom 1.0) or json (JSON Feed 1.1).</summary>
    public string Format { get; init; } = "";

    /// <summary>Goes on after a page; its link <c>next</c> has it.</summary>
    [QueryParam]
    public string? Cursor { get; init; }
}
