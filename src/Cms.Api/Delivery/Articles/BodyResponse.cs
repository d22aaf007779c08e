using Cms.Api.Delivery.Articles.Bodies;

namespace Cms.Api.Delivery.Articles;

/// <summary>A body; each format is null unless named in <c>formats</c>.</summary>
public sealed record BodyResponse
{
    /// <summary>HTML that is safe to print.</summary>
    public required string? Html { get; init; }

    /// <summary>Markdown (CommonMark).</summary>
    public required string? Markdown { get; init; }

    /// <summary>Plain text, paragraphs parted by blank lines.</summary>
    public required string? Text { get; init; }

    /// <summary>Typed blocks.</summary>
    public required IReadOnlyList<BlockResponse>? Blocks { get; init; }
}
