namespace Cms.Model.Articles.Bodies;

/// <summary>Words set apart as somebody else's.</summary>
/// <param name="Blocks">What is quoted: mostly paragraphs, but a quoted list or picture stays one.</param>
public sealed record Quote(IReadOnlyList<Block> Blocks) : Block;
