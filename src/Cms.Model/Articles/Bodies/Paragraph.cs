namespace Cms.Model.Articles.Bodies;

/// <summary>Running text.</summary>
/// <param name="Spans">The text, never empty.</param>
public sealed record Paragraph(IReadOnlyList<Span> Spans) : Block;
