namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>Running text.</summary>
public sealed record ParagraphBlock : BlockResponse
{
    /// <summary>The text in runs that look alike; put together they are the paragraph. Never empty.</summary>
    public required IReadOnlyList<BodySpan> Spans { get; init; }
}
