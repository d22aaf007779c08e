using Cms.Model.Changes;

namespace Cms.Api.Delivery.Feeds;

/// <summary>A piece that was taken down: nothing of it is left but its id, and what readers are told in its place.</summary>
internal sealed record FeedRemoval : FeedEntry
{
    /// <summary>What readers are told, plain text.</summary>
    public required string Notice { get; init; }

    /// <summary>Withdrawn for a cause, or unpublished.</summary>
    public required ChangeReason Reason { get; init; }

    /// <summary>The page of the piece that stands in for it; null for none.</summary>
    public required string? ReplacementUrl { get; init; }

    /// <inheritdoc />
    public override DateTime At => ModifiedAt;
}
