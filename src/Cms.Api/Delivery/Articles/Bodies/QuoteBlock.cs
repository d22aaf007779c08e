namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>Words set apart as somebody else's.</summary>
public sealed record QuoteBlock : BlockResponse
{
    /// <summary>
    /// What is quoted: mostly paragraphs, but any block may be, a further quote too. Draw them as those of the body. Never empty.
    /// </summary>
    public required IReadOnlyList<BlockResponse> Blocks { get; init; }
}
