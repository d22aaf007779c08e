namespace Cms.Model.Articles.Bodies;

/// <summary>A heading inside a body.</summary>
/// <param name="Level">2 to 6; the article's title is the only heading of level 1.</param>
/// <param name="Id">Anchor, unique within the body and the same in every form of it.</param>
/// <param name="Spans">The words of the heading, on one line.</param>
public sealed record Heading(int Level, string Id, IReadOnlyList<Span> Spans) : Block;
