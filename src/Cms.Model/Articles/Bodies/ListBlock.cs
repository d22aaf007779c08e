namespace Cms.Model.Articles.Bodies;

/// <summary>A list.</summary>
/// <param name="Ordered">True where the items are numbered.</param>
/// <param name="Start">The first number; 1 for a list without numbers.</param>
/// <param name="Items">At least one.</param>
public sealed record ListBlock(bool Ordered, int Start, IReadOnlyList<ListItem> Items) : Block;
