namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>Text kept letter by letter, such as a program or a table typed by hand.</summary>
public sealed record CodeBlock : BlockResponse
{
    /// <summary>The language it is written in, as the author named it, for colouring; null where none was named.</summary>
    public required string? Language { get; init; }

    /// <summary>The lines, parted by a line feed, without one at the end.</summary>
    public required string Text { get; init; }
}
