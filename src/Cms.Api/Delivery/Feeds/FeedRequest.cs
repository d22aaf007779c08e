using Cms.Api.Http.Queries;
using FastEndpoints;

namespace Cms.Api.Delivery.Feeds;

/// <summary>What the feed of all articles takes.</summary>
public sealed record FeedRequest : FeedParameters;

/// <summary>What it refuses.</summary>
public sealed class FeedValidator : Validator<FeedRequest>
{
    /// <summary>The rules.</summary>
    public FeedValidator() => RuleFor(r => r.Cursor).CursorText();
}
