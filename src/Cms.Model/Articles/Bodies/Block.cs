namespace Cms.Model.Articles.Bodies;

/// <summary>One block of an article's body, in reading order. The kinds are closed: every writer draws all of them.</summary>
public abstract record Block
{
    private protected Block()
    {
    }
}

/// <summary>Running text.</summary>
/// <param name="Spans">The text, never empty.</param>
public sealed record Paragraph(IReadOnlyList<Span> Spans) : Block;

/// <summary>A heading inside a body.</summary>
/// <param name="Level">2 to 6; the article's title is the only heading of level 1.</param>
/// <param name="Id">Anchor, unique within the body and the same in every form of it.</param>
/// <param name="Spans">The words of the heading, on one line.</param>
public sealed record Heading(int Level, string Id, IReadOnlyList<Span> Spans) : Block;

/// <summary>Words set apart as somebody else's.</summary>
/// <param name="Blocks">What is quoted: mostly paragraphs, but a quoted list or picture stays one.</param>
public sealed record Quote(IReadOnlyList<Block> Blocks) : Block;

/// <summary>A list.</summary>
/// <param name="Ordered">True where the items are numbered.</param>
/// <param name="Start">The first number; 1 for a list without numbers.</param>
/// <param name="Items">At least one.</param>
public sealed record ListBlock(bool Ordered, int Start, IReadOnlyList<ListItem> Items) : Block;

/// <summary>One entry of a list.</summary>
/// <param name="Spans">Its first paragraph; empty where the item opens with something else, such as a picture.</param>
/// <param name="Blocks">What follows inside the item: further paragraphs, a list below it. Mostly empty.</param>
public sealed record ListItem(IReadOnlyList<Span> Spans, IReadOnlyList<Block> Blocks);

/// <summary>An illustration standing by itself; what it shows and who is credited belongs to the illustration.</summary>
/// <param name="IllustrationId">Which one. It may no longer exist, or may not be for every audience.</param>
public sealed record Figure(Guid IllustrationId) : Block;

/// <summary>Something played from another site.</summary>
/// <param name="Provider">Which site: <c>youtube</c>, <c>vimeo</c> or <c>soundcloud</c>.</param>
/// <param name="Url">Its page there, absolute.</param>
/// <param name="Title">What to call it: the words of the link, else the name of the site.</param>
public sealed record Embed(string Provider, string Url, string Title) : Block;

/// <summary>Text kept letter by letter, with its line breaks.</summary>
/// <param name="Language">The language it is written in, as the author named it, or null.</param>
/// <param name="Text">Lines parted by <c>\n</c>, without one at the end.</param>
public sealed record CodeBlock(string? Language, string Text) : Block;

/// <summary>A pause between two passages.</summary>
public sealed record Rule : Block;

/// <summary>A run of text that looks the same and leads to the same place; neighbours always differ in one or the other.</summary>
/// <param name="Text">Plain text in NFC; <c>\n</c> is a line break the author asked for.</param>
/// <param name="Marks">How it is set.</param>
/// <param name="Href">Where it leads outside: an absolute http, https, mailto or tel address, or null.</param>
/// <param name="ArticleId">The article of ours it leads to, or null. Its address is known only when the body is written, and never beside <paramref name="Href"/>.</param>
public sealed record Span(string Text, SpanMarks Marks = SpanMarks.None, string? Href = null, Guid? ArticleId = null)
{
    /// <summary>The text where there are no marks: raised and lowered letters still say that they are (<c>10⁶</c>, <c>H₂O</c>, <c>x^(a/b)</c>).</summary>
    public string PlainText => RaisedText.Of(this);
}

/// <summary>How a span is set; marks add up.</summary>
[Flags]
public enum SpanMarks
{
    /// <summary>As running text.</summary>
    None = 0,

    /// <summary>Of strong importance, mostly bold.</summary>
    Strong = 1,

    /// <summary>Stressed, or a title or foreign word; mostly italic.</summary>
    Emphasis = 2,

    /// <summary>Letter by letter, as typed into a machine.</summary>
    Code = 4,

    /// <summary>No longer true, struck through.</summary>
    Strike = 8,

    /// <summary>Raised: a power, the number of a note.</summary>
    Superscript = 16,

    /// <summary>Lowered: an index, a number in a formula.</summary>
    Subscript = 32,

    /// <summary>A side remark, in small print.</summary>
    Small = 64,

    /// <summary>Marked out for the reader.</summary>
    Highlight = 128,
}
