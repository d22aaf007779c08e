namespace Cms.Model.Articles;

/// <summary>
/// The ready public answer of an article, kept beside it. It counts only while <see cref="Version"/>,
/// <see cref="Shape"/> are current; otherwise it is made anew by whoever asks next.
/// </summary>
public sealed class ArticleDocument
{
    /// <summary>The article.</summary>
    public Guid ArticleId { get; init; }

    /// <summary>The article's version it was made from.</summary>
    public int Version { get; init; }

    /// <summary>What else it was made from: the number of the answer's shape and the settings that make its addresses, hashed.</summary>
    public long Shape { get; init; }

    /// <summary>The cache tags of what it shows, parted by spaces.</summary>
    public string Tags { get; init; } = "";

    /// <summary>The summary: one JSON object, UTF-8.</summary>
    public byte[] Summary { get; init; } = [];

    /// <summary>What the whole article has beyond its summary and body: one JSON object, UTF-8.</summary>
    public byte[] Details { get; init; } = [];

    /// <summary>The body as HTML: one JSON string, UTF-8.</summary>
    public byte[] Html { get; init; } = [];

    /// <summary>The body as Markdown: one JSON string, UTF-8.</summary>
    public byte[] Markdown { get; init; } = [];

    /// <summary>The body as plain text: one JSON string, UTF-8.</summary>
    public byte[] Text { get; init; } = [];

    /// <summary>The body as typed blocks: one JSON array, UTF-8.</summary>
    public byte[] Blocks { get; init; } = [];
}
