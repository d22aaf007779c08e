namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>A heading inside the body.</summary>
public sealed record HeadingBlock : BlockResponse
{
    /// <summary>2 to 6; the article's title is the only heading of level 1.</summary>
    public required int Level { get; init; }

    /// <summary>
    /// Anchor for a link to this place, unique within the body and the same as in the HTML. Letters and digits of any script, parted by
    /// hyphens.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The words of the heading, without line breaks. Never empty.</summary>
    public required IReadOnlyList<BodySpan> Spans { get; init; }
}
