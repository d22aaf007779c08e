namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>A run of text that looks alike and leads to one place.</summary>
public sealed record BodySpan
{
    /// <summary>Plain text, to be escaped by whoever prints it. A line feed in it is a line break the author asked for.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// How it is set; <c>[]</c> for plain text. In the order strong, emphasis, strike, code, superscript, subscript, small, highlight.
    /// </summary>
    public required IReadOnlyList<BodyMark> Marks { get; init; }

    /// <summary>Where it leads: an absolute http, https, mailto or tel address, or null where it is no link.</summary>
    public required string? Href { get; init; }

    /// <summary>The article of this magazine that <c>href</c> leads to, or null for any other link.</summary>
    public required Guid? ArticleId { get; init; }
}
