namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>One entry of a list.</summary>
public sealed record BodyListItem
{
    /// <summary>The text of the item; empty where it opens with another block, such as a figure.</summary>
    public required IReadOnlyList<BodySpan> Spans { get; init; }

    /// <summary>What follows inside the item, such as a further paragraph or a list below it. Mostly empty.</summary>
    public required IReadOnlyList<BlockResponse> Blocks { get; init; }
}
