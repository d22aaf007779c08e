namespace Cms.Model.Articles.Bodies;

/// <summary>One entry of a list.</summary>
/// <param name="Spans">Its first paragraph; empty where the item opens with something else, such as a picture.</param>
/// <param name="Blocks">What follows inside the item: further paragraphs, a list below it. Mostly empty.</param>
public sealed record ListItem(IReadOnlyList<Span> Spans, IReadOnlyList<Block> Blocks);
