namespace Cms.Model.Articles.Bodies;

/// <summary>Text kept letter by letter, with its line breaks.</summary>
/// <param name="Language">The language it is written in, as the author named it, or null.</param>
/// <param name="Text">Lines parted by <c>\n</c>, without one at the end.</param>
public sealed record CodeBlock(string? Language, string Text) : Block;
